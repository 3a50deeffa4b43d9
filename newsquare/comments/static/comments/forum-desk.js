// Keys for the moderators' list, and decisions without a page load. The list works without them.
const desk = document.querySelector("[data-forum-desk]");
const list = desk.querySelector("[data-list]");
const told = desk.querySelector("[data-told]");
const undoForm = desk.querySelector("[data-undo]");
const isQueue = desk.querySelector("[data-none]") !== null;
const FILL_UP_AT = 10;

const items = () => [...desk.querySelectorAll("[data-item]")];
const current = () => document.activeElement?.closest?.("[data-item]");
const say = (words) => { if (told) told.textContent = words; };

const go = (index) => {
  const all = items();
  const item = all[Math.max(0, Math.min(all.length - 1, index))];
  item?.focus();
  item?.scrollIntoView({ block: "nearest" });
};
const move = (by) => go(items().indexOf(current()) + by);

const send = async (form) => {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(answer.statusText);
  return { ok: answer.ok, ...(await answer.json()) };
};

// Between the press and the answer nothing else is decided on the same comment.
const busy = new WeakSet();

const fillUp = async () => {
  const more = list?.querySelector("[data-more]");
  if (!isQueue || !more || items().length > FILL_UP_AT || busy.has(more)) return;
  busy.add(more);
  const answer = await fetch(`${more.href}&part=1`);
  if (answer.ok) more.closest("li").outerHTML = await answer.text();
};

const takeOut = (ids) => {
  const at = Math.max(0, items().indexOf(current()));
  ids.forEach((id) => desk.querySelector(`#comment-${id}`)?.closest("li").remove());
  if (items().length) go(Math.min(at, items().length - 1));
  else if (!list.querySelector("[data-more]")) desk.querySelector("[data-none]").hidden = false;
};

const decide = async (form) => {
  if (busy.has(form)) return;
  busy.add(form);
  try {
    const done = await send(form);
    say(done.words);
    if (!done.ok) return;
    undoForm.hidden = false;
    undoForm.elements.press.value = done.press;
    takeOut(done.gone);
    await fillUp();
    if (!current()) go(0);
  } catch {
    form.submit(); // The page says what is wrong: signed out, or no connection.
  } finally {
    busy.delete(form);
  }
};

const undo = async () => {
  if (!undoForm || undoForm.hidden) return;
  const done = await send(undoForm);
  say(done.words);
  undoForm.hidden = true;
  if (!done.ok) return;
  list.insertAdjacentHTML("afterbegin", done.html);
  desk.querySelector("[data-none]").hidden = true;
  go(0);
};

const open = (which, set = () => {}) => {
  const details = current()?.querySelector(which);
  if (!details) return;
  current().querySelectorAll("details[open]").forEach((other) => { other.open = false; });
  details.open = true;
  const form = details.querySelector("form");
  set(form.elements);
  form.elements.reason.focus();
};
const reject = (scope) => open("[data-reject]", (fields) => { fields.scope.value = scope; });
const suspend = (days) => open("[data-suspend]", (fields) => { fields.days.value = days; });

const keys = {
  j: () => move(1),
  n: () => move(1),
  k: () => move(-1),
  a: () => current()?.querySelector("[data-approve]")?.requestSubmit(),
  r: () => reject("one"),
  y: () => reject("author"),
  l: () => reject("alike"),
  s: () => suspend("7"),
  b: () => suspend(""),
  u: undo,
};

const inForm = (event) => {
  const field = event.target;
  if (event.key === "Escape") {
    const item = current();
    item?.querySelectorAll("details[open]").forEach((details) => { details.open = false; });
    item?.focus();
  } else if (field.matches("[data-decide] select") && event.key === "Enter") {
    event.preventDefault();
    field.form.requestSubmit();
  } else if (field.matches("[data-decide] select[name=reason]") && /^[1-9]$/.test(event.key)) {
    event.preventDefault();
    field.selectedIndex = Number(event.key);
  }
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) { inForm(event); return; }
  if (event.key === "Escape") { inForm(event); return; }
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

desk.addEventListener("submit", (event) => {
  const form = event.target;
  if (!isQueue || !form.matches("[data-decide], [data-undo]")) return;
  event.preventDefault();
  if (form.matches("[data-undo]")) undo(); else decide(form);
});

const start = items().findIndex((item) => `#${item.id}` === location.hash);
if (items().length) go(Math.max(0, start));
