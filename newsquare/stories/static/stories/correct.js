/* Marks the wrong words in the published text as they are typed, takes marked ones from it, proposes the sentence. */
const screen = document.querySelector("[data-correct]");
const [wrong, right, text] = ["wrong", "right", "text"].map((id) => document.getElementById(id));
const passages = [...screen.querySelectorAll("[data-passage]")].map((element) => ({ element, text: element.textContent }));
const places = screen.querySelector("[data-places]");
const boxes = places.querySelector("[data-boxes]");
const found = document.getElementById("found");
const AROUND = 30;
let written = text.value !== "";

/* As stories/passages.py folds them: the same length, the quotes, dashes and spaces of a keyboard. */
const folded = (words) => words.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[\u00a0\n\t]/g, " ").replace(/‑/g, "-");
const isWord = (letter) => /[\p{L}\p{N}]/u.test(letter ?? "");

function standing(wanted) {
  const all = [];
  for (const passage of passages) {
    const words = folded(passage.text);
    for (let start = words.indexOf(wanted); wanted && start >= 0; start = words.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const cut = (isWord(words[start - 1]) && isWord(wanted[0])) || (isWord(words[end]) && isWord(wanted.at(-1)));
      if (!cut) all.push({ passage, start, end, key: `${passage.element.dataset.passage}@${start}` });
    }
  }
  return all;
}

function mark(all) {
  for (const passage of passages) {
    const parts = [];
    let at = 0;
    for (const { start, end } of all.filter((each) => each.passage === passage)) {
      if (start < at) continue;
      const marked = document.createElement("mark");
      marked.textContent = passage.text.slice(start, end);
      parts.push(passage.text.slice(at, start), marked);
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
      box.checked = only ? key === only : false;
      box.disabled = all.length < 2;
      const around = passage.text.slice(Math.max(0, start - AROUND), end + AROUND);
      label.append(box, ` ${passage.element.dataset.name}: …${around}…`);
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
  const wanted = folded(wrong.value).trim().replace(/ +/g, " ");
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
  look(`${element.dataset.passage}@${start}`);
  right.focus();
}

wrong.addEventListener("input", () => look());
right.addEventListener("input", propose);
text.addEventListener("input", () => { written = text.value !== ""; });
screen.querySelector(".desk-published").addEventListener("pointerup", () => setTimeout(take));
if (wrong.value && places.hidden) look();
