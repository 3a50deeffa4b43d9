"""When a rule fits copy, which rule decides what, and which rules are in vain."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsquare.copydesk.rules import (
    Copy,
    Deeds,
    Match,
    Rule,
    Words,
    clashes,
    codes_of,
    decide,
    fits,
    names_of,
    under,
)
from newsquare.copydesk.rules.clashes import covers
from newsquare.copydesk.rules.matching import FIELDS, HOWS

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # A Monday.
WEATHER = "medtop:17000000"


def copy(at: datetime = NOON, under: frozenset[str] = frozenset(), **data: Any) -> Copy:
    """Return copy that came at noon."""
    return Copy({"headline": "Flash floods near Café Riverbend", **data}, at, under)


def has(field: str, how: str, *values: str) -> Match:
    """Return what asks for words in a field."""
    return Match(words=(Words(field, how, values),))


@pytest.mark.parametrize(
    ("how", "words", "fit"),
    [
        ("any", ["FLOODS"], True),
        ("any", ["flood"], False),  # Whole words only.
        ("any", ["cafe riverbend"], True),
        ("any", ["riverbend cafe"], False),
        ("any", ["snow", "floods"], True),
        ("all", ["snow", "floods"], False),
        ("all", ["near", "flash floods"], True),
        ("none", ["snow"], True),
        ("none", ["snow", "floods"], False),
        ("any", ["—"], False),  # Nothing in it is a word.
    ],
)
def test_words_are_whole_and_folded(how: str, words: list[str], fit: bool) -> None:
    assert fits(has("headline", how, *words), copy()) is fit


def test_a_phrase_does_not_reach_from_one_keyword_into_the_next() -> None:
    item = copy(keywords=["high", "water"])

    assert not fits(has("keyword", "any", "high water"), item)
    assert fits(has("keyword", "all", "high", "water"), item)


@pytest.mark.parametrize(
    "subject", ["medtop:17000000", "subj:17005000", "http://cv.iptc.org/newscodes/subjectcode/17005001", "Weather"]
)
def test_a_subject_holds_what_is_narrower_however_it_is_written(subject: str) -> None:
    data = {"subjects": [subject]}
    item = copy(under=under(codes_of(data), names_of(data), {}), **data)

    assert fits(has("subject", "any", WEATHER), item)
    assert not fits(has("subject", "any", "medtop:15000000"), item)


def test_a_narrower_topic_is_known_from_the_tree() -> None:
    data = {"classes": [{"code": "20001128", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "name": None}]}
    tree = {"medtop:20001128": [WEATHER]}

    assert under(codes_of(data), names_of(data), tree) == {"medtop:20001128", WEATHER}


def test_an_agencys_own_subject_is_matched_by_its_name() -> None:
    assert fits(has("subject", "any", "river levels"), copy(subjects=["River Levels"]))


@pytest.mark.parametrize(
    ("since", "until", "hour", "fit"),
    [(6, 22, 12, True), (6, 22, 22, False), (6, 22, 6, True), (22, 6, 23, True), (22, 6, 5, True), (22, 6, 12, False)],
)
def test_hours_may_go_over_midnight(since: int, until: int, hour: int, fit: bool) -> None:
    match = Match(since=time(since), until=time(until))

    assert fits(match, copy(at=NOON.replace(hour=hour))) is fit


def test_everything_that_is_asked_for_must_hold() -> None:
    match = Match(kind="text", urgency=3, shortest=3, longest=9, pictured=True, days=frozenset({0}))
    whole: dict[str, Any] = {"kind": "text", "urgency": 2, "body_text": "one two three four", "pictures": [{}]}

    assert fits(match, copy(**whole))
    for other in ({"kind": "video"}, {"urgency": 5}, {"urgency": None}, {"body_text": "one"}, {"pictures": []}):
        assert not fits(match, copy(**whole | other))
    assert not fits(match, copy(at=NOON.replace(day=3), **whole))


def test_each_thing_is_decided_by_the_first_rule_that_names_it() -> None:
    rules = [
        Rule(1, has("headline", "any", "floods"), Deeds(topics=("weather",))),
        Rule(2, has("headline", "any", "snow"), Deeds(fate="spike")),
        Rule(3, Match(), Deeds(topics=("state",), section="state", fate="publish")),
    ]

    decision = decide(copy(), rules, Deeds(("other",), "news", "wire", "desk"))

    assert decision.deeds == Deeds(("weather",), "state", "wire", "publish")
    assert decision.by == {"topics": 1, "section": 3, "fate": 3}


def test_a_rule_that_never_fits_or_says_nothing_new_is_told() -> None:
    rules = [
        Rule(1, has("headline", "any", "flood", "snow"), Deeds(topics=("weather",), fate="publish")),
        Rule(2, has("headline", "all", "flash flood", "levee"), Deeds(fate="spike")),
        Rule(3, has("headline", "any", "flood", "fire"), Deeds(fate="spike")),
        Rule(4, Match(words=(Words("body", "any", ("snow",)), Words("body", "none", ("snow",)))), Deeds(fate="spike")),
    ]

    assert [(clash.rule, clash.what, clash.by) for clash in clashes(rules)] == [(2, "hidden", (1,)), (4, "never", ())]


VALUES = st.sampled_from(["flood", "flash flood", "snow", "Café", "levee", "", "—"])
WORDS = st.builds(
    Words, st.sampled_from(list(FIELDS)), st.sampled_from(HOWS), st.lists(VALUES, min_size=1, max_size=3).map(tuple)
)
CLOCKS = st.one_of(st.none(), st.integers(0, 23).map(time))
MATCHES = st.builds(
    Match,
    words=st.lists(WORDS, max_size=3).map(tuple),
    kind=st.sampled_from(["", "text", "picture"]),
    urgency=st.one_of(st.none(), st.integers(1, 8)),
    shortest=st.one_of(st.none(), st.integers(0, 5)),
    longest=st.one_of(st.none(), st.integers(0, 5)),
    pictured=st.sampled_from([None, True, False]),
    since=CLOCKS,
    until=CLOCKS,
    days=st.frozensets(st.integers(0, 6), max_size=3),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "name"]), inner),
    max_leaves=6,
)
KEYS = [key for keys in FIELDS.values() for key in keys]
DATA = st.dictionaries(st.sampled_from([*KEYS, "subjects", "classes", "kind", "urgency", "pictures"]), ANYTHING)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=300)).map(lambda later: NOON + later)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # On a busy machine.
@given(MATCHES, DATA, MOMENTS)
def test_no_copy_is_too_odd_to_be_judged(match: Match, data: dict[str, Any], at: datetime) -> None:
    item = Copy(data, at, under(codes_of(data), names_of(data), {}))

    assert fits(match, item) in {True, False}
    assert decide(item, [Rule(1, match, Deeds(fate="spike"))], Deeds(fate="desk")).deeds.fate in {"desk", "spike"}


LINES = st.lists(VALUES, max_size=4).map(" ".join)


@given(MATCHES, MATCHES, LINES, LINES, MOMENTS)
def test_what_a_wider_rule_covers_it_fits(wide: Match, narrow: Match, head: str, body: str, at: datetime) -> None:
    item = Copy({"headline": head, "body_text": body, "urgency": 3, "kind": "text"}, at)

    if covers(wide, narrow) and fits(narrow, item):
        assert fits(wide, item)
