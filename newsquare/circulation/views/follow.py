"""Ask to follow something. The answer is the same for every address, so that nobody learns who follows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from newsquare.circulation import actions
from newsquare.circulation.contexts import shape_of
from newsquare.circulation.forms import AddressForm
from newsquare.circulation.models import Subject, SubjectKind
from newsquare.circulation.queries import find_subject, name_of, newsletters_offered
from newsquare.circulation.views.pages import show
from newsquare.lib.flood import network_of, seconds_to_wait
from newsquare.lib.origin import same_origin_required
from newsquare.stations.queries import station_of
from newsquare.theme.shapes import Link, NoticeShape, PlainShape

TEMPLATE = "circulation/follow.html"
PER_NETWORK = ((10, 600), (60, 86400))
PER_STATION = ((300, 600), (3000, 86400))


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Take an address for something that may be followed, or show the form for one."""
    station, now = station_of(request), timezone.now()
    subject = find_subject(station, SubjectKind(kind), slug, now)
    if subject is None:
        raise Http404
    if request.method != "POST":
        return _form(request, subject)
    form = AddressForm(request.POST)
    typed = request.POST.get("email", "")[:254]
    if not form.is_valid():
        return _form(request, subject, email=typed, error=str(form.errors["email"][0]), status=400)
    wait = seconds_to_wait("follow", f"{station.pk} {network_of(request)}", *PER_NETWORK)
    if wait := wait or seconds_to_wait("follow", str(station.pk), *PER_STATION):
        return _too_many(request, subject, typed, wait)
    actions.ask_to_follow(subject=subject, email=form.cleaned_data["email"], now=now)
    return show(request, _look_into_your_mail(subject))


@require_safe
def newsletters(request: HttpRequest) -> HttpResponse:
    """Show the newsletters that readers may ask for, each with its form."""
    station = station_of(request)
    offered = list(newsletters_offered(station))
    page = PlainShape(
        title=_("Newsletters"),
        words=[] if offered else [_("There is no newsletter yet.")],
        links=[Link(name=_("Front page"), url="/")],
    )
    shapes = [
        (each.description, shape_of({"kind": "newsletter", "slug": each.slug, "name": each.name})) for each in offered
    ]
    return show(request, page, template="circulation/newsletters.html", newsletters=shapes)


def _form(
    request: HttpRequest, subject: Subject, *, email: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    name = name_of(subject)
    page = PlainShape(
        title=_("Follow %(name)s") % {"name": name},
        notice=NoticeShape(kind="error", text=error) if error and status == 429 else None,
        links=[_back(subject), *_newsletters(subject)],
    )
    shape = shape_of(
        {"kind": subject.kind, "slug": subject.address_end, "name": name},
        email=email,
        error="" if status == 429 else error,
    )
    return show(request, page, template=TEMPLATE, status=status, follow=shape)


def _back(subject: Subject) -> Link:
    return Link(name=_("Back to %(name)s") % {"name": name_of(subject)}, url=subject.get_absolute_url())


def _newsletters(subject: Subject) -> list[Link]:
    """Lead to the station's newsletters where it has any."""
    offered = newsletters_offered(subject.station).exists()
    return [Link(name=_("Newsletters"), url="/newsletters/")] if offered else []


def _too_many(request: HttpRequest, subject: Subject, typed: str, wait: int) -> HttpResponse:
    minutes = -(-wait // 60)
    words = ngettext(
        "Too many addresses came from your network just now. Try again in %(minutes)s minute; yours is kept below.",
        "Too many addresses came from your network just now. Try again in %(minutes)s minutes; yours is kept below.",
        minutes,
    ) % {"minutes": minutes}
    response = _form(request, subject, email=typed, error=words, status=429)
    response["Retry-After"] = str(wait)
    return response


def _look_into_your_mail(subject: Subject) -> PlainShape:
    named = {"name": name_of(subject)}
    return PlainShape(
        title=_("Check your mail"),
        notice=NoticeShape(
            kind="done", text=_("If this address does not follow %(name)s yet, a mail is on its way to it.") % named
        ),
        words=[
            _("It holds a link to a page with a button. Once you press that, mail about %(name)s begins.") % named,
            _(
                "We send one such mail a day, and three at most, so that nobody can flood a stranger. "
                "Look in the spam folder, too."
            ),
        ],
        links=[_back(subject), *_newsletters(subject), Link(name=_("Front page"), url="/")],
    )
