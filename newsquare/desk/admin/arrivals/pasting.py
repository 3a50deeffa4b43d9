"""The paste box: copy as a person has it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsquare.copydesk import actions as copydesk
from newsquare.copydesk.queries import unpictured
from newsquare.desk.admin.arrivals.asked import to_the_story, who_may
from newsquare.stations.queries import station_of
from newsquare.wire import actions as wire


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Take copy as a person has it: text copied from a browser, or a saved page."""
    user = who_may(request, "stories.add_story")
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
    return to_the_story(story)


def _again(request: HttpRequest, text: str, problem: str) -> HttpResponse:
    return render(request, "desk/paste.html", {"text": text, "problem": problem}, status=422)
