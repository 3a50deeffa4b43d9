"""What became of an idea: its story, the word to its sender, a line of thanks on the page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsquare.desk.actions import NotAllowedError, NotPublicError, became_story, take_thanks_off, thank
from newsquare.desk.models import Credit
from newsquare.desk.models.credit import LONGEST_CREDIT
from newsquare.lib.text import one_line
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.tips.models import Idea
from newsquare.tips.queries import tip_reader

MAY_THANK = "stories.publish_story"


@require_POST
def of_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which story came of an idea, or put a line of thanks on it."""
    station = station_of(request)
    if tip_reader(request.user, station) is None:
        raise PermissionDenied
    idea = get_object_or_404(Idea.objects.select_related("station"), pk=pk, station=station)
    if request.POST.get("do") == "thank":
        _thank(request, idea)
    else:
        _became(request, idea)
    return redirect("tips_idea", idea.pk)


def _became(request: HttpRequest, idea: Idea) -> None:
    number = request.POST.get("story", "")
    story = Story.objects.filter(station=idea.station, pk=int(number) if number.isdecimal() else 0).first()
    if story is None:
        messages.error(request, _("Choose the story that came of it."))
        return
    try:
        became_story(idea=idea, story=story, now=timezone.now())
    except NotPublicError:
        messages.error(request, _("Readers cannot see that story now: the sender is told when it is out."))
    else:
        messages.success(request, _("The sender finds it with their receipt."))


def _thank(request: HttpRequest, idea: Idea) -> None:
    if not request.user.has_perm(MAY_THANK):
        raise PermissionDenied
    words = one_line(request.POST.get("words", ""))
    story = get_object_or_404(Story, station=idea.station, pk=idea.became_story or 0)
    if not words or len(words) > LONGEST_CREDIT:
        messages.error(request, _("Write a line of at most %(most)s characters.") % {"most": LONGEST_CREDIT})
        return
    try:
        thank(idea=idea, story=story, words=words)
    except NotAllowedError:
        messages.error(request, _("The sender did not say that we may name them."))
    else:
        messages.success(request, _("The line stands on the story."))


@require_http_methods(["GET", "POST"])
def thanks(request: HttpRequest) -> HttpResponse:
    """List the lines of thanks on stories; a POST takes one off. They outlive their ideas."""
    if not request.user.has_perm(MAY_THANK):
        raise PermissionDenied
    rows = Credit.objects.filter(station=station_of(request)).select_related("story").order_by("-pk")
    if request.method == "POST":
        number = request.POST.get("credit", "")
        take_thanks_off(credit=get_object_or_404(rows, pk=int(number) if number.isdecimal() else 0))
        messages.success(request, _("The line is off the story."))
        return redirect("desk_thanks")
    return render(request, "desk/thanks.html", {"credits": rows[:200]})
