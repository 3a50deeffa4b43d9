// Refreshes the numbers of a mailing while it moves. Without it a reload of the page shows them.
const EVERY = 1000;  // Milliseconds.
const place = document.querySelector("[data-mailing]");

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.mailing, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const numbers = await answer.json();
    for (const cell of place.querySelectorAll("[data-number]")) {
      const words = String(numbers[cell.dataset.number]);
      if (cell.textContent !== words) cell.textContent = words;
    }
    if (!numbers.moves) clearInterval(timer);
  } catch {
    // The station cannot be reached just now; the next look may.
  }
}

const timer = place && "moves" in place.dataset ? setInterval(refresh, EVERY) : 0;
