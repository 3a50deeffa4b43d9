"""The addresses of stories and of what is made of them."""

from django.urls import path, register_converter

from newsquare.stories import api, archive, beside, discovery, media, past, views, watch


class Digits:
    """A number of a fixed count of digits, so that one story has one address."""

    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the digits."""
        return f"{value:02}"


class Year(Digits):
    """A year of four digits."""

    regex = "[0-9]{4}"


class Number:
    """A number as people write it: no zero before it, so that one thing has one address."""

    regex = "[1-9][0-9]{0,14}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the digits."""
        return str(value)


class LaterPage(Number):
    """The number of a list's page after its first, which has the list's own address."""

    regex = "[2-9]|[1-9][0-9]{1,8}"


register_converter(Number, "number")
register_converter(LaterPage, "later_page")
register_converter(Digits, "month")
register_converter(Year, "year")

urlpatterns = [
    path("<year:year>/<month:month>/", archive.month, name="month"),
    path("<year:year>/<month:month>/<month:day>/", archive.day, name="day"),
    path("<year:year>/<month:month>/<slug:slug>/", views.story, name="story"),
    path("<year:year>/<month:month>/<slug:slug>/versions/", past.versions, name="versions"),
    path("<year:year>/<month:month>/<slug:slug>/versions/<number:first>/", past.changes),
    path("<year:year>/<month:month>/<slug:slug>/versions/<number:first>/<number:last>/", past.changes),
    path("corrections/", past.corrections, name="corrections"),
    path("corrections/<later_page:number>/", past.corrections),
    path("topic/<slug:slug>/", views.topic, name="topic"),
    path("topic/<slug:slug>/<later_page:number>/", views.topic),
    path("section/<slug:slug>/<later_page:number>/", views.section),
    path("search/", archive.search, name="search"),
    path("author/<slug:slug>/", archive.author, name="author"),
    path("author/<slug:slug>/<later_page:number>/", archive.author),
    path("guidelines/", views.house_page, {"slug": "guidelines"}, name="guidelines"),
    path("about/", views.house_page, {"slug": "about"}, name="about"),
    path("media/images/<str:name>", media.rendition),
    path("media/original_images/<str:name>", media.original),
    path("media/videos/<str:name>", media.video),
    path("media/captions/<number:video_id>.vtt", media.captions),
    path("watch/<number:story_id>/<slug:block>/", watch.watch, name="watch"),
    path("api/stories/<number:story_id>.json", api.story),
    path("api/stories/<number:story_id>/versions.json", api.versions),
    path("api/stories/<number:story_id>/versions/<number:number>.json", api.version),
    path("sitemap.xml", discovery.sitemap_index),
    path("sitemap-<year:year>-<month:month>.xml", discovery.sitemap_month),
    path("news-sitemap.xml", discovery.news_sitemap),
    path("robots.txt", discovery.robots),
    path("desk/stories/beside/<int:pk>/", beside.beside, name="story_beside"),
    path("desk/stories/take-over/<int:pk>/", beside.take_over, name="story_take_over"),
    path("desk/editing-sessions/ping/stories/story/<int:pk>/<int:session_id>/", beside.sign_of_life),
]
