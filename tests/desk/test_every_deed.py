"""Every deed at the desk leaves a line in the log, in the same transaction: without the line there is no deed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.models.signals import pre_save
from django.urls import get_resolver

from newsquare.accounts.models import AuditEntry
from newsquare.config.urls import OF_ALL_STATIONS
from tests.desk.deeds import DEEDS, Deed
from tests.desk.test_roles import signed_in
from tests.desk.test_two_stations import addresses

pytestmark = pytest.mark.django_db

# Addresses of the desk that change nothing of a station's, each with the reason.
NO_DEEDS = {
    r"|account/|test404/|\^\.\*/\$|sprite/|jsi18n/|dismissibles/|log/|logout/": "a person's own",
    r"(login|password_reset)/.*": "lead to our own sign-in",
    r"choose-\w+-link/|block-preview/|embeds/.*": "help the editor's fingers; what comes of it is in the draft",
    r"editing-sessions/.*": "say who has what open just now",
    r"demo/play/": "at the demo's stations only; what it does are the deeds of others, by their own actions",
    r"document/blocks/": "turns what was pasted into blocks for the form, which the draft then holds",
    r"arrivals/(fresh/)?|arrivals/(raw/)?<int:pk>/(preview/|beside/<int:other>/|<int:first>/<int:last>/)?": "show",
    r"forum/(all/)?|outbox/.*|numbers/|issues/<int:pk>/page/": "show",
    r"forum/(all/)?|outbox/.*|numbers/|mailings/<int:pk>/numbers/": "show",
    r"[\w-]+/(results/|usage/.*|history/<int:pk>/|history-results/.*|preview/.*)?": "show",
    r"front/<int:section_id>/preview/": "show",
    r"(images|documents|video-chooser)/?(chooser/)?(results/|chosen.*|usage/.*|chooser/.*)?": "show",
    r"images/<int:image_id>/(generate_url/.*|preview/.*)": "show",
    r"stories/history/.*/(view/|compare/.*)|stories/workflow.*": "show; no workflow is ever set up",
    r"stories/check/<int:pk>/": "shows what should be mended in a draft",
    r"stories/history/<int:pk>/revisions/<int:revision_id>/revert/": "the story's form, filled with an earlier draft",
}
# Nobody has these rights, not even an administrator.
REFUSED = (
    r"documents/.*|[\w-]+/delete/<int:pk>/|images/<int:image_id>/delete/|station/add/|house-pages/add/"
    r"|images/multiple/.*(delete|create_from|delete_upload).*"
)
ELSEWHERE = r"images/multiple/<int:image_id>/|(images/chooser|video-chooser)/create/"  # As `add` and `edit` do.


def desk_addresses() -> Iterator[str]:
    """Yield each address of the desk that is offered, without `desk/`."""
    for address in addresses(get_resolver().url_patterns):
        if not re.match(OF_ALL_STATIONS, address.replace("^", "")):
            yield address.removeprefix("desk/")


def test_every_address_of_the_desk_is_a_deed_or_says_why_it_is_none() -> None:
    deeds = {deed.address.removeprefix("desk/") for deed in DEEDS}
    known = [*NO_DEEDS, REFUSED, ELSEWHERE]

    unknown = {
        address
        for address in desk_addresses()
        if address not in deeds and not any(re.fullmatch(pattern, address) for pattern in known)
    }

    assert unknown == set(), "put it into tests/desk/deeds, or say here why it changes nothing"
    assert deeds <= set(desk_addresses())


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_deed_leaves_a_line_in_the_log(deed: Deed, settings: Any, tmp_path: Path) -> None:
    client = signed_in("administrator", settings, tmp_path)
    before = AuditEntry.objects.count()

    assert deed.do(client)

    rows = list(AuditEntry.objects.order_by("pk"))[before:]
    assert "Finn" in {row.who for row in rows}
    told = " ".join(f"{row.thing} {row.note} {row.changes}" for row in rows)
    assert not re.search(r"readers\.example|What morons|Look at the bridge|Dot Lane|Ask the engineer|Eve", told)


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_deed_whose_line_cannot_be_written_is_not_done(deed: Deed, settings: Any, tmp_path: Path) -> None:
    client = signed_in("administrator", settings, tmp_path)

    def refuse(instance: AuditEntry, **_: object) -> None:
        if instance.who == "Finn":
            raise RuntimeError

    pre_save.connect(refuse, sender=AuditEntry)
    try:
        done = deed.do(client)
    finally:
        pre_save.disconnect(refuse, sender=AuditEntry)

    assert not done
