"""The minute on the desk's first screen: its parts, how far it has come, and the button that plays the next."""

from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component

from newsquare.accounts.models import User
from newsquare.demo.minute.parts import Minute, Part, minute_of
from newsquare.demo.minute.playing import play_next
from newsquare.stations.queries import station_of


def offered(request: HttpRequest) -> bool:
    """Say whether this is a station of the demo, seen by somebody who publishes there."""
    made = Path(settings.DATA) / "demo" / station_of(request).slug
    return made.is_dir() and request.user.has_perm("stories.publish_story")


@require_POST
def play(request: HttpRequest) -> HttpResponse:
    """Play the next part."""
    minute = minute_of(station_of(request))
    if minute is None or not (Path(settings.DATA) / "demo").is_dir():
        raise Http404
    if not offered(request) or not isinstance(request.user, User):
        raise PermissionDenied
    messages.success(request, play_next(minute, by=request.user, now=timezone.now()))
    return redirect(reverse("wagtailadmin_home") + "#the-minute")


class ThePanel(Component):  # type: ignore[misc]  # Wagtail is untyped.
    """The parts of the minute."""

    name = "the_minute"
    order = 30
    template_name = "demo/minute.html"

    class Media:
        css: ClassVar = {"all": ["demo/minute.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the parts with what came before ticked off, and the ways to what there is to see."""
        minute = minute_of(station_of(self.request))
        if minute is None:
            return {"parts": []}
        order = list(Part)
        parts = [(words, _when(order.index(part), order.index(minute.next))) for part, words in _words().items()]
        over = minute.next is Part.IS_OVER
        token = parent_context.get("csrf_token", "")
        return {"parts": parts, "ways": _ways(minute), "over": over, "watching": minute.on_its_way, "csrf_token": token}


def _when(part: int, following: int) -> str:
    return "done" if part < following else "next" if part == following else ""


def _words() -> dict[Part, str]:
    return {
        Part.ARRIVES: _("An agency’s story lies in the watched folder."),
        Part.IS_TAKEN: _("An editor takes it, adds a local paragraph, changes the headline and a sentence, publishes."),
        Part.IS_CORRECTED: _("The agency corrects its story: two paragraphs change, one is added."),
        Part.IS_SETTLED: _("What we left alone has followed; one sentence needs a choice. The correction goes out."),
        Part.IS_KILLED: _("The agency kills its story: the page is gone from everywhere within two seconds."),
    }


def _ways(minute: Minute) -> list[tuple[str, str]]:
    """Return what to look at now: names and addresses."""
    if minute.item is None:
        return []
    ways = [(_("The copy as it arrived"), reverse("desk_arrival", args=[minute.item.pk]))]
    if minute.take is not None:
        story = minute.take.story
        ways.append((_("The story on the desk"), reverse("wagtailsnippets_stories_story:edit", args=[story.pk])))
        if story.path:
            ways.append((_("What readers get"), story.path))
    return ways
