"""Every page that the theme can print, with invented contents and stand-ins for the parts above."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

from django import forms
from django.template.loader import render_to_string

from newsquare.theme import slots
from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import HomeShape, Link, NoticeShape, PlainShape
from tests.theme import samples

FACTS = (
    "<ul><li>Built 1911, closed 2009</li><li>61,000 square feet under one roof</li><li>Four acres of river</li></ul>"
)


class IdeaForm(forms.Form):
    """One field of each kind."""

    about = forms.CharField(label="What is it about?", help_text="One line is enough.")
    text = forms.CharField(label="What should we know?", widget=forms.Textarea(attrs={"rows": 8}))
    email = forms.EmailField(label="Your mail address", required=False, help_text="Only if we may ask back.")
    kind = forms.ChoiceField(
        label="What is it?", choices=[("a", "I saw it"), ("b", "I heard it")], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label="Where?", choices=[("m", "Millbrook"), ("h", "Harlan")])
    sure = forms.BooleanField(label="You may name me", required=False)


@contextmanager
def filled_slots() -> Iterator[None]:
    """Stand in for the parts above, and for nobody else."""
    with mock.patch.dict(slots._fillers, clear=True):
        slots.fill("story.follow", lambda story, **_: follow(story.topics[0]["name"]))
        slots.fill("list.follow", lambda subject, **_: follow(subject["name"]))
        slots.fill("story.forum", forum)
        slots.fill("story.idea", lambda **_: render_to_string("idea-door/idea-door.html", {"idea": samples.idea()}))
        yield


def follow(name: str) -> str:
    """The form to follow a topic."""
    return render_to_string("follow-form/follow-form.html", {"follow": samples.follow(7, name)})


def forum(story_id: int, **_: object) -> str:
    """The forum: lively under the local story, empty under the wire's."""
    shape = samples.forum() if story_id == samples.story("").id else samples.forum(comments=[], count=0)
    return render_to_string("forum/forum.html", {"forum": shape})


def body() -> str:
    """A body with every kind of block."""
    return samples.BODY.format(
        quote=render_to_string(
            "pull-quote/pull-quote.html",
            {"text": "We have counted this money four times. It is there.", "who": "Lucille Brandt, commissioner"},
        ),
        facts=render_to_string("fact-box/fact-box.html", {"title": "The cannery in numbers", "body_html": FACTS}),
        figure=render_to_string(
            "figure/figure.html",
            {"picture": samples.picture("hills", caption="The loading dock, seen from the water.")},
        ),
        video=render_to_string(
            "video/video.html",
            {"video": samples.video()},
        ),
    )


def contexts(colour: str = samples.COLOUR) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of the page: its template and its context."""
    text = body()
    found: dict[str, tuple[str, dict[str, Any]]] = {
        "index": ("theme/home.html", {"home": samples.home()}),
        "empty": ("theme/home.html", {"home": HomeShape()}),
        "story": ("theme/story.html", {"story": samples.story(text)}),
        "wire": ("theme/story.html", {"story": replace(samples.wire_story(text), id=43)}),
        "topic": ("theme/list.html", {"list": samples.topic_list()}),
        "house": ("theme/house.html", {"house": samples.house()}),
        "plain": ("theme/plain.html", {"page": samples.plain(), "form": IdeaForm({"kind": "a"})}),
        "done": ("theme/plain.html", {"page": DONE}),
        "forbidden": ("403.html", {}),
    }
    for name, (_, context) in found.items():
        context.update(chrome=samples.chrome(colour), head=samples.head(name.title(), f"/{name}/"))
    return {**found, "broken": ("theme/plain.html", {"page": BROKEN})}


def mails() -> dict[str, MailShape]:
    """Name of the mail: its contents."""
    return {"mail": samples.mail(), "code": CODE}


def rendered(name: str) -> str:
    """One of the pages, with all its slots filled."""
    with filled_slots():
        return render_to_string(*contexts()[name])


DONE = PlainShape(
    title="You follow County Government",
    words=["The next story in it comes to dot@example.com."],
    notice=NoticeShape(text="Confirmed.", kind="done"),
    links=[Link(name="Back to the front page", url="/")],
)
BROKEN = PlainShape(title="Something broke at our end", words=["Try again soon."])
CODE = MailShape(
    subject="Your code for Channel 9 Millbrook",
    station_name="Channel 9 Millbrook",
    station_url=samples.SITE,
    words=["Type this code on the page that asked for it. It works for ten minutes."],
    code="KMT-4W7",
    why="Somebody typed this address on our site. If it was not you, do nothing.",
)
