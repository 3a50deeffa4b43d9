"""A document from a word processor becomes a story, by one paste."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.judging import judge
from tests.journeys.people import PATIENCE

DOCUMENT = """<b id="docs-internal-guid-7"><h1>Ferry gets a second boat</h1><p>By Mara Quist</p>
<p>It was <span style="font-weight:700">bought</span> in May.</p><h2>What comes next</h2>
<p><img src="https://pictures.example/1.png" alt="A boat"></p><p>A vote follows.</p></b>"""

PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", new DOMParser().parseFromString(html, "text/html").body.textContent);
  element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_one_paste_makes_a_draft(desk: Any) -> None:
    ben: Page = desk("Ben")
    ben.goto("/desk/document/")
    assert judge(ben, within="main", widths=(360, 1280)) == []

    ben.get_by_label("Paste the whole document").evaluate(PASTE, DOCUMENT)

    ben.wait_for_url("**/desk/stories/edit/*/", timeout=PATIENCE)
    expect(ben.locator("[name=headline]")).to_have_value("Ferry gets a second boat")
    expect(ben.locator("[name=bylines-0-name]")).to_have_value("Mara Quist")
    expect(ben.locator(".Draftail-Editor h2").first).to_have_text("What comes next")
    expect(ben.locator("#panel-child-story-body-section textarea").first).to_have_value(
        "Picture\nAlt text: A boat\nFrom: https://pictures.example/1.png"
    )


def test_a_document_pasted_into_a_storys_text_becomes_blocks_in_their_order(desk: Any) -> None:
    ben: Page = desk("Ben")
    ben.goto("/desk/stories/add/")
    ben.locator("[name=headline]").fill("Ferry notes")
    if not ben.locator(".Draftail-Editor [contenteditable=true]").count():
        ben.get_by_role("button", name="Insert a block").first.click()
        ben.get_by_role("option", name="Text", exact=True).click()

    ben.locator(".Draftail-Editor [contenteditable=true]").first.evaluate(PASTE, DOCUMENT)

    editors = ben.locator(".Draftail-Editor [contenteditable=true]").locator("visible=true")
    expect(editors).to_have_count(2, timeout=PATIENCE)
    ben.wait_for_timeout(500)  # The editor hands its text to the form a quarter of a second later.
    ben.get_by_role("button", name="Save draft").click()
    ben.wait_for_url("**/desk/stories/edit/*/", timeout=PATIENCE)
    texts = ben.locator(".Draftail-Editor [contenteditable=true]").all_inner_texts()
    assert "Ferry gets a second boat" in texts[0]
    assert "It was bought in May." in texts[0]
    assert "A vote follows." in texts[1]
