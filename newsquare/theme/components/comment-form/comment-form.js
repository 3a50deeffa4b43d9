// Keeps a comment that is being typed in the reader's own browser for a day, until it is posted: a dropped connection
// or a closed page loses nothing. Nobody else gets it; without this script the server gives the text back.
const DAY = 86_400_000;
const keyOf = (name) => `newsquare.draft.${name}`;

function withStore(use) {
  try {
    return use(localStorage);
  } catch {
    return null; // The reader's browser keeps nothing, as it may.
  }
}

function kept(name) {
  return withStore((store) => {
    for (const key of Object.keys(store).filter((each) => each.startsWith("newsquare.draft."))) {
      if (!(Date.now() - JSON.parse(store[key]).at < DAY)) store.removeItem(key);
    }
    return JSON.parse(store.getItem(keyOf(name)) || "null")?.text;
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const name = form.dataset.draft;
  const field = form.querySelector("textarea");
  const word = form.querySelector("[data-draft-back]");
  const typed = kept(name);
  if (typed && !field.value.trim()) {
    field.value = typed;
    word.hidden = false;
  }
  field.addEventListener("input", () => {
    withStore((store) =>
      field.value.trim()
        ? store.setItem(keyOf(name), JSON.stringify({ text: field.value, at: Date.now() }))
        : store.removeItem(keyOf(name)),
    );
  });
  form.querySelector("[data-draft-away]").addEventListener("click", () => {
    withStore((store) => store.removeItem(keyOf(name)));
    field.value = "";
    word.hidden = true;
    field.focus();
  });
}

for (const done of document.querySelectorAll("[data-draft-posted]")) {
  withStore((store) => store.removeItem(keyOf(done.dataset.draftPosted)));
}
