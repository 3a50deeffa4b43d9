// Keys for the moderators' list, which works without them: j and k move, a approves, r opens the reasons.
const desk = document.querySelector("[data-forum-desk]");
const items = [...desk.querySelectorAll("[data-item]")];

const here = () => items.indexOf(document.activeElement?.closest("[data-item]"));

const go = (index) => {
  const item = items[Math.max(0, Math.min(items.length - 1, index))];
  item?.focus();
  item?.scrollIntoView({ block: "nearest" });
};

const approve = () => items[here()]?.querySelector("[data-approve]")?.requestSubmit();

const openReasons = () => {
  const details = items[here()]?.querySelector("[data-reject]");
  if (!details) return;
  details.open = true;
  details.querySelector("select").focus();
};

const keys = { j: () => go(here() + 1), k: () => go(here() - 1), a: approve, r: openReasons };

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing && event.key === "Escape" && here() >= 0) {
    const item = items[here()];
    item.focus();
    item.querySelectorAll("details[open]").forEach((details) => { details.open = false; });
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

const start = items.findIndex((item) => `#${item.id}` === location.hash);
if (items.length) go(Math.max(0, start));
