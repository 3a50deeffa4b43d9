// Conflicts with the wire, settled by keys: t, k, r choose; n and p go on; Enter saves. Without it, a plain form.
const form = document.querySelector("[data-update]");
const conflicts = [...form.querySelectorAll("[data-conflict]")];
const told = form.querySelector("[data-told]");
const CHOICES = { t: "take", k: "keep", r: "rewrite" };
let here = 0;

const radio = (conflict, choice) => conflict.querySelector(`[type=radio][value=${choice}]`);
const settled = (conflict) => conflict.querySelector(":checked") !== null;
const writes = (element) => element.matches?.("textarea, input:not([type=radio]), select, [contenteditable]");

function stand(place) {
  here = Math.max(0, Math.min(place, conflicts.length - 1));
  const conflict = conflicts[here];
  (conflict.querySelector(":checked") ?? radio(conflict, "take"))?.focus({ preventScroll: true });
  conflict.scrollIntoView({ block: "nearest" });
}

function choose(choice) {
  const conflict = conflicts[here];
  const chosen = radio(conflict, choice);
  if (!chosen) return;
  chosen.checked = true;
  told.textContent = told.dataset[choice];
  if (choice === "rewrite") {
    const words = conflict.querySelector("textarea");
    words.focus();
    words.select();
    return;
  }
  const next = conflicts.findIndex((each, place) => place > here && !settled(each));
  if (next > 0) stand(next);
  else chosen.focus({ preventScroll: true });
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target === document.body) form.requestSubmit();
  if (writes(event.target)) return;
  if (CHOICES[event.key]) choose(CHOICES[event.key]);
  else if (event.key === "n") stand(here + 1);
  else if (event.key === "p") stand(here - 1);
  else return;
  event.preventDefault();
}

form.addEventListener("focusin", (event) => {
  const place = conflicts.indexOf(event.target.closest("[data-conflict]"));
  if (place >= 0) here = place;
});
if (conflicts.length && radio(conflicts[0], "take") && form.dataset.keys === "on") {
  form.querySelector("[data-hint]").hidden = false;
  document.addEventListener("keydown", press);
}
