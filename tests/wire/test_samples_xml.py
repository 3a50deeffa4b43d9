"""Real NewsML-G2, NITF and NewsML 1, where they lie beside the project, held against paths straight into the files."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsquare.wire.formats import NEWS, Item, read
from tests.wire.test_samples import WIRE

G2 = sorted(WIRE.glob("newsml-g2/*"))
NITF = sorted(WIRE.glob("nitf/*"))
NEWSML_1 = sorted(WIRE.glob("newsml-1/*"))
MARKER = re.compile(r"^(?:UPDATE \d+|CORRECTED|REFILE|WRAPUP \d+)-")
NO_TEXT = "header|h1|title|head|script|style|figure|figcaption|aside|media|note|hedline"
FURNITURE = re.compile(r"byline|slugline|teaser|legalese|publication|dateline|np-nonpublic|associatedMedia")
ODD = {
    "superdesk-core__stt_newsml_endash.xml": {"endash"},
    "superdesk-core__text.xml": {"By", "Toby", "Davis"},
    "superdesk-core__nitf-ntb.xml": {
        "a0G",
        "async",
        "class",
        "data",
        "defer",
        "div",
        "embed",
        "factcheck",
        "https",
        "id",
        "js",
        "large",
        "script",
        "small",
        "src",
        "type",
        "version",
        "www",
    },
}
"""Words that are none: markup escaped into a text, and a byline without a story."""

pytestmark = [pytest.mark.samples, pytest.mark.skipif(not WIRE.exists(), reason="no samples beside the project")]


def tree(path: Path) -> Any:
    raw = path.read_bytes().strip()
    return etree.fromstring(raw, etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False))


def named(*names: str) -> str:
    return "/".join(f"*[local-name()='{name}']" for name in names)


def one(element: Any, path: str) -> str | None:
    found = element.xpath(path)
    said = found[0] if found else None
    return (said if isinstance(said, str) or said is None else "".join(said.itertext())) or None


def line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def words(texts: list[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(texts))


def told_words(body: Any) -> list[str]:
    """Walk a body without the reader: texts and tails, but not those of what is no text."""
    texts: list[str] = []
    root = body.getroottree().getroot()
    again = {line("".join(each.itertext())) for each in root.iter("{*}headline", "{*}by", "{*}HeadLine")}

    def walk(element: Any) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else "script"
        marked = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        said = line("".join(element.itertext())) if name in {"h1", "h2", "p"} else None
        if name not in NO_TEXT.split("|") and not FURNITURE.search(marked) and not (said and said in again):
            texts.append(element.text or "")
            for child in element:
                walk(child)
                texts.append(child.tail or "")

    walk(body)
    return words(texts)


@pytest.mark.parametrize("path", G2, ids=lambda path: path.name)
def test_ids_versions_and_statuses_of_newsml_g2_are_those_of_the_file(path: Path) -> None:
    elements = tree(path).xpath("//*[@guid and @standard='NewsML-G2'] | //*[@guid and local-name()='newsItem']")
    items = read(path.read_bytes())

    told = {
        (
            each.get("guid"),
            each.get("version", "1"),
            one(each, f"{named('itemMeta', 'pubStatus')}/@qcode") or "stat:usable",
        )
        for each in elements
    }
    assert {(item.guid, item.version, f"stat:{item.pubstatus}") for item in items} == told
    assert len(items) == len(elements)


@pytest.mark.parametrize("path", G2, ids=lambda path: path.name)
def test_lines_and_subjects_of_newsml_g2_are_those_of_the_file(path: Path) -> None:
    for item in read(path.read_bytes()):
        element = tree(path).xpath("//*[@guid=$guid]", guid=item.guid)[0]
        subjects = element.xpath(f"{named('contentMeta', 'subject')}/@qcode")
        headline = line(one(element, named("contentMeta", "headline")))

        assert [each for each in item.subjects if each in subjects] == list(dict.fromkeys(subjects))
        assert item.slugline == line(one(element, named("contentMeta", "slugline")))
        if headline and item.kind in NEWS:
            assert item.headline == MARKER.sub("", headline)
        if by := line(one(element, named("contentMeta", "by"))):
            assert item.byline == by


@pytest.mark.parametrize("path", G2, ids=lambda path: path.name)
def test_no_word_of_a_newsml_g2_text_is_lost_or_added(path: Path) -> None:
    for item in read(path.read_bytes()):
        element = tree(path).xpath("//*[@guid=$guid]", guid=item.guid)[0]
        bodies = element.xpath(".//*[local-name()='body' or local-name()='body.content']")
        if bodies and item.kind in NEWS and not element.xpath(".//*[@itemprop='articleBody']"):
            assert_same(told_words(bodies[-1]), item, path)


@pytest.mark.parametrize("path", NITF, ids=lambda path: path.name)
def test_nitf_says_what_stands_in_the_file(path: Path) -> None:
    root = tree(path)
    [item] = read(path.read_bytes())

    assert item.guid == one(root, "//doc-id/@id-string")
    assert item.pubstatus == (one(root, "//docdata/@management-status") or "usable")
    assert item.headline == line(one(root, "//hl1"))
    assert list(item.subjects) == list(dict.fromkeys(root.xpath("//tobject.subject/@tobject.subject.refnum")))
    assert list(item.keywords) == root.xpath("//key-list/keyword/@key")
    assert_same(told_words(root.xpath("//body/body.content")[0]), item, path)


@pytest.mark.parametrize("path", NEWSML_1, ids=lambda path: path.name)
def test_newsml_1_says_what_stands_in_the_file(path: Path) -> None:
    root = tree(path)
    [item] = read(path.read_bytes())

    assert item.guid == one(root, "//PublicIdentifier")
    assert item.version == one(root, "//RevisionId")
    assert item.pubstatus == str(one(root, "//NewsManagement/Status/@FormalName")).lower()
    assert item.headline == line(one(root, "//NewsLines/HeadLine"))
    assert item.slugline == (line(one(root, "//SlugLine")) or ("INDIA SUCESOS" if "efe" in path.name else None))


def assert_same(told: list[str], item: Item, path: Path) -> None:
    """Hold words and their order against each other: 99 in 100 are kept, at most one in 100 is added."""
    kept = words([item.body_text or ""])
    if path.name in ODD:
        assert set(told) - set(kept) <= ODD[path.name]
        return
    missing, added = list(told), []
    for word in kept:
        if word in missing:
            missing.remove(word)
        else:
            added.append(word)
    assert len(missing) <= max(0.01 * len(told), 4), missing
    assert len(added) <= 0.01 * len(kept), added
    if not missing:
        assert told == kept
