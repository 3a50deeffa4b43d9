"""The desk's screen on which wrong words of a published story become right ones."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column

from newsquare.accounts.models import User
from newsquare.stations.queries import station_of
from newsquare.stories.actions import CorrectionError, correct
from newsquare.stories.content import content_of
from newsquare.stories.models import Story
from newsquare.stories.nameless import left_out
from newsquare.stories.passages import Content, Words, passages_of, places_of

MAY = "stories.publish_story"
REPLACED = gettext_lazy("An earlier version of this story said “%(wrong)s”. It should have said “%(right)s”.")
REMOVED = gettext_lazy("An earlier version of this story said “%(wrong)s”. That was wrong.")
AROUND = 30  # Letters on either side by which a place is known again.


class CorrectionForm(forms.Form):
    """Wrong words, right words, and the sentence that readers will see; it is proposed where none was written."""

    version = forms.IntegerField(required=False)
    wrong = forms.CharField(max_length=1000, strip=True)
    right = forms.CharField(max_length=1000, strip=True, required=False)
    text = forms.CharField(max_length=1000, strip=True, required=False)
    bar = forms.CharField(max_length=400, strip=True, required=False)

    def __init__(self, data: Any, content: Content) -> None:
        super().__init__(data)
        self.chosen = data.getlist("places") if data else []
        self.places = places_of(content, data.get("wrong", "")) if data else []

    def clean(self) -> dict[str, Any]:
        """Return the fields. The sentence must have been read before it goes out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("text") and cleaned.get("wrong"):
            filled: Any = self.data
            self.data = filled = filled.copy()
            sentence = REPLACED if cleaned.get("right") else REMOVED
            filled["text"] = str(sentence) % {"wrong": cleaned["wrong"], "right": cleaned.get("right", "")}
            self.add_error("text", _("Read the sentence that readers will see, change it, and publish."))
        return cleaned


class CorrectColumn(Column):  # type: ignore[misc]  # Wagtail is untyped.
    """The way to the screen, for those who may publish and stories that readers see."""

    def get_cell_context_data(self, instance: Story, parent_context: Any) -> dict[str, Any]:
        """Return what the cell shows."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        may = instance.public_id and parent_context["request"].user.has_perm(MAY)
        context["value"] = _link(instance) if may else ""
        return context

    def get_value(self, instance: Story) -> str:
        """Return nothing: it depends on who looks."""
        return ""


def _link(story: Story) -> SafeString:
    return format_html(
        '<a class="button button-small button-secondary" href="{}">{}<span class="w-sr-only"> {}</span></a>',
        correct_url(story),
        _("Correct"),
        story.headline,
    )


def correct_url(story: Story) -> str:
    """Return the screen's address."""
    return reverse("wagtailsnippets_stories_story:correct", args=[story.pk])


@require_http_methods(["GET", "POST"])
def correct_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the published text beside the form; a POST corrects it for readers at once."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    found = get_object_or_404(Story, pk=pk, station=station_of(request), public__isnull=False)
    assert found.public is not None
    form = CorrectionForm(request.POST if request.method == "POST" else None, found.public.content)
    if form.is_bound and form.is_valid() and _corrected(request, found, form):
        return redirect("wagtailsnippets_stories_story:edit", found.pk)
    return render(request, "stories/admin/correct.html", _context(found, form))


def _corrected(request: HttpRequest, story: Story, form: CorrectionForm) -> bool:
    """Correct the story and tell the editor; say why where it cannot be done."""
    assert isinstance(request.user, User)
    try:
        correct(story=story, by=request.user, now=timezone.now(), places=form.chosen, **form.cleaned_data)
    except CorrectionError as error:
        form.add_error(None, str(error))
        return False
    words = _("Corrected: readers see it now.")
    if still := _still_wrong(story, form.cleaned_data["wrong"]):
        messages.warning(request, still)
    messages.success(request, words, buttons=[messages.button(story.path, _("See it on the site"), True)])
    for picture, left in left_out(story):
        way = messages.button(reverse("wagtailimages:edit", args=[picture]), _("Write it"), False)
        messages.warning(request, left, buttons=[way])
    return True


def _still_wrong(story: Story, wrong: str) -> str:
    """Return a word of warning where an unpublished draft has the wrong words in a text of its own."""
    row = Story.objects.select_related("public").get(pk=story.pk)
    if not row.has_unpublished_changes:
        return ""
    assert row.public is not None
    known = {passage.text for passage in passages_of(row.public.content)}  # There somebody left them on purpose.
    standing = places_of(content_of(row.get_latest_revision_as_object()), wrong)
    places = dict.fromkeys(words.passage.name for words in standing if words.passage.text not in known)
    told = {"wrong": wrong, "places": ", ".join(places)}
    return _("The unpublished draft has “%(wrong)s” also here: %(places)s. Look at it.") % told if places else ""


def _context(story: Story, form: CorrectionForm) -> dict[str, Any]:
    assert story.public is not None
    return {
        "story": story,
        "form": form,
        "passages": passages_of(story.public.content),
        "places": list(_choices(form)) if len(form.places) > 1 else [],
        "sentences": {"replaced": _template(REPLACED), "removed": _template(REMOVED)},
    }


def _template(sentence: Any) -> str:
    return str(sentence) % {"wrong": "{wrong}", "right": "{right}"}


def _choices(form: CorrectionForm) -> Iterator[tuple[str, str, bool]]:
    """Yield each place at which the wrong words stand: its key, it with the words around it, whether it is chosen."""
    for words in form.places:
        yield words.key, _around(words), words.key in form.chosen


def _around(words: Words) -> SafeString:
    text = words.passage.text
    before, here, after = text[: words.start][-AROUND:], text[words.start : words.end], text[words.end :][:AROUND]
    return format_html("{}: …{}<mark>{}</mark>{}…", words.passage.name, before, here, after)
