"""How a story's form saves where two people have it open: who comes second overwrites nothing.

Each form as opened has a pen of its own, which the drafts that it saves remember, and knows the draft it began with.
A form may save on that draft, or on one that its own pen wrote. Otherwise what it sends is kept aside, whole.
"""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.models import Revision
from wagtail.snippets.views.snippets import EditView

from newsquare.accounts.models import User
from newsquare.stories import actions
from newsquare.stories.models import KeptReason, KeptText, Story

DAY = 86_400


def base_of(story: Story) -> str:
    """Return what a form is told of the draft that it begins with."""
    draft = story.latest_revision
    return f"{draft.pk}/{draft.created_at.isoformat()}" if draft else f"public/{story.public_id or 0}"


def start_of_form(request: HttpRequest, story: Story | None) -> dict[str, str]:
    """Return what a form must carry, whichever way it is answered."""
    return {
        "pen": request.POST.get("pen") or get_random_string(20),
        "base": request.POST.get("base") or (base_of(story) if story else "new"),
        "withdrawn": request.POST.get("withdrawn", withdrawal_of(story)),
    }


def withdrawal_of(story: Story | None) -> str:
    """Return what a form is told of when the story was withdrawn; empty where readers see it, or never did."""
    return story.withdrawn_at.isoformat() if story and story.withdrawn_at else ""


def _told(answer: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Let the browser know that what the form sent is safe here."""
    if sending := request.POST.get("sending", "")[:60]:
        answer.set_cookie("safe_sending", sending, max_age=DAY, path="/desk/", samesite="Lax")
    return answer


class WritesByPen:
    """Lets the drafts that a form saves remember the form."""

    request: HttpRequest
    object: Any

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Return the form, its story with the pen in hand."""
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # Stands before Wagtail's view.
        form.instance.pen = self.request.POST.get("pen", "")[:40]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pen and the draft that the form begins with."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # As above.
        story = self.object if self.object is not None and self.object.pk else None
        beside = KeptText.objects.filter(story=story, settled_at__isnull=True).defer("content", "base")
        return context | {
            "start": start_of_form(self.request, story),
            "story_id": story.pk if story else "",
            "texts_beside": beside.select_related("by") if story else [],
        }

    def save_action(self) -> HttpResponse:
        """Answer what was saved."""
        return _told(super().save_action(), self.request)  # type: ignore[misc]  # As above.


class BeginsOnce:
    """Lets a new story's form that is sent twice, by a double press or a lost answer, make no second story."""

    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin the story; what this very form began already it goes on with."""
        assert isinstance(request.user, User)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=request.user.pk)  # Two presses come one after the other.
            begun = self._begun()
            if begun is None:
                return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]  # Stands before Wagtail's view.
        view = resolve(reverse("wagtailsnippets_stories_story:edit", args=[begun]))
        answer: HttpResponse = view.func(request, *view.args, **view.kwargs)
        return answer

    def _begun(self) -> str | None:
        pen = self.request.POST.get("pen", "")[:40]
        drafts = Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(Story),
            user=self.request.user,
            created_at__gte=timezone.now() - timedelta(seconds=DAY),
            content__pen=pen,
        )
        return drafts.order_by("-pk").values_list("object_id", flat=True).first() if pen else None


class TakesTurns(WritesByPen, EditView):  # type: ignore[misc]  # Wagtail is untyped.
    """A story's form, on which others may be writing."""

    @cached_property
    def written_by_this_form(self) -> bool:
        """Whether the latest draft came from this very form."""
        pen, latest = self.request.POST.get("pen"), self.object.latest_revision
        return bool(pen and latest and latest.content.get("pen") == pen)

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether somebody else saved since this form was opened."""
        base = self.request.POST.get("base", "")
        if base == base_of(self.object):
            return False
        if not self.written_by_this_form:
            return bool(base) or bool(super().is_out_of_date)
        sent_late = self.expects_json_response and not self.request.POST.get("again")
        return sent_late and bool(super().is_out_of_date)

    @cached_property
    def overwrite_revision(self) -> Revision | None:
        """The draft in whose place this form may save: none that another form began with and is compared to."""
        draft = super().overwrite_revision
        return None if draft is None or draft.content.get("opened") else draft

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open the form, and let the draft that it begins with stay as it is."""
        if self.object.latest_revision_id and not self.hydrate_create_view:
            with transaction.atomic():
                Story.objects.select_for_update(of=("self",)).get(pk=self.object.pk)
                draft = Revision.objects.get(pk=self.object.latest_revision_id)
                Revision.objects.filter(pk=draft.pk).update(content=draft.content | {"opened": True})
        return super().get(request, *args, **kwargs)  # type: ignore[no-any-return]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save; or keep what was sent aside, where somebody else was first or holds the story."""
        with transaction.atomic():
            Story.objects.select_for_update(of=("self",)).get(pk=self.object.pk)
            self.object, self.lock = self.get_object(), self.get_lock()  # As it is now that nobody else can save.
            self.locked_for_user = self.lock and self.lock.for_user(request.user)
            if self.is_out_of_date and not self.written_by_this_form:
                reason = KeptReason.OVERTAKEN
            elif self.locked_for_user:
                reason = KeptReason.LOCKED
            else:
                self._leave_withdrawn()
                return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]
            kept = self._keep(reason)
        return self._refuse(kept) if kept else super().post(request, *args, **kwargs)

    def _leave_withdrawn(self) -> None:
        """Save as a draft alone what was to be published, where somebody withdrew the story in the meantime."""
        known, sent = self.request.POST.get("withdrawn"), self.request.POST.copy()
        withdrawn = withdrawal_of(self.live_object)
        if known is None or not withdrawn or known == withdrawn or not sent.pop("action-publish", None):
            return
        self.request.POST = sent  # type: ignore[assignment]  # A copy that may be changed serves as well.
        self.action = self.get_action(self.request)
        words = _("This story was withdrawn while you were writing. Your text is saved, and readers do not get it.")
        messages.warning(self.request, words)

    def _keep(self, reason: KeptReason) -> KeptText | None:
        """Store what the form sent; None where it cannot be read as a draft."""
        form = self.get_form()
        form.defer_required_fields()
        if not form.is_valid():
            form.restore_required_fields()
            return None
        content = form.save(commit=False).serializable_data()
        assert isinstance(self.request.user, User)
        return actions.keep_text(
            story=self.live_object,
            by=self.request.user,
            pen=self.request.POST.get("pen", "")[:40],
            reason=reason,
            content=content,
            base=self._base(),
            now=timezone.now(),
        )

    def _base(self) -> dict[str, Any] | None:
        number, _slash, saved_at = self.request.POST.get("base", "").partition("/")
        if number == "public" and self.live_object.public_id and saved_at == str(self.live_object.public_id):
            return self.live_object.serializable_data()  # type: ignore[no-any-return]  # It had no draft yet.
        draft = self.object.revisions.filter(pk=number).first() if number.isdecimal() else None
        return draft.content if draft and draft.created_at.isoformat() == saved_at else None

    def _refuse(self, kept: KeptText) -> HttpResponse:
        address, locked = reverse("story_beside", args=[kept.pk]), kept.reason == KeptReason.LOCKED
        words = (
            _("%(name)s holds this story now. What you wrote is kept aside.")
            if locked
            else _("%(name)s saved this story while you were writing. What you wrote is kept aside.")
        ) % {"name": self._other(locked)}
        if self.expects_json_response:
            code = "locked" if locked else "invalid_revision"
            answer: HttpResponse = JsonResponse(
                {"success": False, "error_code": code, "error_message": words, "kept": address}, status=400
            )
        else:
            messages.warning(self.request, words)
            answer = redirect(address)
        return _told(answer, self.request)

    def _other(self, locked: bool) -> str:
        row = Story.objects.select_related("locked_by", "latest_revision__user").get(pk=self.object.pk)
        person = row.locked_by if locked else row.latest_revision and row.latest_revision.user
        return str(person or _("Somebody else"))

    def get_lock_context(self) -> dict[str, Any]:
        """Say who holds the story, since when, and until when, with the button to take it over."""
        if self.request.method != "GET" or not (isinstance(self.lock, BasicLock) and self.locked_for_user):
            return super().get_lock_context()  # type: ignore[no-any-return]
        may = self.user_has_permission("unlock")
        sign = actions.last_sign(self.live_object)
        told = {
            "story": self.live_object,
            "may": may,
            "free_at": sign + actions.LETS_GO if sign else None,
            "address": reverse("story_take_over", args=[self.object.pk]),
        }
        messages.warning(
            self.request, render_to_string("stories/admin/held.html", told, self.request), extra_tags="lock"
        )
        return {
            "lock": self.lock,
            "locked_for_user": True,
            "lock_url": self.get_lock_url(),
            "unlock_url": self.get_unlock_url(),
            "user_can_lock": False,
            "user_can_unlock": may,
        }
