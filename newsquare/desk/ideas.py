"""Where stories and story ideas meet: neither knows the other, and the desk knows both."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from newsquare.desk.models import Credit
from newsquare.stations.models import Station
from newsquare.stories.models import Story
from newsquare.stories.queries import public_stories
from newsquare.tips.models import Idea, MayName

MOST_STORIES = 100


def about(*, station: Station, story_id: int, **_words: object) -> str:
    """Name the story from whose page somebody came to send an idea; nothing where readers may not see it."""
    story = public_stories(station, timezone.now()).filter(pk=story_id).first()
    return render_to_string("idea-door/about.html", {"headline": story.headline}) if story else ""


def credit(*, story_id: int, **_words: object) -> str:
    """Print the line that thanks whoever had the idea of a story; the story's own tag is touched when it changes."""
    words = Credit.objects.filter(story=story_id).values_list("words", flat=True).first()
    return render_to_string("idea-credit/idea-credit.html", {"words": words}) if words else ""


def beside_idea(*, request: HttpRequest, idea: Idea, **_words: object) -> str:
    """Print what can be said about an idea and stories, beside the idea on the desk."""
    stories = list(public_stories(idea.station, timezone.now()).only("pk", "headline", "published_at")[:MOST_STORIES])
    known = {story.pk: story for story in Story.objects.filter(pk__in={idea.about_story, idea.became_story} - {None})}
    context = {
        "idea": idea,
        "about": known.get(idea.about_story or 0),
        "became": known.get(idea.became_story or 0),
        "stories": stories,
        "likely": idea.became_story or idea.about_story,
        "credit": Credit.objects.filter(story=idea.became_story or 0).first(),
        "may_thank": request.user.has_perm("stories.publish_story"),
        "may_be_named": idea.may_name == MayName.YES,
        "thanks": _("This story began with an idea of %(name)s.") % {"name": idea.name},
    }
    return render_to_string("desk/idea_story.html", context, request)
