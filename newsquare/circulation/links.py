"""Signed links in mails: the link itself says who may do what. Opening one changes nothing."""

import secrets
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.core import signing

from newsquare.circulation.models import Follower
from newsquare.stations.models import Station


class Purpose(StrEnum):
    """What a link is for; a link for one purpose is worthless for another."""

    CONFIRM = "confirm"
    MOVE = "move"
    STOP = "stop"
    MANAGE = "manage"


LIFE: dict[Purpose, timedelta | None] = {
    Purpose.CONFIRM: timedelta(days=3),
    Purpose.MOVE: timedelta(days=3),
    Purpose.STOP: None,  # Whoever finds an old mail must still be able to stop the next.
    Purpose.MANAGE: None,
}


_GAP = secrets.token_hex(8)  # Nobody who writes for us can know it, so no text of theirs holds a gap.


def gap(purpose: Purpose) -> str:
    """Return what stands in a printed letter where each reader's own link for a purpose is put in."""
    return f"{purpose}{_GAP}"


def stop_here(station: Station) -> str:
    """Return the address that stops what a letter is about, with a gap that is filled for each reader."""
    return station.url(f"/follow/{Purpose.STOP}/{gap(Purpose.STOP)}/")


def manage_here(station: Station) -> str:
    """Return the address of a reader's own page, with a gap that is filled for each reader."""
    return station.url(f"/follow/{Purpose.MANAGE}/{gap(Purpose.MANAGE)}/")


class BadLinkError(Exception):
    """The link is not one of ours, or is cut off."""


class OldLinkError(Exception):
    """The link was good once: its time is up, or the address is not kept any more."""


def path_for(purpose: Purpose, follower: Follower, fact: Any = None) -> str:
    """Return the path of a link for a follower."""
    return f"/follow/{purpose}/{token_for(purpose, follower, fact)}/"


def token_for(purpose: Purpose, follower: Follower, fact: Any = None) -> str:
    """Return what says, in a link, whose it is and what it is for."""
    return signing.dumps([follower.pk, follower.secret, fact], salt=f"newsquare.circulation.{purpose}")


def read(purpose: Purpose, token: str, station: Station) -> tuple[Follower, Any]:
    """Return whose link it is, and the fact in it. Raises BadLinkError or OldLinkError."""
    try:
        pk, secret, fact = signing.loads(token, salt=f"newsquare.circulation.{purpose}", max_age=LIFE[purpose])
    except signing.SignatureExpired as error:
        raise OldLinkError from error
    except (signing.BadSignature, ValueError) as error:
        raise BadLinkError from error
    follower = Follower.objects.filter(pk=pk, station=station).select_related("station").first()
    if follower is None or follower.secret != secret:
        raise OldLinkError
    return follower, fact
