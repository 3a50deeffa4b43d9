"""The newsroom works through its ideas on the desk: those who were named, and nobody else."""

from typing import Any

import pytest
from django.db.models.signals import pre_save
from django.test import Client
from pytest_django.fixtures import Settings

from newsquare.accounts.actions import remove_staff
from newsquare.accounts.models import AuditEntry, Role
from newsquare.tips.actions import Triage, add_to_idea, drop_tip_reader, triage_idea
from newsquare.tips.actions.receive import Parcel
from newsquare.tips.models import Enclosure, Idea, Message, State, TipReader
from newsquare.tips.rules.alike import groups_of
from tests.cast import StationFactory, ada, ben, staff
from tests.clock import MONDAY_NOON
from tests.tips.cast import named, reading, sent

pytestmark = pytest.mark.django_db
TODAY = MONDAY_NOON.date()


@pytest.fixture(autouse=True)
def _no_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize("role", Role.values)
def test_no_role_opens_the_inbox_and_every_named_person_does(client: Client, role: str) -> None:
    idea, _ = sent()
    Enclosure.objects.create(idea=idea, number=1, kind="txt", sent_on=TODAY, size=1, content=b"x")
    person = staff("Hal", Role(role))
    client.force_login(person)
    paths = ["/desk/ideas/", f"/desk/ideas/{idea.pk}/", f"/desk/ideas/{idea.pk}/files/1/"]

    before = [client.get(path).get("Location") for path in paths]
    refused = client.post(f"/desk/ideas/{idea.pk}/", {"do": "erase", "sure": "on"})
    menu = client.get("/desk/").content.decode()
    named(person)
    after = [client.get(path).status_code for path in paths]

    assert before == ["/desk/"] * 3
    assert refused["Location"] == "/desk/"
    assert Idea.objects.exists()
    assert "/desk/ideas/\\u0022" not in menu
    assert "New story ideas" not in menu
    assert after == [200] * 3


def test_who_leaves_the_staff_leaves_the_key_and_what_they_had() -> None:
    idea, _ = sent()
    person = named()
    triage_idea(idea=idea, triage=Triage(state=State.READING, owner=person))

    remove_staff(user=person, station=idea.station)

    idea.refresh_from_db()
    assert idea.owner is None
    assert not TipReader.objects.exists()


def test_each_opening_is_written_down_with_nothing_of_the_idea() -> None:
    idea, _ = sent("Look at the bridge.")
    client = reading()

    client.get(f"/desk/ideas/{idea.pk}/")
    client.get(f"/desk/ideas/{idea.pk}/")

    rows = AuditEntry.objects.filter(did="opened")
    assert [(row.who, row.thing, row.note) for row in rows] == [("Ada", f"Story idea {idea.pk}", "")] * 2


def test_an_idea_whose_opening_cannot_be_written_down_is_not_shown() -> None:
    idea, _ = sent("Look at the bridge.")
    client = reading()
    client.raise_request_exception = False

    def refuse(**_: Any) -> None:
        raise RuntimeError

    pre_save.connect(refuse, sender=AuditEntry)
    try:
        answer = client.get(f"/desk/ideas/{idea.pk}/")
    finally:
        pre_save.disconnect(refuse, sender=AuditEntry)

    assert answer.status_code == 500
    assert "Look at the bridge" not in answer.content.decode()


def test_a_reader_sorts_an_idea_gives_it_to_somebody_with_a_day_and_a_note() -> None:
    idea, _ = sent("Look at the bridge.\nIt <b>hums</b>.")
    cleo = named(staff("Cleo", Role.MODERATOR))
    client = reading()

    page = client.get(f"/desk/ideas/{idea.pk}/").content.decode()
    form = {"do": "triage", "state": "reading", "owner": cleo.pk, "due_on": "2026-03-01", "note": "Ask the engineer"}
    client.post(f"/desk/ideas/{idea.pk}/", form)
    listed = client.get("/desk/ideas/?state=reading&due=late").content.decode()

    idea.refresh_from_db()
    assert "It &lt;b&gt;hums&lt;/b&gt;." in page
    assert (idea.state, idea.owner, idea.note) == (State.READING, cleo, "Ask the engineer")
    assert "overdue" in listed
    assert "Cleo" in listed


def test_nobody_but_a_reader_can_be_given_an_idea() -> None:
    idea, _ = sent()
    client = reading()

    client.post(f"/desk/ideas/{idea.pk}/", {"do": "triage", "state": "reading", "owner": ben().pk, "note": ""})

    idea.refresh_from_db()
    assert (idea.state, idea.owner) == (State.NEW, None)


def test_the_list_is_narrowed_to_mine_and_to_nobodys() -> None:
    mine, _ = sent("The lamps burn by day.")
    sent("Who took the bench?")
    triage_idea(idea=mine, triage=Triage(state=State.NEW, owner=named()))
    client = reading()

    own = client.get("/desk/ideas/?who=mine").content.decode()
    free = client.get("/desk/ideas/?who=nobody").content.decode()

    assert ("The lamps" in own, "the bench" in own) == (True, False)
    assert ("The lamps" in free, "the bench" in free) == (False, True)


def test_an_answer_is_left_for_the_sender() -> None:
    idea, _ = sent()
    client = reading()

    client.post(f"/desk/ideas/{idea.pk}/", {"do": "answer", "text": "Which day was it?"})

    idea.refresh_from_db()
    assert [(message.is_ours, message.text) for message in Message.objects.all()] == [(True, "Which day was it?")]
    assert idea.state == State.CONTACTED


def test_more_from_a_sender_comes_first_and_is_counted_until_it_is_opened() -> None:
    idea, _ = sent("The lamps burn by day.")
    sent("Who took the bench?")
    triage_idea(idea=idea, triage=Triage(state=State.READING))
    add_to_idea(idea=idea, parcel=Parcel(text="It was Friday."), now=MONDAY_NOON)
    client = reading()

    assert "Story ideas (2)" in client.get("/desk/").content.decode()
    assert "the sender wrote again" in client.get("/desk/ideas/?state=reading").content.decode()
    assert "It was Friday." in client.get(f"/desk/ideas/{idea.pk}/").content.decode()
    assert "Story ideas (1)" in client.get("/desk/").content.decode()


def test_spam_is_buried_many_at_once_and_brought_back() -> None:
    ideas = [sent(text)[0] for text in ("Cheap watches", "Cheaper watches", "A bench is gone")]
    theirs, _ = sent("Watches", station=StationFactory(slug="hill-valley"))
    client = reading()

    client.post("/desk/ideas/", {"do": "bury", "idea": [ideas[0].pk, ideas[1].pk, theirs.pk, "x"]})
    buried = set(Idea.objects.filter(state=State.SPAM).values_list("pk", flat=True))
    client.post("/desk/ideas/", {"do": "back", "idea": [ideas[0].pk]})

    assert buried == {ideas[0].pk, ideas[1].pk}
    assert set(Idea.objects.filter(state=State.SPAM)) == {ideas[1]}


def test_documents_are_saved_and_pictures_shown_and_neither_is_run() -> None:
    idea, _ = sent(files=[("pdf", b"%PDF-1.7"), ("jpg", b"\xff\xd8\xff")])
    client = reading()

    paper, picture = (client.get(f"/desk/ideas/{idea.pk}/files/{number}/") for number in (1, 2))

    assert paper["Content-Type"] == "application/octet-stream"
    assert paper["Content-Disposition"] == f'attachment; filename="idea-{idea.pk}-1.pdf"'
    assert picture["Content-Type"] == "image/jpeg"
    assert {answer["X-Content-Type-Options"] for answer in (paper, picture)} == {"nosniff"}
    assert all("sandbox" in answer["Content-Security-Policy"] for answer in (paper, picture))
    assert all("no-store" in answer["Cache-Control"] for answer in (paper, picture))
    assert [row.note for row in AuditEntry.objects.filter(did="opened")] == ["file 1"]


def test_the_ideas_of_another_station_are_not_there() -> None:
    theirs, _ = sent("Their secret", station=StationFactory(slug="hill-valley"), files=[("txt", b"x")])
    client = reading()

    assert "Their secret" not in client.get("/desk/ideas/").content.decode()
    assert client.get(f"/desk/ideas/{theirs.pk}/").status_code == 404
    assert client.get(f"/desk/ideas/{theirs.pk}/files/1/").status_code == 404
    assert client.post(f"/desk/ideas/{theirs.pk}/", {"do": "erase", "sure": "on"}).status_code == 404


def test_an_idea_is_deleted_for_good_only_when_somebody_is_sure() -> None:
    idea, _ = sent(files=[("txt", b"x")])
    client = reading()

    client.post(f"/desk/ideas/{idea.pk}/", {"do": "erase"})
    assert Idea.objects.exists()
    client.post(f"/desk/ideas/{idea.pk}/", {"do": "erase", "sure": "on"})

    assert not Idea.objects.exists()
    assert not Enclosure.objects.exists()


def test_an_administrator_names_readers_and_is_told_while_there_is_none(client: Client) -> None:
    client.force_login(staff("Finn", Role.ADMINISTRATOR))
    warned = client.get("/desk/").content.decode()

    client.post("/desk/ideas/readers/", {"do": "name", "person": ben().pk})
    screen = client.get("/desk/ideas/readers/").content.decode()

    assert "Nobody can read the story ideas" in warned
    assert "Nobody can read the story ideas" not in client.get("/desk/").content.decode()
    assert "Take the key back" in screen
    assert [str(reader) for reader in TipReader.objects.all()] == ["Ben"]


def test_a_station_keeps_ideas_for_as_long_as_it_says_within_limits(client: Client) -> None:
    client.force_login(staff("Finn", Role.ADMINISTRATOR))

    refused = client.post("/desk/ideas/readers/", {"do": "keep", "keep_days": "9999"})
    client.post("/desk/ideas/readers/", {"do": "keep", "keep_days": "30"})

    assert refused.status_code == 200
    assert "30 days after the last word" in client.get("/story-idea/").content.decode()


def test_the_key_taken_back_opens_nothing() -> None:
    idea, _ = sent()
    client = reading()

    drop_tip_reader(user=ada(), station=idea.station)

    assert client.get(f"/desk/ideas/{idea.pk}/")["Location"] == "/desk/"


LETTER = "Save our library! I urge the station to report on the plan of the county to close it at the end of June."


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([LETTER, "A bench is gone.", f"Dear editors! {LETTER} Yours, Dot"], [[0, 2]]),
        (
            [
                "The water on Mill Street smells of paint since Friday.",
                "Since Friday our tap water stinks like paint, Mill Street 14",
                "The bus on Mill Street never comes.",
            ],
            [[0, 1]],
        ),
        (["The lamps burn by day.", "Who took the bench?", "My truck is 8.4 tons."], []),
        (["", "", "x"], []),
    ],
    ids=["letter", "one thing seen by two", "nothing alike", "empty"],
)
def test_what_says_the_same_is_a_group(texts: list[str], groups: list[list[int]]) -> None:
    assert groups_of(dict(enumerate(texts))) == groups


def test_what_is_alike_stands_together_in_the_list() -> None:
    for text in (LETTER, "A bench is gone.", f"Dear editors! {LETTER}"):
        sent(text)
    client = reading()

    page = client.get("/desk/ideas/").content.decode()

    first, second = page.index("1 more like it"), page.index("like the one above")
    assert first < second < page.index("A bench is gone.")


def test_an_idea_has_days_and_no_hours() -> None:
    idea, _ = sent()

    times = [field.name for field in Idea._meta.get_fields() if field.get_internal_type() == "DateTimeField"]

    assert times == []
    assert idea.received_on == idea.last_word_on == MONDAY_NOON.date()
