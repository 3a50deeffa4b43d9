// Keys for the list of ideas, which works without them: j and k move, o opens, x marks, a marks what is alike, s buries.
const list = document.querySelector("[data-ideas]");
const rows = [...list.querySelectorAll("[data-item]")];
const box = (row) => row.querySelector("input[type=checkbox]");
const here = () => rows.findIndex((row) => row.contains(document.activeElement));

const go = (index) => {
  const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
  row?.querySelector("[data-open]").focus();
  row?.scrollIntoView({ block: "nearest" });
};

const mark = () => {
  const row = rows[here()];
  if (row) box(row).checked = !box(row).checked;
};

// The group of a row: from its first one on, as far as rows stand under it.
const markAlike = () => {
  let first = here();
  if (first < 0 || !("alike" in rows[first].dataset)) return;
  while (!("first" in rows[first].dataset)) first -= 1;
  const group = [rows[first]];
  for (let next = first + 1; rows[next]?.classList.contains("idea-under"); next += 1) group.push(rows[next]);
  const all = group.every((row) => box(row).checked);
  group.forEach((row) => { box(row).checked = !all; });
};

const bury = () => {
  const button = list.querySelector("[data-bury]");
  if (!rows.some((row) => box(row).checked)) {
    if (here() < 0) return;
    box(rows[here()]).checked = true;
  }
  button?.form.requestSubmit(button);
};

const keys = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  o: () => rows[here()]?.querySelector("[data-open]").click(),
  x: mark,
  a: markAlike,
  s: bury,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, select, [contenteditable], input:not([type=checkbox])");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

list.querySelector("[data-keys]")?.removeAttribute("hidden");
