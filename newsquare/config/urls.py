"""Every address of the house. Each part keeps its own list; this one only puts them in order."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

handler404 = "newsquare.config.errors.not_found"
handler500 = "newsquare.config.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("newsquare.desk.urls")),
    path("", include("newsquare.comments.urls")),
    path("", include("newsquare.circulation.urls")),
    path("", include("newsquare.stories.urls")),
    path("", include("newsquare.tips.urls")),
    path("", include("newsquare.accounts.urls")),
    path("desk/", include(wagtailadmin_urls)),
]
