// The page "Story from a document": what is pasted as HTML goes to the server as it is, at once.

const form = document.querySelector("[data-document]");
const text = form?.querySelector("[data-document-text]");

text?.addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (!html || text.value.trim()) return; // Plain text, or an addition to what stands there: the box takes it.
  event.preventDefault();
  form.elements.html.value = html;
  text.value = event.clipboardData.getData("text/plain");
  if (!form.elements.headline) form.requestSubmit();
});

// Who changes the words in the box means those words.
text?.addEventListener("input", () => {
  form.elements.html.value = "";
});
