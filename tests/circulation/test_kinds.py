"""Any part can open a mailing or write a mail of its own kind; the ledger does the rest."""

from collections.abc import Iterator

import pytest
from django.core import mail

from newsquare.circulation import post
from newsquare.circulation.actions import (
    Composed,
    Letter,
    MailKind,
    NotYetError,
    Recipient,
    WithdrawnError,
    open_mailing,
    prepare,
    register_kind,
    write_delivery,
)
from newsquare.circulation.models import Delivery, Edition, EditionState, Follower, State
from newsquare.theme.mail_shapes import MailShape
from tests.cast import ReaderFactory, StationFactory
from tests.circulation.post import bridge, follower_of
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.django_db


def shape(subject: str) -> MailShape:
    return MailShape(subject=subject, station_name="Channel 9", station_url="http://testserver/")


def replies(delivery: Delivery) -> Letter:
    if "withdrawn" in delivery.facts:
        raise WithdrawnError("the comment is gone")
    if "later" in delivery.facts:
        raise NotYetError(MONDAY_NOON.replace(hour=23))
    return Letter(shape=shape(f"{delivery.facts['count']} replies"))


def everybody(edition: Edition, after: int) -> Iterator[Recipient]:
    for pk in Follower.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True):
        yield Recipient(place=pk, follower_id=pk)


def compose(edition: Edition, _now: object) -> Composed:
    return Composed(subject=str(edition.facts["subject"]))


def weekly(delivery: Delivery) -> Letter:
    return Letter(shape=shape(delivery.wording.subject if delivery.wording else ""))


register_kind(MailKind(name="test-replies", label="replies", write=replies))
register_kind(MailKind(name="test-weekly", label="weekly", write=weekly, compose=compose, audience=everybody))


def test_a_part_writes_to_a_person_with_an_account() -> None:
    reader = ReaderFactory()
    words = {"key": "replies:1", "kind": "test-replies", "station": StationFactory(), "user": reader}

    written = [write_delivery(**words, facts={"count": 2}, now=MONDAY_NOON) for _ in range(2)]
    post.send_due()

    assert written == [True, False]
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [([reader.email], "2 replies")]


@pytest.mark.parametrize(("facts", "state"), [({"withdrawn": 1}, State.PULLED), ({"later": 1}, State.PENDING)])
def test_a_letter_that_must_not_leave_says_so_when_it_is_written(facts: dict[str, int], state: State) -> None:
    station = StationFactory()
    write_delivery(key="k", kind="test-replies", station=station, address="a@b.example", facts=facts, now=MONDAY_NOON)

    post.send_due()

    assert (mail.outbox, Delivery.objects.get().state) == ([], state)


def test_a_mailing_of_any_kind_is_fixed_counted_and_sent_once() -> None:
    for number in range(3):
        follower_of(bridge(), email=f"dot{number}@readers.example")
    edition = open_mailing(
        key="weekly:1", station=bridge().station, kind="test-weekly", facts={"subject": "This week"}, now=MONDAY_NOON
    )

    for _ in range(2):
        prepare(edition_id=edition.pk, now=MONDAY_NOON)
        post.send_due()

    edition.refresh_from_db()
    assert (edition.state, edition.audience, edition.wordings.count()) == (EditionState.DONE, 3, 1)
    assert [letter.subject for letter in mail.outbox] == ["This week"] * 3


def test_counting_goes_on_where_it_was_broken_off() -> None:
    first, *_ = [follower_of(bridge(), email=f"dot{number}@readers.example") for number in range(3)]
    edition = open_mailing(
        key="weekly:1", station=bridge().station, kind="test-weekly", facts={"subject": "This week"}, now=MONDAY_NOON
    )
    Delivery.objects.create(
        key=f"weekly:1:follower:{first.pk}",
        station=first.station,
        kind="test-weekly",
        edition=edition,
        follower=first,
        created_at=MONDAY_NOON,
        next_attempt_at=MONDAY_NOON,
    )
    Edition.objects.update(state=EditionState.FREEZING, counted_to=first.pk, audience=1)

    sent = post.send_due()

    edition.refresh_from_db()
    assert (sent, edition.audience, edition.deliveries.count()) == (3, 3, 3)
