"""What `clean_body` keeps, drops and mends."""

import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquare.lib.html import clean_body, paragraphs_with_links, words_of


@pytest.mark.parametrize(
    ("given_html", "body"),
    [
        ("<p>One <b>two</b> <em>three</em>.</p>", "<p>One <b>two</b> <em>three</em>.</p>"),
        ("<div>One<br><br>Two<br>still two</div>", "<p>One</p><p>Two<br>still two</p>"),
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<p>x</p><p>&nbsp;</p><p><br></p><p></p>", "<p>x</p>"),
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2><h4>B</h4>"),
        ("<b>one<p>two</p></b>", "<p><b>one</b></p><p><b>two</b></p>"),
        ("<ul><li><p>one</p><p>two</p></li></ul>", "<ul><li>one<br>two</li></ul>"),
        ("<blockquote>said<p>so</p></blockquote>", "<blockquote><p>said</p><p>so</p></blockquote>"),
        ("<table><tr><td>1</td><td></td></tr></table>", "<table><tbody><tr><td>1</td><td></td></tr></tbody></table>"),
        ("<company>Acme</company> rose", "<p>Acme rose</p>"),
        ("<script>x()</script><style>p{}</style><iframe>y</iframe><form>z</form>", ""),
        ("<figure><img src=a.jpg><figcaption>A hall</figcaption></figure><p>Text</p>", "<p>Text</p>"),
        ("It&amp;#8217;s AT&amp;amp;T", "<p>It’s AT&amp;T</p>"),
        ("Write &amp;lt;b&amp;gt; for bold", "<p>Write &amp;lt;b&amp;gt; for bold</p>"),
        ("&lt;p&gt;Whole &lt;b&gt;body&lt;/b&gt;&lt;/p&gt;", "<p>Whole <b>body</b></p>"),
        ("<p>5 < 6 & 7 > 2</p>", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
        ("<pre>one\ntwo</pre>", "<p>one<br>two</p>"),
        ("a&#1;b\x02c&#x26;", "<p>abc&amp;</p>"),
        ("H<sub>2</sub>O<sup>1</sup>", "<p>H<sub>2</sub>O<sup>1</sup></p>"),
        ("<p>“Quotes” — and ‘dashes’…</p>", "<p>“Quotes” — and ‘dashes’…</p>"),
    ],
)
def test_a_body_is_put_into_plain_blocks(given_html: str, body: str) -> None:
    assert clean_body(given_html) == body


def test_links_keep_only_web_and_mail_addresses() -> None:
    body = clean_body('<a href="javascript:x">a</a> <a href="mailto:b@c.example">b</a> <a href="/c">c</a>')

    assert body == '<p>a <a href="mailto:b@c.example" rel="noopener noreferrer">b</a> c</p>'


def test_a_relative_link_is_resolved_against_the_page_it_stood_on() -> None:
    body = clean_body('<a href="../budget">budget</a>', base="https://agency.example/news/2026/")

    assert 'href="https://agency.example/news/budget"' in body


@pytest.mark.parametrize("link", ["../budget", " /news/budget", "//agency.example/news/budget", "..\n/budget"])
def test_a_relative_link_is_resolved_beside_one_that_is_whole(link: str) -> None:
    html = f'<a href="https://b.example/">one</a> <a HREF = "{link}">two</a>'

    body = clean_body(html, base="https://agency.example/news/2026/")

    assert 'href="https://b.example/"' in body
    assert 'href="https://agency.example/news/budget"' in body


def test_an_address_that_no_browser_would_take_is_no_base() -> None:
    assert clean_body('<a href="../budget">budget</a>', base="http://[") == "<p>budget</p>"


def test_the_words_are_parted_by_blank_lines() -> None:
    body = clean_body("<h2>Head</h2><p>One<br>line&nbsp;two</p><ul><li>a</li><li>b</li></ul>")

    assert words_of(body) == "Head\n\nOne\nline two\n\na\n\nb"


@pytest.mark.parametrize(
    "bomb",
    [
        "<b>" * 100_000 + "word",
        "<div>" * 100_000 + "word",
        "".join(f"<i id={number}>" for number in range(190)) + "<p>word" * 50_000,
        "a<br>" * 100_000,
        "&nbsp;" * 100_000 + "word",
        " " * 200_000 + "word",
        "<" * 200_000,
    ],
)
def test_a_bomb_costs_no_more_than_its_length(bomb: str) -> None:
    start = time.process_time()

    clean_body(bomb)

    assert time.process_time() - start < 5


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/&;=\"' abp\n\xa0", max_size=80) | st.text(max_size=40))
def test_any_text_is_cleaned_and_stays_clean(text: str) -> None:
    once = clean_body(text)

    assert clean_body(once) == once


_NAMES = "p,div,b,i,a,br,ul,li,table,tr,td,blockquote,h2,span,figure,script"
_TAG = st.sampled_from(_NAMES.split(","))
_TEXT = st.sampled_from(["word ", " ", "&nbsp;", "\n\n", "x"])
_PIECE = st.one_of(_TAG.map("<{}>".format), _TAG.map("</{}>".format), _TEXT)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECE, max_size=25).map("".join))
def test_any_soup_of_tags_is_cleaned_and_stays_clean(soup: str) -> None:
    once = clean_body(soup)

    assert clean_body(once) == once


def test_plain_text_becomes_paragraphs_with_links() -> None:
    html = paragraphs_with_links("See https://town.example/a?b=1&c=2.\nThen <b>this</b>\n\n(http://x.example/y)")

    assert html == (
        '<p>See <a href="https://town.example/a?b=1&amp;c=2" rel="ugc nofollow noopener">'
        "https://town.example/a?b=1&amp;c=2</a>.<br>\nThen &lt;b&gt;this&lt;/b&gt;</p>\n"
        '<p>(<a href="http://x.example/y" rel="ugc nofollow noopener">http://x.example/y</a>)</p>'
    )


_WORDS = st.text("ab é—&<>;#1 \n\t\xa0\u200bamp", max_size=24)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "h2", "h3"]), _WORDS), max_size=5))
def test_plain_paragraphs_come_out_as_they_do_beside_others(blocks: list[tuple[str, str]]) -> None:
    plain = "".join(f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in blocks)
    other = "<ul><li>one <em>two</em></li></ul>"

    assert clean_body(plain) + other == clean_body(plain + other)
