"""Documents from Google Docs and Word become blocks, facts and notes; every word stays."""

import base64
import io
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsquare.lib.html import words_of
from newsquare.stories.documents import Asked, Document, DocumentError, read_document, read_file

GOOGLE = (
    """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h1 dir="ltr"><span style="font-size:20pt;font-weight:700;">Ferry gets a second boat</span></h1>
<p dir="ltr"><span>By Mara Quist</span></p>
<p dir="ltr"><span>The </span><span style="font-weight:700;">second</span><span> boat, </span>"""
    """<a href="https://www.google.com/url?q=https://example.org/boats&amp;sa=D&amp;usg=x">"""
    """<span style="font-style:italic;text-decoration:underline;">bought in May</span></a>"""
    """<span style="vertical-align:super;">1</span><span>.</span></p>
<ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Sails at six</span></p></li>
<li aria-level="1"><p><span>Carries forty</span></p></li></ul>
<h2><span style="font-weight:700">What comes next</span></h2><p><span>A vote.</span></p></b>"""
)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><p class=MsoTitle>Ferry gets a second boat<o:p></o:p></p>
<p class=MsoNormal>By Mara Quist and Otto
Lind</p><p class=MsoNormal>It was <b>bought</b> in May.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Sails at six</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>1.</span>From the pier</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·</span>Carries forty</p>
<p class=MsoNormal>A vote follows.</p><!--EndFragment--></body></html>"""


def text_of(document: Document) -> str:
    return "".join(value for kind, value in document.blocks if kind == "text")


def kinds(document: Document) -> list[str]:
    return [kind for kind, _ in document.blocks]


def test_what_google_docs_puts_on_the_clipboard_keeps_its_meaning_and_loses_its_styles() -> None:
    found = read_document(GOOGLE)

    assert (found.headline, found.byline) == ("Ferry gets a second boat", "Mara Quist")
    assert text_of(found) == (
        '<p>The <strong>second</strong> boat, <a href="https://example.org/boats" rel="noopener noreferrer">'
        "<em>bought in May</em></a><sup>1</sup>.</p><ul><li>Sails at six</li><li>Carries forty</li></ul>"
        "<h2>What comes next</h2><p>A vote.</p>"
    )
    assert found.notes == []


def test_words_lists_become_lists_and_its_bullets_are_no_words() -> None:
    found = read_document(WORD)

    assert (found.headline, found.byline) == ("Ferry gets a second boat", "Mara Quist and Otto Lind")
    assert text_of(found) == (
        "<p>It was <b>bought</b> in May.</p><ul><li>Sails at six<ol><li>From the pier</li></ol></li>"
        "<li>Carries forty</li></ul><p>A vote follows.</p>"
    )


def test_pasted_into_a_text_the_first_heading_stays_a_heading() -> None:
    found = read_document(GOOGLE, whole=False)

    assert found.headline == ""
    assert text_of(found).startswith("<h2>Ferry gets a second boat</h2><p>By Mara Quist</p>")


def test_the_classes_of_an_exported_page_say_what_is_bold() -> None:
    page = (
        '<html><head><style>.c1{font-weight:700}.c2{color:#000}</style></head><body><p class="c2"><span class="c1">Now'
    )
    assert text_of(read_document(page + "</span> we sail.</p></body></html>")) == "<p><strong>Now</strong> we sail.</p>"


def test_a_table_of_facts_fills_the_fields_and_what_it_also_says_is_noted() -> None:
    rows = {"Hed": "Ferry", "Dek (short)": "A boat.", "Byline": "By Mara Quist", "URL": "ferry-two", "Slug": "FRY1"}
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows.items())
    found = read_document(
        f"<table><tr><td>metadata</td></tr>{table}<tr><td>SEO Hed</td><td>N / A</td></tr></table><p>Go."
    )

    assert (found.headline, found.deck, found.byline, found.slug) == ("Ferry", "A boat.", "By Mara Quist", "ferry-two")
    assert found.notes == ["Not placed: Slug: FRY1"]
    assert text_of(found) == "<p>Go.</p>"


def test_a_picture_keeps_its_place_with_all_that_is_known_of_it() -> None:
    table = "<table><tr><td>photo-wide</td></tr><tr><td>Credit</td></tr><tr><td>Otto Lind</td></tr>"
    table += "<tr><td>alt</td><td>A boat</td></tr><tr><td>pier-2.jpg</td></tr></table>"
    found = read_document(
        f'<p>One.</p>{table}<p>Two <img src="https://x.example/3.png" alt="A pier"> three.</p><p>Four.</p>'
    )

    assert kinds(found) == ["text", "asked", "text", "asked", "text"]
    assert found.blocks[1][1].in_words() == "Picture\nCredit: Otto Lind\nAlt text: A boat\nFrom: pier-2.jpg"
    assert found.blocks[3][1] == Asked("picture", alt="A pier", where="https://x.example/3.png")
    assert words_of(text_of(found)) == "One.\n\nTwo three.\n\nFour."


def test_code_to_embed_keeps_its_place_and_never_becomes_part_of_the_text() -> None:
    table = "<table><tr><td>raw</td></tr><tr><td>&lt;script src='https://x.example/w.js'&gt;&lt;/script&gt;</td></tr></table>"
    found = read_document(f"<p>One.</p>{table}<p>Two.</p>")

    assert found.blocks[1][1] == Asked("embed", where="<script src='https://x.example/w.js'></script>")
    assert "script" not in text_of(found)


def test_a_table_of_figures_stays_a_table() -> None:
    found = read_document(
        "<p>See.</p><table><tr><td>Year</td><td>Boats</td></tr><tr><td>2026</td><td>2</td></tr></table>"
    )
    assert found.blocks[1] == ("table", {"caption": "", "rows": "Year | Boats\n2026 | 2"})


def test_colleagues_comments_are_not_for_readers() -> None:
    page = '<p>It sank<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p>'
    found = read_document(page + '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Ask Otto first</span></p></div>')

    assert text_of(found) == "<p>It sank.</p>"
    assert found.notes == ["A comment in the document was left out: “Ask Otto first”"]


def test_changes_that_nobody_accepted_are_kept_and_named() -> None:
    found = read_document("<p>I <ins>do</ins> say <del>never</del> go.</p>")

    assert text_of(found) == "<p>I do say <s>never</s> go.</p>"
    assert len(found.notes) == 1
    assert "“do”, “never”" in found.notes[0]


def test_plain_text_has_paragraphs_by_blank_lines_or_else_by_lines() -> None:
    assert text_of(read_document("One\nand on.\n\nTwo & 3.")) == "<p>One<br>and on.</p><p>Two &amp; 3.</p>"
    assert text_of(read_document("One.\nTwo.")) == "<p>One.</p><p>Two.</p>"


@pytest.mark.parametrize("strange", ["", "<", "<html>", "<table>", "<td>", "\0", "<b " * 500, "<p>\ue0007\ue001</p>"])
def test_strange_input_is_read_without_complaint(strange: str) -> None:
    assert isinstance(read_document(strange), Document)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table><tr><td>photo",
                "<td>",
                "<img src=x>",
                "</table>",
                "<ul>",
                "<li>",
                "<p style='mso-list:l0 level3 lfo1'>",
                "<b>",
                "<a href='#cmnt1'>",
                "<a href='#cmnt_ref1'>",
                "</a>",
                "word",
                "<del>",
                " ",
            ]
        ),
        max_size=25,
    )
)
def test_no_mixture_of_what_documents_hold_stops_the_reader(parts: list[str]) -> None:
    read_document("".join(parts))


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 70), "navy").save(out, "PNG")
    return out.getvalue()


def packed(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(paragraphs: str, **more: str) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    styles = f'<w:styles {w}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    text = f"<w:document {w}><w:body>{paragraphs}</w:body></w:document>"
    members: dict[str, Any] = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": text}
    return packed({**members, "word/styles.xml": styles, **more})


def test_a_word_document_is_read_with_its_title() -> None:
    title = '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Ferry</w:t></w:r></w:p>'
    found = read_document(read_file(docx(title + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Now</w:t></w:r></w:p>")))

    assert (found.headline, text_of(found)) == ("Ferry", "<p><strong>Now</strong></p>")


def test_a_picture_that_a_word_document_only_links_to_keeps_its_place() -> None:
    blip = (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline>'
        '<wp:docPr id="1" name="a" descr="The ferry"/><a:graphic><a:graphicData><p:pic><p:blipFill>'
        '<a:blip r:link="r9"/></p:blipFill></p:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="https://pictures.example/ferry.png" TargetMode="External"/></Relationships>'
    )
    text = "<w:p><w:r><w:t>Before.</w:t></w:r></w:p>"

    found = read_document(read_file(docx(text + blip, **{"word/_rels/document.xml.rels": relations})))

    asked = found.blocks[1][1]
    assert (asked.alt, asked.where, asked.raw) == ("The ferry", "https://pictures.example/ferry.png", b"")


def test_the_pictures_of_an_exported_page_come_with_it() -> None:
    page = '<html><body><p>One.</p><p><img alt="A boat" src="images/image1.png"></p></body></html>'
    found = read_document(read_file(packed({"Ferry.html": page, "images/image1.png": png()})))

    asked = found.blocks[1][1]
    assert (asked.alt, asked.where, base64.b64encode(asked.raw)) == ("A boat", "", base64.b64encode(png()))


def test_an_old_encoding_is_read_as_the_page_says() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Caf\xe9 \x93so\x94</p>'
    assert text_of(read_document(read_file(page.encode("latin-1")))) == "<p>Café “so”</p>"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"{\\rtf1 hello}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word 97"),
        (b"PK\x03\x04broken", "damaged"),
        (packed({"content.xml": "<x/>"}), "holds no document"),
        (packed({"word/document.xml": b"0" * 11_000_000}), "more than a document"),
        (packed({"word/document.xml": b"<broken"}), "damaged"),
        (packed({f"{n}.xml": b"0" * 8_000_000 for n in range(8)}), "more than a document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no document"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(raw: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        read_file(raw)


@pytest.mark.parametrize(
    "text",
    [
        '<p><span style="font-size: ...pt">Ferry sails</span></p>',
        '<p><span style="font-weight: ²00">Ferry sails</span></p>',
        f'<p style="mso-list: l1 level{"9" * 5000}">Ferry sails</p>',
        "<p>Ferry &#xE000;99&#57345; sails</p>",
    ],
)
def test_nothing_that_a_style_or_an_entity_claims_loses_the_words(text: str) -> None:
    words = text_of(read_document(text, whole=False))

    assert "Ferry" in words
    assert "sails" in words


def test_pictures_in_one_paragraph_keep_their_order_behind_it() -> None:
    found = read_document('<p>One<img alt="a"> two<img alt="b"></p><p>Three<img alt="c"></p><img alt="d"><p>Four</p>')

    told = [value.alt if kind == "asked" else value for kind, value in found.blocks]
    assert told == ["<p>One two</p>", "a", "b", "<p>Three</p>", "c", "d", "<p>Four</p>"]


@pytest.mark.parametrize("encoding", ["undefined", "idna"])
def test_an_encoding_that_is_none_is_not_asked(encoding: str) -> None:
    raw = f'<meta charset="{encoding}"><p>Ferry sails at six{"." * 90}</p>'.encode()

    assert "Ferry sails at six" in read_file(raw)


def test_a_zip_with_a_bent_byte_is_damaged_and_nothing_else() -> None:
    whole = packed({"story.html": "".join(f"<p>Ferry {n * 7919} sails</p>" for n in range(200)).encode()})
    for place in range(4, len(whole)):
        for bent in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]):
            with suppress(DocumentError):
                read_file(bent)


def test_a_picture_shown_a_thousand_times_does_not_fill_the_memory() -> None:
    page = b"<p>Ferry</p>" + b'<img src="boat.png">' * 1000

    text = read_file(packed({"story.html": page, "boat.png": bytes(1_000_000)}))

    assert text.count("data:image/png") == 60
    assert text.count('"boat.png"') == 940
