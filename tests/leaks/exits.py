"""Every public address: the ones that are walked, and the ones that carry no stories, each with its reason.

A new address belongs on one of the two lists. What is not under `/desk/` is public.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from newsquare.stories.models import Rendition
from tests.leaks.scene import Scene


@dataclass(frozen=True)
class Exit:
    """A route, and the paths under it that could show the story.

    `shows`: what of it a reader finds there while it is public: "story", "picture" (with the story), "file" (the
    bytes of the picture alone), "200" (the bytes of the video), or nothing, where the address could only leak. `past`:
    only of a story that was out for a while.
    """

    paths: Callable[[Scene], Iterable[str]]
    shows: str = ""
    post: dict[str, Callable[[Scene], object]] = field(default_factory=dict)
    signed_in: bool = False
    past: bool = False


def at(*paths: str) -> Callable[[Scene], Iterable[str]]:
    """Return paths in which names of the scene may stand."""
    return lambda scene: [path.format(scene=scene) for path in paths]


def pictures(scene: Scene) -> Iterable[str]:
    """Return the addresses of the picture at every size that was made so far."""
    return [f"/media/{file}" for file in Rendition.objects.filter(image=scene.picture).values_list("file", flat=True)]


COMMENT, HELD = "/comments/{scene.comment.pk}/", "/comments/{scene.held.pk}/"
UNDER, ORDERS = "/comments/under/{scene.story.pk}/", ("newest", "respected")
SEARCHES = ("bridge", "there", "topic:quiet", "author:ortiz", "after:2026-03-01&order=newest", "brindlewok")

WALKED: dict[str, Exit] = {
    "": Exit(at("/"), "picture"),
    "<year:year>/<month:month>/<slug:slug>/": Exit(
        at("{scene.path}", "{scene.neighbour.path}", "/2026/03/once/"), "picture"
    ),
    "<year:year>/<month:month>/": Exit(at("/2026/03/"), "story"),
    "<year:year>/<month:month>/<month:day>/": Exit(at("/2026/03/01/", "/2026/03/02/"), "picture"),
    "<year:year>/<month:month>/<slug:slug>/versions/": Exit(
        at("{scene.path}versions/", "/2026/03/once/versions/"), "story"
    ),
    "<year:year>/<month:month>/<slug:slug>/versions/<number:first>/": Exit(at("{scene.path}versions/1/"), "story"),
    "<year:year>/<month:month>/<slug:slug>/versions/<number:first>/<number:last>/": Exit(
        at("{scene.path}versions/1/2/"), "story", past=True
    ),
    "corrections/": Exit(at("/corrections/"), "story", past=True),
    "corrections/<later_page:number>/": Exit(at("/corrections/2/"), "story", past=True),
    "search/": Exit(at(*(f"/search/?q={asked}" for asked in SEARCHES)), "story"),
    "author/<slug:slug>/": Exit(at("/author/nameplexa-ortiz/"), "picture"),
    "author/<slug:slug>/<later_page:number>/": Exit(at("/author/many-hands/2/"), "story", past=True),
    "api/stories/<number:story_id>/versions/<number:number>.json": Exit(
        at("/api/stories/{scene.story.pk}/versions/1.json"), "story"
    ),
    "topic/<slug:slug>/": Exit(at("/topic/quiet/", "/topic/crowded/"), "picture"),
    "topic/<slug:slug>/<later_page:number>/": Exit(at("/topic/crowded/2/"), "picture", past=True),
    "topic/<slug:slug>/<feed_file:file>": Exit(at("/topic/quiet/feed.xml"), "picture"),
    "section/<slug:slug>/<feed_file:file>": Exit(at("/section/news/atom.xml"), "picture"),
    "author/<slug:slug>/<feed_file:file>": Exit(at("/author/nameplexa-ortiz/feed.json"), "picture"),
    "comments/under/<int:story_id>/<feed_file:file>": Exit(
        at("/comments/under/{scene.story.pk}/feed.xml", "/comments/under/{scene.story.pk}/feed.json"), "story"
    ),
    "section/<slug:slug>/": Exit(at("/section/news/"), "picture"),
    "section/<slug:slug>/<later_page:number>/": Exit(at("/section/news/2/"), "picture", past=True),
    "<feed_file:file>": Exit(at("/feed.xml", "/atom.xml", "/feed.json"), "picture"),
    "sitemap.xml": Exit(at("/sitemap.xml")),  # Names months alone.
    "sitemap-<year:year>-<month:month>.xml": Exit(at("/sitemap-2026-03.xml"), "story"),
    "news-sitemap.xml": Exit(at("/news-sitemap.xml"), "story"),
    "api/stories/<number:story_id>.json": Exit(at("/api/stories/{scene.story.pk}.json"), "picture"),
    "api/stories/<number:story_id>/versions.json": Exit(at("/api/stories/{scene.story.pk}/versions.json"), "story"),
    "media/images/<str:name>": Exit(pictures, "file"),
    "media/original_images/<str:name>": Exit(at("/media/{scene.picture.file.name}")),  # Staff alone.
    "media/videos/<str:name>": Exit(at("/media/{scene.film.file.name}"), "200"),
    "media/captions/<number:video_id>.vtt": Exit(at("/media/captions/{scene.film.pk}.vtt"), "200"),
    "watch/<number:story_id>/<slug:block>/": Exit(at("/watch/{scene.story.pk}/{scene.block}/"), "story"),
    "comments/under/<int:story_id>/<int:number>/": Exit(at("/comments/under/{scene.story.pk}/2/")),  # Leads on.
    "comments/under/<int:story_id>/<slug:order>/": Exit(at(*(UNDER + f"{order}/" for order in ORDERS)), "story"),
    "comments/under/<int:story_id>/<slug:order>/<int:number>/": Exit(
        at(*(UNDER + f"{order}/2/" for order in ("oldest", *ORDERS))), "story"
    ),
    "comments/<int:comment_id>/answers/": Exit(at("/comments/{scene.first.pk}/answers/"), "story"),
    "comments/<int:comment_id>/answers/<int:number>/": Exit(at("/comments/{scene.first.pk}/answers/2/"), "story"),
    "comments/<int:comment_id>/appeal/": Exit(at(HELD + "appeal/"), signed_in=True),  # Names no story.
    "comments/<int:comment_id>/mute/": Exit(at(COMMENT + "mute/"), signed_in=True),
    "comments/<int:comment_id>/respect/": Exit(at(COMMENT + "respect/"), "story"),
    "comments/<int:comment_id>/": Exit(at(COMMENT, "/comments/{scene.first.pk}/"), "story"),
    "comments/<int:comment_id>/reply/": Exit(at(COMMENT + "reply/"), "story"),
    "comments/<int:comment_id>/report/": Exit(at(COMMENT + "report/"), "story"),
    "comments/<int:comment_id>/posted/": Exit(at(COMMENT + "posted/", HELD + "posted/"), "story", signed_in=True),
    "comments/<int:comment_id>/edit/": Exit(at(COMMENT + "edit/", HELD + "edit/"), "story", signed_in=True),
    "comments/<int:comment_id>/delete/": Exit(
        at(COMMENT + "delete/", HELD + "delete/"), signed_in=True
    ),  # Names no story.
    "comments/post/": Exit(
        at("/comments/post/"), "story", post={"story": lambda scene: scene.story.pk, "text": lambda _: ""}
    ),
    "comments/finish/": Exit(at("/comments/finish/"), "story", signed_in=True),
    "me/": Exit(at("/me/"), "story", signed_in=True),
}

WITHOUT_STORIES: dict[str, str] = {
    "comments/decisions/": "numbers alone",
    "comments/suspended/": "the reader's own suspension",
    "story-idea/answer/": "what the newsroom answered, to whoever holds the receipt",
    "comments/muted/<int:story_id>/": "numbers alone",
    "me/muted/<int:mute_id>/undo/": "a button",
    "me/replies/": "a button",
    "comments/replies/stop/<str:token>/": "a button",
    "guidelines/": "a page that the station wrote about itself",
    "about/": "a page that the station wrote about itself",
    "live/": "what is on the air, named by an editor; no story",
    "live/watch/": "what is on the air, named by an editor; no story",
    "robots.txt": "names addresses of lists alone",
    "wire/push/<slug:source>/": "takes files in from who holds the source's token; names stories by number alone",
    "story-idea/": "an empty form",
    "follow/topic/<slug:slug>/": "names a topic",
    "follow/section/<slug:slug>/": "names a section",
    "follow/author/<slug:slug>/": "names who wrote a story that may be seen",
    "follow/newsletter/<slug:slug>/": "names a newsletter",
    "newsletters/": "names newsletters",
    "follow/story/<slug:slug>/": "names a story that may be seen, and no other",
    "follow/confirm/<str:token>/": "names what is followed, to whoever holds a mail's link",
    "follow/move/<str:token>/": "names an address, to whoever holds a mail's link",
    "follow/stop/<str:token>/": "names what is followed, to whoever holds a mail's link",
    "follow/manage/<str:token>/": "names what is followed, to whoever holds a mail's link",
    "sign-in/": "an empty form",
    "sign-in/code/": "an empty form",
    "sign-in/password/": "an empty form",
    "sign-in/second/": "an empty form",
    "sign-in/link/": "an empty form",
    "sign-in/link/<str:token>/": "an empty form",
    "sign-out/": "a button",
    "me/name/": "the reader's own name",
    "me/address/": "the reader's own address",
    "me/address/code/": "an empty form",
    "me/erase/": "a button",
    "me/data/": "the reader's own words and choices; names stories by number alone",
}


def routes(patterns: Iterable[Any] | None = None, before: str = "") -> Iterator[str]:
    """Yield every public route of the house as it is written in the lists of addresses."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if route.lstrip("^").startswith("desk/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route
