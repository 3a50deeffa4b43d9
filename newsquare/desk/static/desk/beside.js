// What one reads beside the arrivals list. On a narrow screen there is no beside: links lead to the item's page.
const WIDE = matchMedia("(min-width: 62rem)");
const place = document.querySelector("[data-preview]");
let asked = "";

export const isBeside = () => place !== null && !place.hidden;

export function closeBeside() {
  place.hidden = true;
  place.replaceChildren();
  asked = "";
  place.parentElement.classList.remove("has-preview");
}

// Returns whether the item is shown beside the list; the text comes a moment later.
export function openBeside(row, say, follow = true) {
  const address = row.querySelector("[data-open]").href;
  if (!WIDE.matches) {
    if (follow) location.assign(address);
    return follow;
  }
  asked = address;
  fetch(`${address}preview/`).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (asked !== address) return;  // Somebody moved on meanwhile.
    place.innerHTML = text;
    place.dataset.of = row.id;
    place.hidden = false;
    place.scrollTop = 0;
    place.parentElement.classList.add("has-preview");
    const heading = place.querySelector("h2");
    if (follow) heading.focus({ preventScroll: true });
    else say(heading.textContent);
  }).catch(() => say(place.parentElement.dataset.lost));
  return true;
}
