/* Marks the wrong words in the published text as they are typed, takes marked ones from it, proposes the sentence. */
const screen = document.querySelector("[data-correct]");
const [wrong, right, text] = ["wrong", "right", "text"].map((id) => document.getElementById(id));
const passages = [...screen.querySelectorAll("[data-passage]")].map((element) => ({ element, text: element.textContent }));
const places = screen.querySelector("[data-places]");
const boxes = places.querySelector("[data-boxes]");
const found = document.getElementById("found");
const AROUND = 30;
let written = text.value !== "";

/* As stories/passages.py folds and finds them. */
const folded = (words) => words.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[\u00a0\n\t]/g, " ").replace(/‑/g, "-");
const edge = (letter, behind) => (/[\p{L}\p{N}]/u.test(letter) ? `(?${behind}![\\p{L}\\p{N}])` : "");

function standing(wanted) {
  if (!wanted) return [];
  const letters = [...wanted];
  const words = wanted.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&").replaceAll(" ", "\\s+");
  const whole = new RegExp(edge(letters[0], "<") + words + edge(letters.at(-1), ""), "gu");
  return passages.flatMap((passage) => [...folded(passage.text).matchAll(whole)].map((match, nth) => (
    { passage, start: match.index, end: match.index + match[0].length, key: `${passage.element.dataset.passage}@${nth}` })));
}

function marked(passage, start, end) {
  return Object.assign(document.createElement("mark"), { textContent: passage.text.slice(start, end) });
}

function mark(all) {
  for (const passage of passages) {
    const parts = [];
    let at = 0;
    for (const { start, end } of all.filter((each) => each.passage === passage)) {
      parts.push(passage.text.slice(at, start), marked(passage, start, end));
      at = end;
    }
    passage.element.replaceChildren(...parts, passage.text.slice(at));
  }
}

function choose(all, only) {
  places.hidden = all.length < 2;
  boxes.replaceChildren(
    ...all.map(({ passage, start, end, key }) => {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "places", value: key });
      box.checked = Boolean(only) && passage.element === only.element && start === only.start;
      box.disabled = all.length < 2;
      const [before, after] = [[...passage.text.slice(0, start)].slice(-AROUND), [...passage.text.slice(end)].slice(0, AROUND)];
      label.append(box, ` ${passage.element.dataset.name}: …${before.join("")}`, marked(passage, start, end), `${after.join("")}…`);
      return label;
    }),
  );
}

function propose() {
  if (written) return;
  const say = right.value.trim() ? screen.dataset.replaced : screen.dataset.removed;
  const [was, is] = [wrong.value.trim(), right.value.trim()];
  text.value = was ? say.replaceAll("{wrong}", () => was).replaceAll("{right}", () => is) : "";
}

function look(only) {
  const wanted = folded(wrong.value).trim().replace(/\s+/g, " ");
  const all = standing(wanted);
  mark(all);
  choose(all, only);
  found.textContent = wanted && !all.length ? found.dataset.none : "";
  propose();
}

function take() {
  const chosen = getSelection();
  const words = chosen.toString().trim();
  const element = chosen.anchorNode?.parentElement?.closest("[data-passage]");
  if (!words || !element || !element.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length + (chosen.toString().length - chosen.toString().trimStart().length);
  wrong.value = words;
  look({ element, start });
  right.focus();
}

wrong.addEventListener("input", () => look());
right.addEventListener("input", propose);
text.addEventListener("input", () => { written = text.value !== ""; });
screen.querySelector(".desk-published").addEventListener("pointerup", () => setTimeout(take));
if (wrong.value && places.hidden) look();
