"""NewsML-G2, NITF and NewsML 1 with elements dropped, moved, doubled and filled with anything: items or a refusal."""

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.wire.test_formats_fuzz import FILES, check

TREES = [
    path.read_bytes()
    for folder in ("newsml-g2", "nitf", "newsml-1")
    for path in sorted((FILES / folder).glob("*.xml"))
    if path.name != "cut.xml"
]
VALUES = st.sampled_from(
    ["", " ", "0", "-1", "99999999999999999999", "stat:", ":", "2026-13-45T99:99:99", "20260302T",
     "naïve\u200b", "é" * 400,
     "<p>a</p>", "&lt;p&gt;a&lt;/p&gt;", "By A", "UPDATE 1-", "CORRECTED-", "javascript:alert(1)", "http://[", "urn:x",
     "usable", "canceled", "no such status", "image/jpeg", "text/html", "base64", "2", "\u2028", "©", "(c) 2026"]
)  # fmt: skip


def changed(root: Any, data: st.DataObject) -> None:
    elements = list(root.iter(etree.Element))
    one, other = (data.draw(st.sampled_from(elements)) for _ in range(2))
    match data.draw(st.integers(0, 4)):
        case 0 if one is not root:
            one.getparent().remove(one)
        case 1 if one not in set(other.iterancestors()) | {other}:
            other.append(one)
        case 2:
            other.append(deepcopy(one))
        case 3 if one.attrib:
            one.set(data.draw(st.sampled_from(sorted(one.attrib))), data.draw(VALUES))
        case _:
            one.text = data.draw(VALUES)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(TREES), st.data())
def test_any_tree_of_an_agency_turned_upside_down(raw: bytes, data: st.DataObject) -> None:
    root = etree.fromstring(
        raw.strip(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    )
    for _ in range(data.draw(st.integers(1, 5))):
        changed(root, data)

    check(etree.tostring(root, encoding="utf-8"))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TREES), st.integers(1, 4000))
def test_any_file_that_breaks_off(raw: bytes, end: int) -> None:
    check(raw[:-end])
