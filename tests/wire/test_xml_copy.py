"""What is particular about copy that comes as XML: markers, notes, withdrawals, broken files, bodies of any make."""

import pytest

from newsquare.wire.formats import Action, Item, UnreadableError, key_of, read
from newsquare.wire.formats.nitf import body_of

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" {attributes}>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-03-02T18:00:00Z</versionCreated>{meta}</itemMeta>
<contentMeta><headline>{headline}</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html></inlineXML>'
NITF = "<nitf><body><body.head/><body.content>{}</body.content></body></nitf>"


def g2(content: str = "<p>Words.</p>", *, meta: str = "", headline: str = "A headline", attributes: str = "") -> Item:
    inside = content if content.startswith("<inline") else XHTML.format(content)
    [item] = read(G2.format(content=inside, meta=meta, headline=headline, attributes=attributes).encode())
    return item


@pytest.mark.parametrize(
    ("written", "shown", "action"),
    [
        ("UPDATE 2-Levee holds", "Levee holds", Action.UPDATE),
        ("CORRECTED-UPDATE 1-Levee holds", "Levee holds", Action.CORRECTION),
        ("REFILE-Levee holds", "Levee holds", Action.UPDATE),
        ("URGENT - Levee holds", "Levee holds", None),
        ("Update on the levee", "Update on the levee", None),
        ("CORRECTED-", "CORRECTED-", None),
    ],
)
def test_a_marker_before_the_headline_is_said_as_an_action(written: str, shown: str, action: Action | None) -> None:
    item = g2(headline=written)

    assert (item.headline, item.action) == (shown, action)


def test_the_standards_defaults_count_as_said() -> None:
    item = g2()

    assert (item.version, item.pubstatus, item.publishable) == ("1", "usable", True)


def test_a_status_that_nobody_knows_is_not_taken_for_usable() -> None:
    item = g2(meta='<pubStatus qcode="stat:paused"/>')

    assert item.pubstatus == "withheld"
    assert "“stat:paused” is not known" in str(item.problem)


def test_a_note_between_editors_never_stands_in_the_text() -> None:
    item = g2(
        '<p>Words.</p><div class="np-nonpublic"><p>Call 555 0100</p></div>',
        meta='<edNote pubconstraint="x:nonpublic" role="x:correctionShort">Ask Ben</edNote><edNote>Hold</edNote>',
    )

    assert item.body_text == "Words."
    assert item.notes_public is None
    assert str(item.notes_private).split("\n") == ["Ask Ben", "Hold", "Call 555 0100"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<p>One <b>two</b> three</p>tail", "One two three\n\ntail"),
        ("<div>One<br/><br/>two</div>", "One\n\ntwo"),
        ("<p>The <Company>Pell Works</Company>, <span>here</span></p>", "The Pell Works, here"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two &amp;amp; three&lt;/p&gt;", "One\n\ntwo & three"),
        ("<inlineData contenttype='text/plain'>One\nline\n\ntwo</inlineData>", "One line\n\ntwo"),
        ("<inlineData><![CDATA[<P>One<P>two]]></inlineData>", "One\n\ntwo"),
        ("<inlineXML><story><para>One</para><para>two <em>three</em></para></story></inlineXML>", "One\n\ntwo three"),
        ("<inlineXML><sports-content><name>Ada</name></sports-content></inlineXML>", None),
        (f"<inlineXML>{NITF.format('<p>One</p><p>two</p>')}</inlineXML>", "One\n\ntwo"),
        ("<p>One</p><p>Copyright 2026 Pell Wire. All rights reserved.</p>", "One"),
        ("<p>Pell &lt;PELL.N&gt; rose</p>", "Pell <PELL.N> rose"),
        ("<inlineData>Pell &lt;PELL.N&gt; rose\n\ntwice</inlineData>", "Pell <PELL.N> rose\n\ntwice"),
        ("<div class='np-nonpublic'>Call 555 0100</div>", None),
        ("<inlineXML><div class='np-nonpublic'><p>Call 555 0100</p></div></inlineXML>", None),
        ("<inlineXML><div class='editorsnote'>Call 555 0100</div></inlineXML>", None),
        ("<p>800&lt;endash&gt;-&lt;/endash&gt;900</p>", "800-900"),
        ("<p>fi&nbsp;ve &rsquo; R&D</p>", "fi ve ’ R&D"),
    ],
)
def test_a_text_is_kept_whatever_it_is_wrapped_in(content: str, words: str | None) -> None:
    assert g2(content).body_text == words


def test_a_byline_in_the_text_is_a_byline_once() -> None:
    inside = g2("<p>By Ada Edits</p><p>Words.</p>")
    sentence = g2("<p>By Monday the river had fallen.</p><p>Words.</p>")

    assert (inside.byline, inside.body_text) == ("By Ada Edits", "Words.")
    assert (sentence.byline, sentence.body_text) == (None, "By Monday the river had fallen.\n\nWords.")


def test_nitf_keeps_fractions_bold_words_and_other_peoples_notes() -> None:
    body = body_of(
        NITF.format(
            "<p><num>12<frac><frac-num>1</frac-num><frac-sep/><frac-den>2</frac-den></frac></num>"
            ' <em class="bold">feet</em></p><note type="npa"><body.content><p>Ask</p></body.content></note>'
        ).encode()
    )

    assert body.body_html == "<p>12 1/2 <strong>feet</strong></p>"
    assert body.notes_private == "Ask"


def test_a_withdrawal_is_obeyed_although_its_file_breaks_off() -> None:
    whole = G2.format(content="", meta='<pubStatus qcode="stat:canceled"/>', headline="A headline", attributes="")

    [item] = read(whole.split("<contentMeta>")[0].encode())

    assert (item.guid, item.pubstatus, item.action) == ("urn:x:1", "canceled", Action.KILL)


def test_a_story_that_breaks_off_is_refused() -> None:
    with pytest.raises(UnreadableError, match="breaks off"):
        read(
            G2.format(content="<inlineXML><p>Half", meta="", headline="A", attributes="")
            .split("</contentSet")[0]
            .encode()
        )


def test_a_document_type_that_only_names_another_file_is_read() -> None:
    doctype = '<!DOCTYPE nitf PUBLIC "-//A//EN" "a.dtd" [<!ENTITY % nitf SYSTEM "../nitf-3-0.dtd"> %nitf; ]>'

    [item] = read((doctype + NITF.format("<p>Words.</p>")).encode())

    assert item.body_text == "Words."


def test_what_says_latin_and_is_utf_8_is_read_as_it_is() -> None:
    [item] = read(('<?xml version="1.0" encoding="iso-8859-1"?>' + NITF.format("<p>Café</p>")).encode())

    assert item.body_text == "Café"


def test_revisions_of_newsml_1_are_one_item_although_each_has_an_id_of_its_own() -> None:
    identifier = "<ProviderId>a.example</ProviderId><DateId>20260302</DateId><NewsItemId>7</NewsItemId>"
    file = (
        f"<NewsML><NewsItem><Identification><NewsIdentifier>{identifier}<RevisionId>{{0}}</RevisionId>"
        "<PublicIdentifier>urn:newsml:a.example:20260302:7:{0}</PublicIdentifier></NewsIdentifier></Identification>"
        "<NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>"
    )

    first, second = (read(file.format(revision).encode())[0] for revision in (1, 2))

    assert first.guid != second.guid
    assert key_of(first) == key_of(second)


def test_lines_that_were_only_wrapped_run_on() -> None:
    wrapped = "The river fell on Monday and the ferry sails again <br/>at six, the town said."
    verse = "Roses are red, <br/>violets are blue."

    assert body_of(NITF.format(f"<p>{wrapped}</p>").encode()).body_text == wrapped.replace("<br/>", "")
    assert body_of(NITF.format(f"<p>{verse}</p>").encode()).body_text == "Roses are red,\nviolets are blue."


def test_of_two_renditions_the_one_with_markup_is_taken_unless_it_is_a_summary() -> None:
    plain = '<inlineData contenttype="text/plain">The levee holds, she said. It was dry.</inlineData>'
    marked = "<inlineXML><html><body><p>The <b>levee</b> holds, she said. {}</p></body></html></inlineXML>"
    item = "<newsItem guid='urn:a:1'><itemMeta/><contentMeta/><contentSet>{}</contentSet></newsItem>"

    [whole] = read(item.format(plain + marked.format("It was dry.")).encode())
    [short] = read(item.format(plain + marked.format("")).encode())

    assert whole.body_html == "<p>The <b>levee</b> holds, she said. It was dry.</p>"
    assert short.body_html == "<p>The levee holds, she said. It was dry.</p>"
