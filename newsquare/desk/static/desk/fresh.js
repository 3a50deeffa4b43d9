// Tells what came since the list was opened. The list itself stays as it is until somebody asks for the new one.
const EVERY = 10_000;  // Milliseconds.

export function watchForNews(link, say) {
  if (!link) return;
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(link.dataset.fresh, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { said } = await answer.json();
      const words = said ? `${said}: ${link.dataset.plain.toLowerCase()}` : link.dataset.plain;
      if (link.textContent === words) return;
      link.textContent = words;
      link.classList.toggle("is-fresh", Boolean(said));
      if (said) say(said);
    } catch {
      // The station cannot be reached just now; the next look may.
    }
  }, EVERY);
}
