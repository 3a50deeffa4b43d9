/* Text typed into a story's form is kept in this browser until the station has it: a lost line, an ended session, a
   crash or a refused save lose nothing. What the station could not save it keeps aside, and the form says where. */
const form = document.querySelector("#w-editor-form");
const start = document.querySelector("[data-last-resort]");
const STORE = "newsquare.text.";
const FORTNIGHT = 14 * 24 * 3600 * 1000;
const HANDED_OVER = 400; /* Milliseconds until the editor of paragraphs has handed its text to the form. */
const OF_THE_OPENING = new Set(["csrfmiddlewaretoken", "base", "pen", "withdrawn", "loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id", "next", "sending"]);

function entries() {
  return Object.keys(localStorage).filter((key) => key.startsWith(STORE)).flatMap((key) => {
    try {
      return [{ key, ...JSON.parse(localStorage.getItem(key)) }];
    } catch {
      return [];
    }
  });
}

/* The station says in a cookie which sending of a form it has; what was typed after that sending is another text. */
function tidy() {
  const safe = document.cookie.match(/(?:^|; )safe_sending=([^;]+)/)?.[1];
  for (const { key, at, sending } of entries()) {
    if ((safe && sending === safe) || !at || Date.now() - at > FORTNIGHT) localStorage.removeItem(key);
  }
}

function keepTexts() {
  const { person, story } = start.dataset;
  const words = start.dataset;
  const pen = form.elements.namedItem("pen").value;
  const key = `${STORE}${person}.${pen}`;
  const notice = document.querySelector("[data-last-resort-notice]");
  let safe = null, sent = null, timer = null, aside = null, sending = null, left = false;

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const said = (pairs) => JSON.stringify(pairs.filter(([name]) => !OF_THE_OPENING.has(name)));

  function say(text, ...buttons) {
    notice.replaceChildren(document.createTextNode(`${text} `), ...buttons);
    notice.hidden = !text;
  }

  function button(text, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "button button-small button-secondary", textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  function go(address) {
    window.addEventListener("w-unsaved:confirm", (event) => event.preventDefault(), { capture: true });
    window.location.assign(address);
  }

  function keep(sending = "") {
    clearTimeout(timer);
    const pairs = fields();
    if (safe === null || said(pairs) === safe) return false;
    const headline = form.elements.namedItem("headline")?.value ?? "";
    const entry = { story: start.dataset.story || storyOf(form.action), action: form.action, headline, at: Date.now(), sending, fields: pairs };
    try {
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {
      return false; /* The browser's store is full or shut: autosave and the server remain. */
    }
    return true;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => keep() && aside && send(), HANDED_OVER);
  }

  function forget(pairs) {
    safe = said(pairs);
    if (said(fields()) === safe) localStorage.removeItem(key);
  }

  const storyOf = (address) => address.match(/\/stories\/edit\/(\d+)\//)?.[1] ?? "";
  const token = () => form.elements.namedItem("csrfmiddlewaretoken").value;

  async function post(address, pairs) {
    const body = new FormData();
    for (const [name, value] of pairs) if (name !== "csrfmiddlewaretoken") body.append(name, value);
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() } });
    return answer.json();
  }

  /* After a refusal Wagtail saves no more by itself; what is typed on goes to the text kept aside. */
  async function send() {
    if (sending) return sending;
    const pairs = fields();
    sending = post(form.action, pairs).then((told) => told.kept && forget(pairs)).catch(() => {}).finally(() => { sending = null; });
    return sending;
  }

  function refused(told) {
    aside = told.kept;
    say(told.error_message, button(words.compare, async () => {
      await new Promise((done) => setTimeout(done, HANDED_OVER));
      await sending;
      keep();
      await send();
      go(aside);
    }));
  }

  async function putBack(entry) {
    try {
      const told = await post(entry.action, [...entry.fields, ["again", "1"]]);
      if (!told.success && !told.kept) return say(told.error_message, ...offers(entry));
      localStorage.removeItem(entry.key);
      go(told.kept ?? told.url ?? window.location.pathname);
    } catch {
      say(words.unreached, ...offers(entry));
    }
  }

  const offers = (entry) => [
    button(words.putBack, () => putBack(entry)),
    button(words.throwAway, () => { localStorage.removeItem(entry.key); say(""); }),
  ];

  function offerWhatWasLeft() {
    const left = entries().filter((entry) => entry.key.startsWith(`${STORE}${person}.`) && entry.key !== key && entry.story === story);
    const [entry] = left.sort((one, other) => other.at - one.at);
    if (!entry) return;
    const time = new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    say(words.left.replace("TIME", time).replace("HEADLINE", entry.headline || "…"), ...offers(entry));
  }

  for (const type of ["pointerdown", "keydown", "focusin"]) {
    /* A press of the notice's own buttons is no writing: the form may not have opened whole yet. */
    form.addEventListener(type, ({ target }) => { if (!notice.contains(target)) safe ??= said(fields()); }, { capture: true });
  }
  for (const type of ["input", "change", "click", "keyup", "paste", "drop", "w-unsaved:add"]) form.addEventListener(type, later);
  form.addEventListener("submit", () => {
    const field = form.elements.namedItem("sending");
    field.value = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    left = keep(field.value);
  });
  window.addEventListener("pagehide", () => left || keep());

  document.addEventListener("w-autosave:save", (event) => {
    sent = [...event.detail.formData].filter(([, value]) => typeof value === "string");
  });
  document.addEventListener("w-autosave:success", () => {
    start.dataset.story ||= storyOf(form.action);
    if (sent) forget(sent);
    if (!aside) say("");
  });
  document.addEventListener("w-autosave:error", ({ detail }) => {
    keep();
    const told = detail.response;
    if (told?.kept) {
      forget(sent);
      refused(told);
    } else if (told?.error_code === "signed_out") {
      const address = `/sign-in/password/?next=${encodeURIComponent(window.location.pathname)}`;
      say(words.signedOut, button(words.signIn, () => go(address)));
    } else if (detail.type === "network_error") {
      say(words.unreached);
    }
  });

  const retry = () => !aside && localStorage.getItem(key) && form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true }));
  window.addEventListener("online", retry);
  setInterval(retry, 15_000);
  offerWhatWasLeft();
}

tidy();
if (form && start) keepTexts();
