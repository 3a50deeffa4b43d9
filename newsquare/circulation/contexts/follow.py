"""What circulation prints into pages of others: the control to follow something by mail."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsquare.theme.shapes import Byline, FollowShape, StoryShape, SubjectShape


def shape_of(subject: SubjectShape, *, feed_url: str = "", email: str = "", error: str = "") -> FollowShape:
    """Return the form that follows something."""
    return FollowShape(
        id=f"{subject['kind']}-{subject['slug']}",
        name=subject["name"],
        words_html=_words(subject),
        action=f"/follow/{subject['kind']}/{subject['slug']}/",
        feed_url=feed_url,
        email=email,
        error=error,
    )


def follow_form(*, subject: SubjectShape, feed_url: str = "", **_words: Any) -> str:
    """Print the form to follow what a list is about, for the slot `list.follow`."""
    return render_to_string("follow-form/follow-form.html", {"follow": shape_of(subject, feed_url=feed_url)})


def follow_forms(*, story: StoryShape, **_words: Any) -> str:
    """Print the form to follow a story's first topic, and lead to what else may be followed, for `story.follow`."""
    subjects = _subjects(story)
    if not subjects:
        return ""
    feed = f"/topic/{story.topics[0]['slug']}/feed.xml" if story.topics else ""
    others = [shape_of(subject) for subject in subjects[1:]]
    running = "" if story.is_preview else f"/follow/story/{story.id}/"
    context = {"follow": shape_of(subjects[0], feed_url=feed), "others": others, "running": running}
    return render_to_string("circulation/story_follow.html", context)


def _subjects(story: StoryShape) -> list[SubjectShape]:
    """Return what a story offers to follow: its topics, its section, and the names that have a page."""
    found: list[SubjectShape] = [
        {"kind": "topic", "slug": topic["slug"], "name": topic["name"]} for topic in story.topics
    ]
    if story.kicker:
        found.append({"kind": "section", "slug": _end(story.kicker.url), "name": story.kicker.name})
    found.extend(_author(byline) for byline in story.bylines if byline.url)
    return found


def _author(byline: Byline) -> SubjectShape:
    return {"kind": "author", "slug": _end(byline.url), "name": byline.name}


def _end(url: str) -> str:
    return url.strip("/").rpartition("/")[2]


def _words(subject: SubjectShape) -> SafeString:
    """Say what comes by mail."""
    words = {
        "topic": _("Get new stories about %(name)s by mail:"),
        "section": _("Get new stories in %(name)s by mail:"),
        "author": _("Get what %(name)s writes by mail:"),
        "newsletter": _("Get the newsletter %(name)s by mail:"),
        "story": _("Get a mail when there is something new in %(name)s:"),
    }[subject["kind"]]
    before, _mark, after = words.partition("%(name)s")
    return format_html("{}<b>{}</b>{}", before, subject["name"], after)
