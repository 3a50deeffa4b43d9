// The arrivals list by keys, with what one reads beside it. Everything here also works without it, by forms and links.
import { closeBeside, openBeside, isBeside } from "./beside.js";
import { watchForNews } from "./fresh.js";

const root = document.querySelector("[data-arrivals]");
const UNDO = 60_000;  // Milliseconds; the server knows the same minute.

const told = document.querySelector("[data-told]");
const say = (words) => { told.textContent = ""; setTimeout(() => { told.textContent = words; }, 50); };

const rows = () => [...root.querySelectorAll("[data-item]")];
const opener = (row) => row.querySelector("[data-open]");
let here = null;

function stand(row) {
  here?.classList.remove("is-here");
  here = row;
  row.classList.add("is-here");
}

function goTo(row) {
  stand(row);
  opener(row).focus();
  row.scrollIntoView({ block: "nearest" });
  if (isBeside()) openBeside(row, say, false);
}

function move(step) {
  const all = rows();
  const next = here?.isConnected ? all[all.indexOf(here) + step] : all[0];
  if (next) goTo(next);
  else if (all.length) say(step > 0 ? root.dataset.end : root.dataset.first);
}

const button = (row, ...names) => row?.querySelector(names.map((name) => `[data-deeds] [value=${name}]`).join(","));

async function ask(form, deed) {
  const body = new FormData(form);
  body.set("do", deed);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).said;
  } catch {
    say(root.dataset.lost);
    return null;
  }
}

async function spike(row) {
  const form = row.querySelector("[data-deeds]");
  const words = await ask(form, "spike");
  if (words === null) return;
  const all = rows();
  const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
  const note = leaveNote(row, form, words);
  if (here === row) here = null;
  if (next) goTo(next);
  else note.querySelector("button").focus();
  say(words);
}

// The row stays where it was, as a line that offers to undo; nothing below it moves away under one's eyes.
function leaveNote(row, form, words) {
  const note = document.createElement("tr");
  const cell = Object.assign(document.createElement("td"), { colSpan: row.children.length, className: "arrivals-gone" });
  const back = Object.assign(document.createElement("button"), {
    type: "button", className: "button button-small button-secondary", textContent: root.dataset.undo,
  });
  cell.append(`${words} `, back);
  note.append(cell);
  note.dataset.gone = "";
  row.replaceWith(note);
  const over = setTimeout(() => { if (!note.contains(document.activeElement)) note.remove(); }, UNDO);
  back.addEventListener("click", async () => {
    const answer = await ask(form, "unspike");
    if (answer === null) return;
    clearTimeout(over);
    note.replaceWith(row);
    goTo(row);
    say(answer);
  });
  return note;
}

function undo() {
  [...root.querySelectorAll("[data-gone] button")].at(-1)?.click();
}

async function watch(row) {
  const press = button(row, "watch", "unwatch");
  const deed = press.value;
  const words = await ask(press.form, deed);
  if (words === null) return;
  for (const other of document.querySelectorAll(`[data-deeds][action="${press.form.getAttribute("action")}"] [data-watch]`)) {
    other.value = deed === "watch" ? "unwatch" : "watch";
    other.firstElementChild.textContent = other.dataset[other.value];
  }
  row.querySelector("[data-watched]")?.remove();
  if (deed === "watch") {
    const mark = Object.assign(document.createElement("span"), { className: "w-status", textContent: root.dataset.watched });
    mark.dataset.watched = "";
    row.querySelector(".arrivals-marks").append(mark);
  }
  say(words);
}

function publish(row) {
  const press = button(row, "publish");
  const sure = document.querySelector("[data-sure]");
  if (!press) return;
  sure.querySelector("[data-headline]").textContent = opener(row).textContent;
  sure.returnValue = "";
  sure.addEventListener("close", () => {
    if (sure.returnValue === "yes") press.form.requestSubmit(press);
    else opener(row).focus();
  }, { once: true });
  sure.showModal();
}

function take(row) {
  const press = button(row, "take");
  if (press) press.form.requestSubmit(press);
  else row.querySelector("[data-story]")?.click();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  o: (row) => row && openBeside(row, say),
  t: (row) => row && take(row),
  s: (row) => button(row, "spike") && spike(row),
  u: undo,
  w: (row) => row && watch(row),
  p: (row) => row && publish(row),
  g: (row) => row?.querySelector("[data-others] summary")?.click(),
  "?": () => document.getElementById("keyboard-shortcuts-dialog")?.dispatchEvent(new CustomEvent("w-dialog:show")),
  "/": () => document.querySelector("[data-search]").select(),
};

function typing(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog[open], .w-dialog");
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.key === "Escape" && isBeside()) {
    closeBeside();
    say(root.dataset.closed);
    if (here?.isConnected) opener(here).focus();
    return;
  }
  const arrow = event.key.startsWith("Arrow");
  if (arrow && !root.querySelector(".arrivals-list").contains(event.target)) return;  // There they scroll.
  const deed = KEYS[event.key];
  if (!deed || (root.dataset.keys !== "on" && !arrow)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deed(here?.isConnected ? here : null);
}

function onClick(event) {
  const row = event.target.closest("[data-item]");
  if (row) stand(row);
  if (event.target.closest("[data-close]")) {
    closeBeside();
    if (here?.isConnected) opener(here).focus();
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (event.target.closest("[data-open]") && plain && openBeside(row, say)) event.preventDefault();
}

// Spiking and watching need no new page; taking and publishing lead to one.
function onSubmit(event) {
  const deed = event.submitter?.value;
  const row = event.target.closest("[data-item]") ?? document.getElementById(event.target.closest("[data-of]")?.dataset.of);
  if (!row || !["spike", "watch", "unwatch"].includes(deed)) return;
  event.preventDefault();
  if (deed === "spike") {
    closeBeside();
    spike(row);
  } else {
    watch(row);
  }
}

if (root) {
  addEventListener("keydown", onKey, { capture: true });
  root.addEventListener("click", onClick);
  root.addEventListener("submit", onSubmit);
  root.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-item]");
    if (row) stand(row);
  });
  document.querySelector("[data-hint]")?.removeAttribute("hidden");
  watchForNews(document.querySelector("[data-fresh]"), say);
}
