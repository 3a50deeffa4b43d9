// Respects a comment without leaving the page. Without this script, or where the answer does not come, the form is sent
// as any other. The page does not know who has respected what: a second press there leads to where it is taken back.
async function press(form, button) {
  const given = button.getAttribute("aria-pressed") === "true";
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(given ? { do: "back" } : {}),
  });
  const told = await answer.json();
  if (told.go) return location.assign(told.go);
  button.textContent = told.name;
  button.setAttribute("aria-label", told.label);
  button.setAttribute("aria-pressed", String(told.given));
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  press(form, button)
    .catch(() => form.submit())
    .finally(() => button.removeAttribute("aria-busy"));
});
