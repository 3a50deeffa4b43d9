// In a story's editor: a document pasted into the text becomes blocks, made by the server.

const FROM_A_WORD_PROCESSOR = /docs-internal-guid|urn:schemas-microsoft-com|class="?Mso|<google-sheets|data-contents="true"|LibreOffice/i;
const MORE_THAN_A_LINE = /<(?:p|h[1-6]|li|table|img|div)\b[\s\S]*<(?:p|h[1-6]|li|table|img|div)\b/i;

function bodyAround(element) {
  const root = element.closest("#body-root") ?? document.getElementById("body-root");
  return root?.contains(element) ? root.rootBlock : undefined;
}

function isEmpty(child) {
  return child.type === "text" && !child.element.querySelector("[contenteditable]")?.textContent.trim();
}

function insertAfter(body, at, blocks) {
  const index = body.children.findIndex((child) => child.element.contains(at));
  blocks.forEach((block, offset) => body.insert({ ...block, id: null }, index + 1 + offset));
  const child = body.children[index];
  if (blocks.length && child && isEmpty(child)) body.deleteBlock(index);
}

const PATIENCE = 30_000; // Milliseconds.

// The words alone, where the server cannot be asked: one text block, a paragraph a line. Nothing is lost.
function wordsOnly(html, plain) {
  const text = plain.trim() ? plain : wordsIn(html);
  const lines = text.split(/\n+/).filter((line) => line.trim());
  const blocks = lines.map((line, place) => ({
    key: `p${place}`, text: line, type: "unstyled", depth: 0, inlineStyleRanges: [], entityRanges: [], data: {},
  }));
  return [{ type: "text", value: JSON.stringify({ blocks, entityMap: {} }) }];
}

// Some programs copy HTML alone. It is read, never shown.
function wordsIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("style, script").forEach((element) => element.remove());
  page.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, tr, br, div").forEach((element) => element.after("\n"));
  return page.body.textContent;
}

async function blocksOf(address, html, text) {
  try {
    const form = new FormData();
    form.set("html", html);
    form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(address, { method: "POST", body: form, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).blocks;
  } catch {
    return wordsOnly(html, text);
  }
}

const address = document.querySelector("script[data-document-blocks]")?.dataset.documentBlocks;

document.addEventListener("paste", async (event) => {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const editor = event.target.closest?.("[contenteditable]");
  const body = editor && bodyAround(editor);
  if (!body || !address || !FROM_A_WORD_PROCESSOR.test(html) || !MORE_THAN_A_LINE.test(html)) return;
  event.preventDefault();
  event.stopPropagation();
  insertAfter(body, editor, await blocksOf(address, html, event.clipboardData.getData("text/plain")));
}, true);
