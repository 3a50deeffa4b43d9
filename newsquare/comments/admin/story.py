"""The forum of one story, for those who wrote it: they answer there, and the desk chooses what stands above."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.snippets.action_menu import ActionMenuItem

from newsquare.accounts.models import User
from newsquare.comments import actions, queries
from newsquare.comments.contexts.story import story_threads
from newsquare.comments.models import Comment
from newsquare.comments.queries import is_round_of_questions
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story

MAY_ANSWER = "comments.add_comment"
MAY_CHOOSE = "comments.feature_comment"


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Show what readers said under a story, newest first, each with a field for an answer."""
    user, station = request.user, station_of(request)
    if not isinstance(user, User) or not (user.has_perm(MAY_ANSWER) or user.has_perm(MAY_CHOOSE)):
        raise PermissionDenied
    found = get_object_or_404(Story.objects.select_related("station"), pk=story_id, station=station)
    if request.method == "POST":
        at = _do(request, found, user)
        return redirect(f"{reverse('forum_story', args=[found.pk])}{at}")
    now = timezone.now()
    context = {
        "story": found,
        "title": _("Forum: %(story)s") % {"story": found.headline},
        "threads": story_threads(found, station),
        "is_open": queries.takes_comments(found, now),
        "is_questions": is_round_of_questions(found),
        "may_answer": user.has_perm(MAY_ANSWER),
        "may_choose": user.has_perm(MAY_CHOOSE),
        "signs_as": user.name,
        "zone": station.zone,
    }
    return render(request, "comments/admin/story.html", context)


def _do(request: HttpRequest, found: Story, user: User) -> str:
    """Do what was asked, and return where on the page to go on."""
    do, now = request.POST.get("do", ""), timezone.now()
    if do in {"questions", "comments"}:
        _need(user, MAY_CHOOSE)
        actions.ask_for_questions(story=found, by=user, on=do == "questions", now=now)
        return ""
    key = request.POST.get("comment", "")
    comment = get_object_or_404(Comment, pk=int(key[:18]) if key.isdecimal() else 0, story=found)
    try:
        if do in {"feature", "unfeature"}:
            _need(user, MAY_CHOOSE)
            actions.feature(comment=comment, by=user, featured=do == "feature", now=now)
        elif do == "answer":
            _need(user, MAY_ANSWER)
            actions.answer_from_desk(comment=comment, by=user, text=request.POST.get("text", ""), now=now)
    except actions.NotOnThePageError:
        messages.warning(request, _("Readers do not see this comment any more."))
    except actions.ForumClosedError:
        messages.warning(request, _("This forum takes no comments any more."))
    except actions.CommentRefusedError:
        messages.warning(request, _("An answer has a word or two, and at most 5,000 characters."))
    return f"#comment-{comment.pk}"


def _need(user: User, right: str) -> None:
    if not user.has_perm(right):
        raise PermissionDenied


class ForumItem(ActionMenuItem):
    """The way from a published story's form to what readers said."""

    name = "action-forum"
    label = gettext_lazy("Readers’ comments")
    icon_name = "comment"

    def is_shown(self, context: Any) -> bool:
        """Say whether it is offered."""
        found, user = context.get("instance"), context["request"].user
        return isinstance(found, Story) and bool(found.public_id) and user.has_perm(MAY_ANSWER)

    def get_url(self, context: Any) -> str:
        """Return the address of the story's forum on the desk."""
        return reverse("forum_story", args=[context["instance"].pk])


def on_the_form(model: type) -> ActionMenuItem | None:
    """Offer the forum on the form of a story."""
    return ForumItem(order=85) if model is Story else None
