"""What can be done with an item: take it, publish it as it is, spike it, bring it back, watch it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages as wagtail_messages

from newsquare.accounts.models import User
from newsquare.copydesk import actions as copydesk
from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import item_of, to_the_story, who_may
from newsquare.desk.admin.arrivals.undo import forget_spiked, note_spiked
from newsquare.stories import actions as stories
from newsquare.stories.models import Story
from newsquare.stories.queries import left_out
from newsquare.wire import actions as wire
from newsquare.wire.models import WireItem


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do with an item what was asked. Whoever asks for JSON stays where they are and is told in words."""
    do = request.POST.get("do")
    if do in {"watch", "unwatch"}:
        person = who_may(request, "wire.view_wireitem")
        return _answer(request, _watch(item_of(request, pk), person, do))
    if do in {"spike", "unspike"}:
        who_may(request, "wire.change_wireitem")
        return _answer(request, _put_aside(request, item_of(request, pk), do))
    user, found = who_may(request, "stories.add_story"), item_of(request, pk)
    if do in {"take", "publish"}:
        return _take(request, found, user, do)
    return redirect("desk_arrivals")


def _answer(request: HttpRequest, words: str) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"said": words})
    messages.success(request, words)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Return the item's own page for those who came from there, else the list."""
    return request.path.removesuffix("do/") if request.POST.get("from") == "item" else reverse("desk_arrivals")


def _watch(item: WireItem, person: User, do: str) -> str:
    if do == "watch":
        wire.watch_item(item=item, person=person, now=timezone.now())
        return _("You are told when “%(headline)s” changes.") % {"headline": item}
    wire.stop_watching(item=item, person=person)
    return _("You no longer watch “%(headline)s”.") % {"headline": item}


def _put_aside(request: HttpRequest, item: WireItem, do: str) -> str:
    if do == "spike":
        copydesk.spike(item=item)
        note_spiked(request, item, timezone.now())
        return _("“%(headline)s” was spiked.") % {"headline": item}
    copydesk.unspike(item=item)
    forget_spiked(request)
    return _("“%(headline)s” waits again.") % {"headline": item}


def _take(request: HttpRequest, item: WireItem, user: User, do: str) -> HttpResponse:
    if do == "publish":
        who_may(request, "stories.publish_story")
    row = queries.rows([item], person=user, now=timezone.now())[0]
    if row.have_already and not request.POST.get("anyway"):
        return render(request, "desk/arrivals/have.html", {"row": row, "do": do, "zone": item.source.station.zone})
    try:
        story = copydesk.take(item=item, by=user, now=timezone.now())
    except copydesk.KilledError as error:
        messages.error(request, str(error))
        return redirect("desk_arrival", item.pk)
    if do == "publish" and not row.story_id and not row.problem:
        return _publish(request, story, user)
    if do == "publish":
        why = _("It was not published: %(reason)s") % {"reason": row.problem} if row.problem else ""
        messages.warning(request, why or _("Somebody took this already. Check it, then publish it here."))
    return to_the_story(story)


def _publish(request: HttpRequest, story: Story, user: User) -> HttpResponse:
    stories.publish(story=story, by=user, now=timezone.now())
    story.refresh_from_db()
    messages.success(request, _("“%(headline)s” is published.") % {"headline": story.headline})
    for picture, words in left_out(story):
        way = wagtail_messages.button(reverse("wagtailimages:edit", args=[picture]), _("Write it"), False)
        wagtail_messages.warning(request, words, buttons=[way])
    return redirect("desk_arrivals")
