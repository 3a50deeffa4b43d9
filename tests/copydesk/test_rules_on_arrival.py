"""Rules of a source decide what becomes of its copy, and the item tells which rule did."""

from typing import Any

import pytest
from django.test import Client

from newsquare.accounts.models import AuditEntry
from newsquare.copydesk.actions import Wanted, add_rule, switch_rule, take
from newsquare.copydesk.models import Filing, TopicCode
from newsquare.copydesk.queries import Match, Words
from newsquare.stories.models import Section, Story, Topic
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, Source, WireItem
from tests.cast import SectionFactory, TopicFactory, ada
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

pytestmark = pytest.mark.django_db


def weather(wire: Source) -> tuple[Topic, Section]:
    """Return the topic Weather and the section State of a source's station."""
    return TopicFactory(station=wire.station, slug="weather"), SectionFactory(station=wire.station, slug="state")


def about(word: str, **deeds: Any) -> Wanted:
    """Return a rule for headlines with a word."""
    return Wanted(Match(words=(Words("headline", "any", (word,)),)), **deeds)


def test_a_rule_files_and_publishes_and_the_item_says_which(client: Client) -> None:
    wire = source("desk")
    topic, section = weather(wire)
    wanted = about("levee", topics=(topic,), section=section, label="handout", fate="publish")
    rule = add_rule(source=wire, wanted=wanted)

    lines = receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    story, filing = Story.objects.get(), Filing.objects.get()
    assert lines[0].outcome.action == "published"
    assert client.get(story.path).status_code == 200
    assert (list(story.topics.all()), story.section, story.label) == ([topic], section, "handout")
    assert filing.why == [
        {
            "rule": rule.pk,
            "sentence": "When the headline has “levee”: file it under Weather, put it in the section State, "
            "label it Press release and publish it.",
            "decided": ["topics", "section", "label", "fate"],
        }
    ]


def test_a_rule_spikes_and_the_log_names_it() -> None:
    wire = source()
    add_rule(source=wire, wanted=about("levee", fate="spike"))

    lines = receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    assert (lines[0].outcome.action, WireItem.objects.get().state) == ("spiked", ItemState.SPIKED)
    assert "“levee”: spike it." in AuditEntry.objects.get(did="spiked").note
    assert not Story.objects.exists()


def test_a_rule_keeps_for_a_person_what_its_source_would_publish() -> None:
    wire = source()
    person = ada(wire.station)
    add_rule(source=wire, wanted=about("levee", fate="desk", person=person))

    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    assert WireItem.objects.get().state == ItemState.ARRIVED
    assert Filing.objects.get().person == person


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (feed(body="<p>Levee advisory.</p>"), "It has hardly any text."),
        (feed(headline=""), "Read with difficulty: There is no headline."),
    ],
)
def test_publishing_by_rule_is_held_by_what_holds_all_publishing(raw: bytes, problem: str) -> None:
    wire = source("desk")
    add_rule(source=wire, wanted=Wanted(Match(), fate="publish"))

    lines = receive(source=wire, raw=raw, name="a.xml", now=MONDAY_NOON)

    assert (lines[0].outcome.action, lines[0].outcome.problem) == ("held", problem)
    assert not Story.objects.exists()


def test_a_rule_that_is_off_or_came_later_does_nothing() -> None:
    wire = source("desk")
    topic, _ = weather(wire)
    switch_rule(rule=add_rule(source=wire, wanted=about("levee", fate="publish")), off=True)
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    add_rule(source=wire, wanted=about("levee", topics=(topic,)))

    story = take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)

    assert [each.slug for each in story.topics.all()] == ["county-government"]


def test_what_is_taken_by_hand_is_filed_as_the_rule_decided_when_it_came() -> None:
    wire = source("desk")
    topic, section = weather(wire)
    rule = add_rule(source=wire, wanted=about("levee", topics=(topic,), section=section))
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)
    rule.delete()

    story = take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)

    assert (list(story.topics.all()), story.section) == ([topic], section)


def test_an_untouched_story_that_a_rule_published_follows_its_agency() -> None:
    wire = source("desk")
    add_rule(source=wire, wanted=about("levee", fate="publish"))
    receive(source=wire, raw=feed(), name="a.xml", now=MONDAY_NOON)

    receive(source=wire, raw=feed(headline="State pays for all of levee"), name="b.xml", now=MONDAY_NOON)

    assert Story.objects.get().headline == "State pays for all of levee"


def test_a_topic_gets_what_is_under_its_subject() -> None:
    wire = source("desk")
    topic, _ = weather(wire)
    TopicCode.objects.create(topic=topic, code="medtop:17000000")
    raw = feed(extra="<category>subj:17005000</category>")
    receive(source=wire, raw=raw, name="a.xml", now=MONDAY_NOON)

    story = take(item=WireItem.objects.get(), by=ada(), now=MONDAY_NOON)

    assert list(story.topics.all()) == [topic]
