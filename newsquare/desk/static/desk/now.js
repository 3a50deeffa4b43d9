// Sends the breaking bar with the key that a phone's keyboard calls "send": a bar has one line.
const form = document.querySelector("[data-now]");

form?.elements.text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
