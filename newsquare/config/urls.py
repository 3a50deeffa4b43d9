"""Every address of the house. Each part keeps its own list; this one only puts them in order."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

handler404 = "newsquare.config.errors.not_found"
handler500 = "newsquare.config.errors.broken"

# Wagtail's screens that know no station and would show one the rows of another.
OF_ALL_STATIONS = (
    r"^desk/(pages|reports|workflows|collections|sites|users|groups|locales|redirects|choose-page|snippets/choose|bulk|tag-autocomplete"
    r"|snippets/$|api|failwhale|editing-sessions/ping)"  # The parts' own lists stand before this.
)


def closed(request: HttpRequest, *_args: object, **_words: object) -> NoReturn:
    """Answer 404 for a screen that is not offered."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("newsquare.desk.urls")),
    path("", include("newsquare.comments.urls")),
    path("", include("newsquare.circulation.urls")),
    path("", include("newsquare.stories.urls")),
    path("", include("newsquare.wire.urls")),
    path("", include("newsquare.tips.urls")),
    path("", include("newsquare.accounts.urls")),
    re_path(OF_ALL_STATIONS, closed),
    path("desk/", include(wagtailadmin_urls)),
]
