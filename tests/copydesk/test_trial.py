"""What is tried on the last days is what happens on arrival: for any rules and any copy."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from newsquare.copydesk.actions import Wanted, add_rule
from newsquare.copydesk.models import Filing, WireRule
from newsquare.copydesk.queries import Match, Words, rules_of, try_rules
from newsquare.copydesk.queries.trial import ends_of
from newsquare.stories.models import Story
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, Source, WireItem
from tests.cast import SectionFactory, TopicFactory
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import BODY, feed, source

WORDS = ("levee", "snow", "ferry")
HEADLINES = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)
RULES = st.lists(
    st.tuples(
        st.sampled_from([*WORDS, ""]),
        st.sampled_from(["any", "none"]),
        st.sampled_from(["", "desk", "publish", "spike"]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=4,
)
FILES = st.lists(st.tuples(st.integers(1, 3), HEADLINES, st.booleans(), st.integers(10, 17)), min_size=1, max_size=6)


class TestTrial(TestCase):
    """A fresh database for each try."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RULES, FILES, st.sampled_from(["desk", "publish"]))
    def test_a_trial_tells_what_arrival_does(self, rules: Any, files: Any, on_arrival: str) -> None:
        wire = source(on_arrival)
        _set_rules(wire, rules)

        for minute, (number, headline, is_long, hour) in enumerate(files):
            words = f"{headline} {minute}" if headline else ""  # Each version in words of its own.
            _arrives(wire, number, words, BODY if is_long else f"<p>Short {minute}.</p>", hour, minute)

        ends = ends_of(wire, rules_of(wire), [item.pk for item in WireItem.objects.all()])
        for item in WireItem.objects.order_by("pk"):
            version, end = ends[item.pk]
            kept, said = Filing.objects.filter(version=version).first(), end.decision.deeds
            assert end.fate == _became(item)
            assert (kept is not None) == bool(end.decision.by)
            assert kept is None or (tuple(kept.topics), kept.section, kept.fate) == (
                said.topics,
                said.section,
                said.fate,
            )

    def test_a_trial_counts_what_a_rule_would_have_done(self) -> None:
        wire = source("desk")
        weather = TopicFactory(station=wire.station, slug="weather")
        add_rule(source=wire, wanted=Wanted(Match(words=(Words("headline", "any", ("ferry",)),)), fate="spike"))
        for number, headline in enumerate(("Levee holds", "Levee ferry runs", "Levee: a note", "Snow")):
            _arrives(wire, number, headline, "<p>Short.</p>" if "note" in headline else BODY, 10, number)
        wanted = Wanted(Match(words=(Words("headline", "any", ("levee",)),)), topics=(weather,), fate="publish")
        tried = add_rule(source=wire, wanted=wanted)

        trial = try_rules(wire, rules_of(wire), tried.pk, MONDAY_NOON + timedelta(hours=1))

        assert (trial.came, len(trial.fitting), trial.topics) == (4, 3, [("weather", 3)])
        assert [each.headline for each in trial.ended("publish")] == ["Levee holds"]
        assert [each.end.held for each in trial.held] == ["It has hardly any text."]
        assert list(trial.overruled.values()) == [1]
        assert Story.objects.count() == 0

    def test_what_came_before_the_last_days_is_left_out(self) -> None:
        wire = source("desk")
        _arrives(wire, 1, "Levee holds", BODY, 10, 0)

        trial = try_rules(wire, rules_of(wire), 0, MONDAY_NOON + timedelta(days=8))

        assert (trial.came, trial.fitting) == (0, [])


def _set_rules(wire: Source, rules: Any) -> None:
    topic, section = TopicFactory(station=wire.station, slug="weather"), SectionFactory(station=wire.station)
    for word, how, fate, has_topic, by_night in rules:
        match = Match(words=(Words("headline", how, (word,)),)) if word else Match()
        if by_night:
            match = Match(words=match.words, since=_clock(12), until=_clock(13))
        topics = (topic,) if has_topic else ()
        add_rule(source=wire, wanted=Wanted(match, topics=topics, section=section, fate=fate))
    assert WireRule.objects.count() == len(rules)


def _clock(hour: int) -> Any:
    return MONDAY_NOON.replace(hour=hour).time()


def _arrives(wire: Source, number: int, headline: str, body: str, hour: int, minute: int) -> None:
    raw = feed(guid=f"g-{number}", headline=headline, body=body).replace(b"16:00:00", f"{hour}:00:00".encode())
    receive(source=wire, raw=raw, name="a.xml", now=MONDAY_NOON + timedelta(minutes=17 * minute))


def _became(item: WireItem) -> str:
    return {ItemState.TAKEN: "publish", ItemState.SPIKED: "spike"}.get(ItemState(item.state), "desk")
