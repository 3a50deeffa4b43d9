"""The door through which agencies push copy: one file a request, taken in before the answer."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from newsquare.lib import flood
from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.wire import actions
from newsquare.wire.models import Source
from newsquare.wire.queries import MAX_BYTES

A_MINUTE, WRONG_IN_TEN_MINUTES = 1_200, 20
FORMS = {"multipart/form-data", "application/x-www-form-urlencoded"}
WHO = "Send the source’s token: “Authorization: Bearer TOKEN”. An editor makes one on the desk, under Sources."
NO_FORM = "Send the file itself as the body, not a form. With curl: --data-binary @FILE -H 'Content-Type: text/plain'."
PACKED = "Send the file as it is, without Content-Encoding."
TOO_LARGE = f"A file may have {MAX_BYTES // 1_000_000} MB at most. Split it."
OFTEN = "Too many at once. Wait for as many seconds as Retry-After says."


@csrf_exempt  # No browser sends this: who has the token may, and a cookie opens nothing.
@require_POST
def push(request: HttpRequest, source: str) -> HttpResponse:
    """Take in one file of any format. What it kills is gone when this answers."""
    opened = actions.source_of_push(station=station_of(request), slug=source, token=_token(request))
    if opened is None:
        wait = flood.seconds_to_wait("push, wrong token", flood.network_of(request), (WRONG_IN_TEN_MINUTES, 600))
        return _often(wait) if wait else _problem(401, WHO, **{"WWW-Authenticate": 'Bearer realm="wire"'})
    if wait := flood.seconds_to_wait("push", str(opened.pk), (A_MINUTE, 60)):
        return _often(wait)
    if request.content_type in FORMS:
        return _problem(415, NO_FORM)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        return _problem(415, PACKED)
    length = request.headers.get("Content-Length", "")
    raw = b"" if length.isdecimal() and int(length) > MAX_BYTES else request.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES or (not raw and length not in {"", "0"}):
        return _problem(413, TOO_LARGE)
    return _taken_in(opened, raw, one_line(request.GET.get("name"))[:200] or "pushed")


def _token(request: HttpRequest) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _taken_in(source: Source, raw: bytes, name: str) -> HttpResponse:
    received = actions.receive(source=source, raw=raw, name=name, now=timezone.now(), by_itself=True)
    lines = [actions.line_of(each, name) for each in received]
    status = 422 if all(line["action"] == "refused" for line in lines) else 200
    body = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return _json(f"[\n{body}\n]\n", status)


def _often(seconds: int) -> HttpResponse:
    return _problem(429, OFTEN, **{"Retry-After": str(seconds)})


def _problem(status: int, words: str, **headers: str) -> HttpResponse:
    return _json(json.dumps({"problem": words}, ensure_ascii=False) + "\n", status, headers)


def _json(body: str, status: int, headers: dict[str, Any] | None = None) -> HttpResponse:
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8", headers=kept)
