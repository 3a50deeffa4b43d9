"""Ask to follow a topic. The answer is the same for every address, so that nobody learns who follows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from newsquare.circulation import actions
from newsquare.circulation.contexts import shape_of
from newsquare.circulation.forms import AddressForm
from newsquare.circulation.views.pages import show
from newsquare.lib.flood import network_of, seconds_to_wait
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.stories.models import Topic
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

TEMPLATE = "circulation/follow.html"
PER_NETWORK = ((10, 600), (60, 86400))
PER_STATION = ((300, 600),)


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an address for a topic, or show the form for one."""
    station = station_of(request)
    topic = get_object_or_404(Topic, station=station, slug=slug)
    if request.method != "POST":
        return _form(request, topic)
    form = AddressForm(request.POST)
    typed = request.POST.get("email", "")[:254]
    if not form.is_valid():
        return _form(request, topic, email=typed, error=str(form.errors["email"][0]), status=400)
    wait = seconds_to_wait("follow", f"{station.pk} {network_of(request)}", *PER_NETWORK)
    if wait := wait or seconds_to_wait("follow", str(station.pk), *PER_STATION):
        return _too_many(request, topic, typed, wait)
    actions.ask_to_follow(station=station, topic=topic, email=form.cleaned_data["email"], now=timezone.now())
    return show(request, _look_into_your_mail(topic))


def _form(request: HttpRequest, topic: Topic, *, email: str = "", error: str = "", status: int = 200) -> HttpResponse:
    page = PlainShape(
        title=_("Follow %(topic)s") % {"topic": topic.name},
        notice=NoticeShape(kind="error", text=error) if error and status == 429 else None,
        links=[Link(name=_("Stories about %(topic)s") % {"topic": topic.name}, url=topic.get_absolute_url())],
    )
    shape = shape_of(topic, email=email, error="" if status == 429 else error)
    return show(request, page, template=TEMPLATE, status=status, follow=shape)


def _too_many(request: HttpRequest, topic: Topic, typed: str, wait: int) -> HttpResponse:
    minutes = -(-wait // 60)
    words = ngettext(
        "Too many addresses came from your network just now. Try again in %(minutes)s minute; yours is kept below.",
        "Too many addresses came from your network just now. Try again in %(minutes)s minutes; yours is kept below.",
        minutes,
    ) % {"minutes": minutes}
    response = _form(request, topic, email=typed, error=words, status=429)
    response["Retry-After"] = str(wait)
    return response


def _look_into_your_mail(topic: Topic) -> PlainShape:
    return PlainShape(
        title=_("Check your mail"),
        notice=NoticeShape(
            kind="done",
            text=_("If this address does not follow %(topic)s yet, a mail is on its way to it.")
            % {"topic": topic.name},
        ),
        words=[
            _("It holds a link to a page with a button. Once you press that, mail about %(topic)s begins.")
            % {"topic": topic.name},
            _(
                "We send one such mail a day until you answer it, so that nobody can flood a stranger. "
                "Look in the spam folder, too."
            ),
        ],
        links=[
            Link(name=_("Stories about %(topic)s") % {"topic": topic.name}, url=topic.get_absolute_url()),
            Link(name=_("Front page"), url="/"),
        ],
    )
