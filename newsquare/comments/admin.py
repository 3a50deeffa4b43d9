"""The moderators' screens on the desk: what waits, and all comments."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from newsquare.accounts.models import User
from newsquare.comments import actions, queries
from newsquare.comments.contexts.queue import queue_items
from newsquare.comments.forms import RejectForm, SearchForm
from newsquare.comments.models import Comment, HouseRule, State
from newsquare.stations.queries import station_of

MAY_MODERATE = "comments.change_comment"
MAY_READ = "comments.view_comment"


def with_all(comments: "QuerySet[Comment]") -> "QuerySet[Comment]":
    """Fetch what a moderator sees of each comment."""
    return comments.select_related("author", "story", "parent__author", "decided_by").prefetch_related("reports")


class CommentsView(WagtailAdminTemplateMixin, TemplateView):
    """A list of comments, each with the decisions that can be made on it."""

    template_name = "comments/admin/list.html"
    header_icon = "comment"
    on_a_page = 25

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may read comments that are not published."""
        if not (request.user.has_perm(MAY_MODERATE) or request.user.has_perm(MAY_READ)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def comments(self) -> "QuerySet[Comment]":
        """Return what is listed."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where this screen stands."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the list."""
        page = Paginator(with_all(self.comments()), self.on_a_page).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            items=queue_items(list(page), station_of(self.request)),
            page=page,
            reject_form=RejectForm(auto_id=False),
            may_moderate=self.request.user.has_perm(MAY_MODERATE),
            here=self.request.get_full_path(),
            **kwargs,
        )


class QueueView(CommentsView):
    """What waits for a moderator, in the order of need."""

    page_title = gettext_lazy("Forum: waiting for a moderator")

    def comments(self) -> "QuerySet[Comment]":
        """Return the station's held and reported comments."""
        return queries.waiting(station_of(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where the other list is."""
        return super().get_context_data(is_queue=True, **kwargs)


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
        """Add the search's form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "search": self.search}


@require_POST
def approve(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let a comment stand, and go on in the list."""
    comment = _to_decide(request, comment_id)
    try:
        actions.approve(comment=comment, by=_moderator(request), now=timezone.now(), seen=request.POST.get("seen", ""))
    except actions.ChangedMeanwhileError:
        messages.warning(request, _("Its author changed this comment while you read it. Please read it again."))
        return _back(request, comment.pk)
    return _back(request)


@require_POST
def reject(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Reject or remove a comment for a reason, and go on in the list."""
    comment = _to_decide(request, comment_id)
    form = RejectForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing is rejected without a reason: choose one. The author will read it."))
        return _back(request, comment.pk)
    try:
        actions.reject(
            comment=comment,
            by=_moderator(request),
            now=timezone.now(),
            seen=request.POST.get("seen", ""),
            reason=HouseRule(form.cleaned_data["reason"]),
            note=form.cleaned_data["note"],
        )
    except actions.ChangedMeanwhileError:
        messages.warning(request, _("Its author changed this comment while you read it. Please read it again."))
        return _back(request, comment.pk)
    return _back(request)


def _moderator(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm(MAY_MODERATE):
        raise PermissionDenied
    return request.user


def _to_decide(request: HttpRequest, comment_id: int) -> Comment:
    _moderator(request)
    here = Comment.objects.filter(story__station=station_of(request)).exclude(state=State.DELETED)
    return get_object_or_404(here, pk=comment_id)


def _back(request: HttpRequest, comment_id: int | None = None) -> HttpResponse:
    """Return to the list where the moderator was: at the comment named, else at the next one."""
    lists = {reverse("forum_queue"), reverse("forum_all")}
    path, _question, query = request.POST.get("here", "").partition("?")
    at = str(comment_id or request.POST.get("next", ""))
    address = f"{path if path in lists else reverse('forum_queue')}{'?' + query if query else ''}"
    return redirect(f"{address}#comment-{at}" if at.isdecimal() else address)


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
        """Return the item with its number."""
        item = super().render_component(request)
        if count := queries.waiting_count(station_of(request)):
            item.label = f"{self.label} ({count})"
        return item
