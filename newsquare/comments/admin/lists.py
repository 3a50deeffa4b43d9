"""The moderators' lists: what waits, in the order of need, and all comments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from newsquare.accounts.models import User
from newsquare.comments import actions, queries
from newsquare.comments.contexts.queue import queue_items
from newsquare.comments.forms import RejectForm, SearchForm, SuspendForm
from newsquare.comments.models import Comment
from newsquare.comments.queries import reins
from newsquare.stations.queries import station_of

MAY_MODERATE = "comments.change_comment"
MAY_READ = "comments.view_comment"
ON_A_PAGE = 25


def with_all(comments: "QuerySet[Comment]") -> "QuerySet[Comment]":
    """Fetch what a moderator sees of each comment."""
    return comments.select_related("author", "story", "parent__author", "decided_by").prefetch_related("reports")


def items_context(request: HttpRequest, comments: "QuerySet[Comment] | Sequence[Comment]") -> dict[str, Any]:
    """Return what the list's template needs for these comments."""
    rows = list(with_all(comments)) if isinstance(comments, QuerySet) else list(comments)
    return {
        "items": queue_items(rows, station_of(request)),
        "reject_form": RejectForm(auto_id=False),
        "suspend_form": SuspendForm(auto_id=False),
        "may_moderate": request.user.has_perm(MAY_MODERATE),
        "here": request.get_full_path(),
    }


class CommentsView(WagtailAdminTemplateMixin, TemplateView):
    """A list of comments, each with the decisions that can be made on it."""

    template_name = "comments/admin/list.html"
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may read comments that are not published."""
        if not (request.user.has_perm(MAY_MODERATE) or request.user.has_perm(MAY_READ)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where this screen stands."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands above both lists."""
        station, now = station_of(self.request), timezone.now()
        person = self.request.user
        return super().get_context_data(
            waiting=queries.waiting_count(station),
            appeals=queries.appeals_count(station),
            soured=reins.soured(station, now),
            press=actions.last_press(person, now) if isinstance(person, User) else "",
            **kwargs,
        )


class QueueView(CommentsView):
    """What waits for a moderator, in the order of need. `after` is the place in the line where the page begins."""

    page_title = gettext_lazy("Forum: waiting for a moderator")

    def get_template_names(self) -> list[str]:
        """Return only the list's items for the script that fills the list up."""
        return ["comments/admin/items.html"] if "part" in self.request.GET else [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the line."""
        line = queries.line_after(station_of(self.request), _place(self.request.GET.get("after", "")))
        rows = list(with_all(line)[: ON_A_PAGE + 1])
        shown = rows[:ON_A_PAGE]
        more = _place_words(shown[-1]) if len(rows) > ON_A_PAGE else ""
        context = items_context(self.request, shown)
        return super().get_context_data(is_queue=True, more=more, **context, **kwargs)


class AllView(CommentsView):
    """All comments, newest first, by words, author, story or state."""

    page_title = gettext_lazy("Forum: all comments")

    def comments(self) -> "QuerySet[Comment]":
        """Return the station's comments that the search asks for."""
        found = Comment.objects.filter(story__station=station_of(self.request)).order_by("-posted_at", "-pk")
        self.search = SearchForm(self.request.GET)
        if not self.search.is_valid():
            return found.none()
        if state := self.search.cleaned_data["state"]:
            found = found.filter(state=state)
        for name in ("author", "story"):
            if (number := self.request.GET.get(name, "")).isdecimal():
                found = found.filter(**{name: int(number[:18])})
        if sought := self.search.cleaned_data["q"]:
            found = found.filter(
                Q(text__icontains=sought) | Q(author__name__icontains=sought) | Q(story__headline__icontains=sought)
            )
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of what was found, and the search's form."""
        page = Paginator(with_all(self.comments()), ON_A_PAGE).get_page(self.request.GET.get("p"))
        context = items_context(self.request, list(page))
        return super().get_context_data(page=page, search=self.search, **context, **kwargs)


def _place_words(comment: Comment) -> str:
    return f"{comment.waiting.stands_at.timestamp():.6f},{comment.pk}"


def _place(words: str) -> tuple[datetime, int] | None:
    """Return the place in the line that an address names; None for what is none."""
    moment, _comma, pk = words.partition(",")
    try:
        return datetime.fromtimestamp(float(moment), timezone.get_default_timezone()), int(pk)
    except (ValueError, OverflowError, OSError):
        return None


class ForumMenuItem(MenuItem):
    """The forum in the desk's menu, with the number of comments that wait."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Forum"), reverse_lazy("forum_queue"), name="forum", icon_name="comment", order=160
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may read the forum's queue."""
        return request.user.has_perm(MAY_MODERATE) or request.user.has_perm(MAY_READ)

    def render_component(self, request: HttpRequest) -> Any:
        """Return the item with its number; nobody counts further than a thousand."""
        item = super().render_component(request)
        if count := queries.waiting_count(station_of(request)):
            item.label = f"{self.label} ({count if count < queries.MOST_COUNTED else f'{count}+'})"
        return item
