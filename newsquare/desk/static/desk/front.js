// Lets stories be dragged onto the places of a front, with a mouse or a finger. Buttons do the same without it.
const form = document.querySelector("[data-put]");

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
  const edge = 60;
  handle.setPointerCapture(begun.pointerId);

  const move = (event) => {
    if (!ghost.isConnected) document.body.append(ghost);
    ghost.style.translate = `${event.clientX + 12}px ${event.clientY + 12}px`;
    if (event.clientY < edge) scrollBy(0, -12);
    if (event.clientY > innerHeight - edge) scrollBy(0, 12);
    mark(placeAt(event.clientX, event.clientY));
  };
  const end = (event) => {
    handle.removeEventListener("pointermove", move);
    ghost.remove();
    mark(null);
    const place = event.type === "pointerup" && placeAt(event.clientX, event.clientY);
    if (!place || place === row) return;
    form.elements.at.value = place.dataset.place;
    const story = Object.assign(document.createElement("input"), { type: "hidden", name: "story", value: row.dataset.story });
    form.append(story);
    form.submit();
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end, { once: true });
  handle.addEventListener("pointercancel", end, { once: true });
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
