// Lets stories be dragged onto the places of a front, with a mouse or a finger. Buttons do the same without it.
const form = document.querySelector("[data-put]");
const EDGE = 70;  // How near to the top or the bottom the page moves along while something is dragged,
const STEP = 9;  // and how far in a frame.

function placeAt(x, y) {
  return document.elementFromPoint(x, y)?.closest("[data-place]") ?? null;
}

function mark(place) {
  for (const other of document.querySelectorAll(".is-target")) other.classList.remove("is-target");
  place?.classList.add("is-target");
}

function drag(handle, begun) {
  const row = handle.closest("[data-story]");
  const ghost = document.createElement("div");
  ghost.className = "front-ghost";
  ghost.textContent = row.querySelector("b").textContent;
  const scroller = form.closest("main") ?? document.scrollingElement;  // Wagtail's shell scrolls its main part.
  handle.setPointerCapture(begun.pointerId);

  const move = (event) => {
    if (!ghost.isConnected) document.body.append(ghost);
    ghost.style.translate = `${event.clientX + 12}px ${event.clientY + 12}px`;
    at = event;
  };
  const follow = () => {
    if (at.clientY < EDGE) scroller.scrollBy(0, -STEP);
    if (at.clientY > innerHeight - EDGE) scroller.scrollBy(0, STEP);
    mark(placeAt(at.clientX, at.clientY));
    following = requestAnimationFrame(follow);
  };
  let at = begun;
  let following = requestAnimationFrame(follow);
  const over = new AbortController();
  const end = (event) => {
    over.abort();
    cancelAnimationFrame(following);
    ghost.remove();
    mark(null);
    const place = event.type === "pointerup" && placeAt(event.clientX, event.clientY);
    if (!place || place === row) return;
    form.elements.at.value = place.dataset.place;
    const story = Object.assign(document.createElement("input"), { type: "hidden", name: "story", value: row.dataset.story });
    form.append(story);
    form.submit();
  };
  for (const [name, does] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) {
    handle.addEventListener(name, does, { signal: over.signal });
  }
}

if (form) {
  for (const handle of document.querySelectorAll("[data-handle]")) {
    handle.classList.add("is-live");
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      drag(handle, event);
    });
  }
}
