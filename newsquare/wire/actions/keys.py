"""The secrets of a source: what we ask with, and the token with which copy is pushed to us."""

import hashlib
import hmac
import secrets
from datetime import datetime

from django.db import transaction

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.lib.sealed import seal, unseal
from newsquare.stations.models import Station
from newsquare.wire.models import Key, KeyKind, Source

PURPOSE = "wire.key"


@transaction.atomic
def set_key(*, source: Source, text: str, by: User | None, now: datetime) -> None:
    """Keep the key or password with which we ask. Nobody is shown it again."""
    _keep(source, KeyKind.ASK, seal(text, purpose=PURPOSE), by, now)
    record(Did.KEYED, source, by=by, note="the key or password with which we ask", now=now)


def asking_key(source: Source) -> str:
    """Return the key or password with which we ask; empty where none was typed, or the server's key was changed."""
    kept = Key.objects.filter(source=source, kind=KeyKind.ASK).first()
    return unseal(kept.value, purpose=PURPOSE) if kept else ""


@transaction.atomic
def new_push_token(*, source: Source, by: User | None, now: datetime) -> str:
    """Make the token with which copy is pushed, in place of an earlier one. It is returned this once."""
    token = secrets.token_urlsafe(32)
    _keep(source, KeyKind.PUSH, _digest(token), by, now)
    record(Did.KEYED, source, by=by, note="a new token to push with", now=now)
    return token


@transaction.atomic
def end_push(*, source: Source, by: User | None, now: datetime) -> None:
    """Take no more pushed copy."""
    if Key.objects.filter(source=source, kind=KeyKind.PUSH).delete()[0]:
        record(Did.KEYED, source, by=by, note="the token to push with was taken back", now=now)


def source_of_push(*, station: Station, slug: str, token: str) -> Source | None:
    """Return the source that a token opens. Takes as long whether there is such a source or not."""
    kept = Key.objects.filter(source__station=station, source__slug=slug, kind=KeyKind.PUSH)
    found = kept.select_related("source__station").first()
    good = hmac.compare_digest(_digest(token), found.value if found else _digest(secrets.token_urlsafe(8)))
    return found.source if found and good else None


def _keep(source: Source, kind: KeyKind, value: str, by: User | None, now: datetime) -> None:
    Key.objects.update_or_create(source=source, kind=kind, defaults={"value": value, "made_at": now, "by": by})


def _digest(token: str) -> str:
    """Return a digest: a token of 256 random bits needs no slow one."""
    return hashlib.sha256(token.encode()).hexdigest()
