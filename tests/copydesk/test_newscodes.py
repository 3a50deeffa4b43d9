"""IPTC's file of subjects is read in each form in which IPTC offers it, and the tree is known from then on."""

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from newsquare.copydesk.models import SubjectCode
from newsquare.copydesk.newscodes import NewsCode, NewsCodesError, codes_in
from newsquare.copydesk.queries import Clerk, subject_codes
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source

BASE = "http://cv.iptc.org/newscodes/mediatopic/"
OLD = "http://cv.iptc.org/newscodes/subjectcode/17009000"
OWN = {
    "conceptSet": [
        {"uri": f"{BASE}17000000", "qcode": "medtop:17000000", "prefLabel": {"en-GB": "weather", "de": "Wetter"}},
        {
            "uri": f"{BASE}20009001",
            "qcode": "medtop:20009001",
            "prefLabel": {"de": "Regen", "en-GB": "rain and drizzle"},
            "broader": [f"{BASE}17000000"],
            "closeMatch": [OLD],
        },
        {
            "uri": f"{BASE}20009002",
            "qcode": "medtop:20009002",
            "prefLabel": {"en-GB": "drizzle"},
            "broader": [f"{BASE}20009001"],
            "retired": "2025-01-01T00:00:00+00:00",
        },
    ]
}
SKOS = {
    "@graph": [
        {"@id": f"{BASE}17000000", "skos:prefLabel": [{"@language": "en-GB", "@value": "weather"}]},
        {
            "@id": f"{BASE}20009001",
            "skos:prefLabel": [
                {"@language": "de", "@value": "Regen"},
                {"@language": "en-GB", "@value": "rain and drizzle"},
            ],
            "skos:broader": {"@id": f"{BASE}17000000"},
            "skos:closeMatch": {"@id": OLD},
        },
        {
            "@id": f"{BASE}20009002",
            "http://www.w3.org/2004/02/skos/core#prefLabel": "drizzle",
            "http://www.w3.org/2004/02/skos/core#broader": [{"@id": f"{BASE}20009001"}],
            "iptc:retired": "2025-01-01",
        },
    ]
}
G2 = """<?xml version="1.0"?><knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/"><conceptSet>
<concept><conceptId qcode="medtop:17000000"/><name xml:lang="en-GB">weather</name></concept>
<concept><conceptId qcode="medtop:20009001"/><name xml:lang="de">Regen</name>
<name xml:lang="en-GB">rain and drizzle</name>
<broader qcode="medtop:17000000"/><sameAs qcode="subj:17009000"/></concept>
<concept><conceptId qcode="medtop:20009002" retired="2025-01-01"/><name xml:lang="en-GB">drizzle</name>
<broader qcode="medtop:20009001"/></concept></conceptSet></knowledgeItem>"""
FORMS = [json.dumps(OWN).encode(), json.dumps(SKOS).encode(), G2.encode()]


@pytest.mark.parametrize("raw", FORMS, ids=["json", "skos", "g2"])
def test_the_three_forms_say_the_same(raw: bytes) -> None:
    codes = {code.code: code for code in codes_in(raw)}

    assert set(codes) == {"medtop:17000000", "medtop:20009001", "medtop:20009002", "subj:17009000"}
    assert codes["medtop:20009001"].name == "rain and drizzle"
    assert codes["medtop:20009002"].above == ("medtop:20009001", "medtop:17000000")
    assert codes["medtop:20009002"].is_retired
    assert codes["subj:17009000"] == NewsCode("subj:17009000", above=("medtop:20009001", "medtop:17000000"))


@pytest.mark.django_db
def test_once_read_narrower_subjects_and_old_codes_are_under_theirs(tmp_path: Path) -> None:
    (tmp_path / "codes.json").write_bytes(FORMS[0])
    out = io.StringIO()

    for _ in range(2):
        call_command("wire", "codes", str(tmp_path / "codes.json"), stdout=out)

    clerk = Clerk(source())
    for data in ({"subjects": ["medtop:20009002"]}, {"subjects": ["subj:17009000"]}, {"topic": "Rain and drizzle"}):
        assert "medtop:17000000" in clerk.copy(data, MONDAY_NOON).under
        assert "medtop:20009001" in clerk.copy(data, MONDAY_NOON).under
    assert out.getvalue().startswith("3 subjects are known. Source: IPTC NewsCodes, CC BY 4.0")
    assert SubjectCode.objects.count() == 4
    assert subject_codes(["Rain and Drizzle", "drizzle"]) == ["medtop:20009001", "drizzle"]  # The last one is retired.


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"<a/>", b"<a", b"\xff\xfe", b'{"conceptSet": [{"uri": "x:1"}]}'])
def test_a_file_that_is_none_is_refused_in_one_line(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "codes").write_bytes(raw)

    with pytest.raises(CommandError, match=r"codes: (this|there) is"):
        call_command("wire", "codes", str(tmp_path / "codes"))


def test_a_tree_that_bites_its_tail_ends() -> None:
    rows = [{"qcode": "medtop:20000001", "broader": ["medtop:20000002"]}]
    rows.append({"qcode": "medtop:20000002", "broader": ["medtop:20000001"]})

    codes = codes_in(json.dumps({"conceptSet": rows}).encode())

    assert [code.above for code in codes] == [("medtop:20000002",), ("medtop:20000001",)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["medtop:20000001", "en", "", BASE]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["conceptSet", "@graph", "qcode", "prefLabel", "broader", "@id", "@value"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_file_breaks_the_reader(data: Any) -> None:
    with suppress(NewsCodesError):
        assert codes_in(json.dumps(data).encode())
