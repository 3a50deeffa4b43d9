"""Agency copy on the desk: what arrived, one item whole, what could not be read, and the paste box."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages as wagtail_messages

from newsquare.accounts.models import User
from newsquare.copydesk import actions as copydesk
from newsquare.copydesk import queries
from newsquare.copydesk.queries import unpictured
from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.stories import actions as stories
from newsquare.stories.models import Story
from newsquare.stories.queries import left_out
from newsquare.wire import actions as wire
from newsquare.wire.models import Dispatch, WireItem
from newsquare.wire.queries import refused, sources_of

PAGE = 50
STATES = ("waiting", "changed", "taken", "spiked")


def _may(request: HttpRequest, right: str) -> User:
    if not request.user.has_perm(right):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@require_GET
def arrivals(request: HttpRequest) -> HttpResponse:
    """List what arrived, newest first."""
    _may(request, "wire.view_wireitem")
    station, state = station_of(request), request.GET.get("state", "waiting")
    words, source = one_line(request.GET.get("q")), one_line(request.GET.get("source"))
    page = Paginator(queries.arrived(station, state=state, source=source, words=words), PAGE).get_page(
        request.GET.get("p")
    )
    context = {
        "rows": queries.rows(page.object_list),
        "page": page,
        "state": state if state in STATES else "waiting",
        "states": [(name, label) for name, label in zip(STATES, _state_names(), strict=True)],
        "sources": sources_of(station),
        "source": source,
        "query": words,
        "refused": refused(station).count(),
        "may_publish": request.user.has_perm("stories.publish_story"),
    }
    return render(request, "desk/arrivals.html", context)


def _state_names() -> list[str]:
    return [_("Waiting"), _("Changed since taken"), _("Taken"), _("Spiked")]


def _item(request: HttpRequest, pk: int) -> WireItem:
    found = queries.arrived_item(station_of(request), pk)
    if found is None:
        raise Http404
    return found


@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item whole, with its versions."""
    _may(request, "wire.view_wireitem")
    found = _item(request, pk)
    assert found.latest is not None
    context = {
        "item": found,
        "row": queries.rows([found])[0],
        "data": found.latest.data,
        "agency_time": datetime.fromisoformat(sent) if (sent := found.latest.data.get("versioncreated_utc")) else None,
        "versions": found.versions.select_related("dispatch").defer("dispatch__raw").order_by("-number"),
        "may_publish": request.user.has_perm("stories.publish_story"),
    }
    return render(request, "desk/arrival.html", context)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item into a story, publish it as it is, spike it or bring it back."""
    user, found, do = _may(request, "stories.add_story"), _item(request, pk), request.POST.get("do")
    if do in {"take", "publish"}:
        row = queries.rows([found])[0]
        story = copydesk.take(item=found, by=user, now=timezone.now())
        if do == "publish" and not row.story_id and not row.problem:
            return _publish(request, story)
        if do == "publish":
            why = _("It was not published: %(reason)s") % {"reason": row.problem} if row.problem else ""
            messages.warning(request, why or _("Somebody took this already. Check it, then publish it here."))
        return _edit(story)
    _may(request, "wire.change_wireitem")
    if do == "spike":
        copydesk.spike(item=found)
        messages.success(request, _("“%(headline)s” was spiked.") % {"headline": found})
    elif do == "unspike":
        copydesk.unspike(item=found)
        messages.success(request, _("“%(headline)s” waits again.") % {"headline": found})
    return redirect("desk_arrivals")


def _edit(story: Story) -> HttpResponse:
    return redirect("wagtailsnippets_stories_story:edit", story.pk)


def _publish(request: HttpRequest, story: Story) -> HttpResponse:
    user = _may(request, "stories.publish_story")
    stories.publish(story=story, by=user, now=timezone.now())
    story.refresh_from_db()
    messages.success(request, _("“%(headline)s” is published.") % {"headline": story.headline})
    for picture, words in left_out(story):
        way = wagtail_messages.button(reverse("wagtailimages:edit", args=[picture]), _("Write it"), False)
        wagtail_messages.warning(request, words, buttons=[way])
    return redirect("desk_arrivals")


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Take copy as a person has it: text copied from a browser, or a saved page."""
    user = _may(request, "stories.add_story")
    text = request.POST.get("text", "")
    if request.method == "GET":
        return render(request, "desk/paste.html", {})
    upload = request.FILES.get("file")
    raw = upload.read(wire.LARGEST_PASTE + 1) if upload else text.encode()
    name = (upload.name or "") if upload else "pasted.txt"
    if len(raw) > wire.LARGEST_PASTE:
        return _again(request, text, _("That is too large: paste one story at a time."))
    now = timezone.now()
    found, problem = wire.receive_paste(station=station_of(request), raw=raw, name=name, now=now)
    if found is None:
        return _again(request, text, problem)
    story = copydesk.take(item=found, by=user, now=now)
    messages.success(request, _("Read. Check it, choose section and topics, then publish."))
    assert found.latest is not None
    for credit in unpictured(found.latest.data):
        messages.info(
            request,
            _("The copy names a photo credit, “%(credit)s”. Give it to the picture that you add.") % {"credit": credit},
        )
    return _edit(story)


def _again(request: HttpRequest, text: str, problem: str) -> HttpResponse:
    return render(request, "desk/paste.html", {"text": text, "problem": problem}, status=422)


@require_http_methods(["GET", "POST"])
def unread(request: HttpRequest) -> HttpResponse:
    """List dispatches that could not be read, with the reason; a POST tries one again, or all."""
    _may(request, "wire.view_dispatch")
    station = station_of(request)
    if request.method == "POST":
        _may(request, "wire.change_dispatch")
        chosen = refused(station)
        if pk := request.POST.get("dispatch"):
            chosen = chosen.filter(pk=get_object_or_404(chosen, pk=int(pk) if pk.isdecimal() else 0).pk)
        lines = [line for dispatch in chosen for line in wire.try_again(dispatch=dispatch, now=timezone.now())]
        read = sum(line.outcome.action != "refused" for line in lines)
        messages.info(request, ngettext("%(n)s item was read.", "%(n)s items were read.", read) % {"n": read})
        return redirect("desk_unread")
    page = Paginator(refused(station), PAGE).get_page(request.GET.get("p"))
    return render(request, "desk/unread.html", {"page": page})


@require_GET
def raw(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dispatch byte for byte, as text that no browser runs."""
    _may(request, "wire.view_dispatch")
    found = get_object_or_404(Dispatch, pk=pk, source__station=station_of(request))
    headers: dict[str, Any] = {
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(bytes(found.raw), content_type="text/plain; charset=utf-8", headers=headers)
