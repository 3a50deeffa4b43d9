// Folds away the comments of people whom this reader muted. The page is the same for everybody: the browser asks for
// their numbers only where somebody has muted someone, which the reader's own page told it.
const KEY = "newsquare.mutes";

function remembered() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

for (const told of document.querySelectorAll("[data-mutes]")) {
  try {
    if (told.dataset.mutes === "yes") localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // The reader's browser keeps nothing, as it may.
  }
}

async function fold(forum) {
  const answer = await fetch(forum.dataset.muted, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  for (const number of (await answer.json()).muted) {
    const comment = document.getElementById(`comment-${number}`);
    if (!comment || comment.hidden) continue;
    const line = document.createElement("p");
    line.className = "comment gone";
    line.textContent = forum.dataset.mutedWords;
    comment.before(line);
    comment.hidden = true;
  }
}

const forum = document.querySelector("[data-muted]");
if (forum && remembered()) fold(forum).catch(() => {});
