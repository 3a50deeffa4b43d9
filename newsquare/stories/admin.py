"""The desk's screens of stories and what they are filed under."""

from typing import Any

from django.db import transaction
from django.forms import CheckboxSelectMultiple, Select
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, UnpublishView

from newsquare.lib.own_rows import OwnRows
from newsquare.stories.checking import check_story, check_url
from newsquare.stories.correcting import MAY, CorrectColumn, correct_story, correct_url
from newsquare.stories.forms import StationRowForm, StoryForm, pictures_of
from newsquare.stories.models import HousePage, Section, Story, Topic
from newsquare.stories.rules import MOST_BYLINES
from newsquare.stories.story_list import StoriesView, StoryFilters
from newsquare.stories.turns import BeginsOnce, TakesTurns, WritesByPen

WRITING = [
    FieldPanel("headline", classname="desk-headline"),
    FieldPanel("deck"),
    InlinePanel(
        "bylines",
        [
            FieldPanel("name"),
            FieldPanel("detail", heading=_("Role"), help_text=_("Printed after the name, such as “Capitol reporter”.")),
        ],
        label=_("Reporter"),
        heading=_("By"),
        max_num=MOST_BYLINES,
    ),
    FieldPanel("dateline", help_text=_("The place it was written from, where that is not here.")),
    MultiFieldPanel(
        [
            FieldPanel("lead_picture", heading=_("Picture")),
            FieldPanel(
                "lead_caption",
                heading=_("Caption for this story"),
                help_text=_("Left empty, the picture’s own caption stands under it."),
            ),
        ],
        heading=_("Lead picture"),
    ),
    FieldPanel("lead_video"),
    FieldPanel("body"),
]
FILING = [
    FieldPanel("section", widget=Select),
    FieldPanel("weight"),
    FieldPanel("topics", widget=CheckboxSelectMultiple, help_text=_("Their followers get mail when it is published.")),
    MultiFieldPanel(
        [FieldPanel("label", heading=_("Label")), FieldPanel("distributor"), FieldPanel("rights_notice")],
        heading=_("Where it comes from"),
    ),
    FieldPanel(
        "slug",
        heading=_("End of the address"),
        help_text=_("Left empty, it is made from the headline. After a change the old address leads to the new one."),
    ),
    MultiFieldPanel(
        [FieldPanel("indexing"), FieldPanel("full_text_out"), FieldPanel("takes_comments")],
        heading=_("What may happen with it"),
    ),
    PublishingPanel(),
]
CORRECTING = [
    FieldPanel(
        "correction_note",
        heading=_("Correction that rewrites more than some words"),
        help_text=_(
            "What was wrong and what is right, for readers; publishing shows it, dated, under the headline. "
            "For some words the button Correct is quicker, and leaves what else is in the draft unpublished."
        ),
    )
]


def with_way_to_page(buttons: list[Any], story: Story) -> list[Any]:
    """Add to the buttons under a message the way to the story's page, if readers may see it."""
    path = Story.objects.filter(pk=story.pk, public__isnull=False).values_list("path", flat=True).first()
    return [*buttons, messages.button(path, _("See it on the site"), True)] if path else buttons


class AsksForWords:
    """Asks, when a story is published, for what readers who do not see its pictures are told."""

    def form_valid(self, form: Any) -> Any:
        """Save, and ask."""
        answer = super().form_valid(form)  # type: ignore[misc]  # Wagtail's view comes after this class.
        if "action-publish" in form.data:
            body, lead = form.cleaned_data.get("body") or [], form.cleaned_data.get("lead_picture")
            silent = {picture for picture in [lead, *pictures_of(body)] if picture and picture.is_silent}
            for picture in sorted(silent, key=lambda each: each.pk):
                words = _("“%(title)s” has no alternative text. Write what it shows, or say that it is decorative.")
                way = messages.button(reverse("wagtailimages:edit", args=[picture.pk]), _("Write it"), False)
                messages.warning(self.request, words % {"title": picture.title}, buttons=[way])  # type: ignore[attr-defined]
        return answer


class WriteView(AsksForWords, BeginsOnce, WritesByPen, CreateView):
    """A new story."""

    def get_success_buttons(self) -> list[Any]:
        """Return what can be done next."""
        return with_way_to_page(super().get_success_buttons(), self.object)


class RewriteView(AsksForWords, TakesTurns):
    """A story that is there already."""

    def get_header_buttons(self) -> list[Any]:
        """Return the buttons beside the headline: the page check, and for those who publish the way to correct."""
        check = HeaderButton(_("Page check"), check_url(self.object), icon_name="glasses")
        buttons: list[Any] = [check, *super().get_header_buttons()]
        if not self.object.public_id or not self.request.user.has_perm(MAY):
            return buttons
        return [HeaderButton(_("Correct"), correct_url(self.object), icon_name="edit"), *buttons]

    def get_success_buttons(self) -> list[Any]:
        """Return what can be done next."""
        return with_way_to_page(super().get_success_buttons(), self.object)


class WithdrawView(UnpublishView):
    """Asks for the word of explanation that readers will find at the story's address."""

    template_name = "stories/admin/withdraw.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw the story, in one transaction with all that follows."""
        self.object.withdrawal_note = request.POST.get("withdrawal_note", "").strip()[:400]
        with transaction.atomic():
            answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class StoryViewSet(OwnRows):
    """Stories: written, published, corrected, withdrawn."""

    model = Story
    icon = "doc-full"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 110
    url_prefix = "stories"
    add_view_class = WriteView
    edit_view_class = RewriteView
    unpublish_view_class = WithdrawView
    search_backend_name = None
    search_fields = ["headline"]  # So that Wagtail offers a field; `StoriesView` says how it is answered.
    index_view_class = StoriesView
    list_display = [
        "headline",
        StatusTagColumn("state", label=_("State"), accessor="state_words", primary=lambda story: story.public_id),
        CorrectColumn("correct", label=_("Correct")),
        "section",
        Column("label", label=_("From"), accessor="get_label_display"),
        DateColumn("published_at", label=_("Published"), sort_key="published_at"),
        DateColumn("edited", label=_("Last edited"), accessor="latest_revision.created_at"),
    ]
    filterset_class = StoryFilters
    ordering = ["-pk"]
    edit_handler = TabbedInterface(
        [
            ObjectList(WRITING, heading=_("Story")),
            ObjectList(FILING, heading=_("Filing")),
            ObjectList(CORRECTING, heading=_("Correction")),
        ],
        base_form_class=StoryForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the screens, those of corrections and of the page check among them."""
        ours = [
            path("correct/<int:pk>/", correct_story, name="correct"),
            path("check/<int:pk>/", check_story, name="check"),
        ]
        return [*super().get_urlpatterns(), *ours]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the station's stories with what the list shows."""
        return super().get_queryset(request).select_related("section", "latest_revision").defer("body")


class TopicViewSet(OwnRows):
    """Topics, which readers follow."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 410
    url_prefix = "topics"
    list_display = ["name", "slug", "description"]
    search_backend_name = None
    search_fields = ["name"]
    edit_handler = ObjectList(Topic.panels, base_form_class=StationRowForm)


class SectionViewSet(OwnRows):
    """Sections, the site's navigation."""

    model = Section
    icon = "list-ul"
    menu_label = _("Sections")
    menu_order = 420
    url_prefix = "sections"
    list_display = ["name", "slug", "position"]
    search_backend_name = None
    search_fields = ["name"]
    edit_handler = ObjectList(Section.panels, base_form_class=StationRowForm)


class HousePageForm(StationRowForm):
    """A page of the house has no slug to choose."""

    def clean_slug(self) -> str:
        """Return the slug as it is."""
        return str(self.instance.slug)


class HousePageViewSet(OwnRows):
    """Guidelines and the page about us."""

    model = HousePage
    icon = "doc-empty"
    menu_label = _("House pages")
    menu_order = 430
    url_prefix = "house-pages"
    list_display = ["title", "slug", "updated_at"]
    search_backend_name = None
    search_fields = ["title"]
    add_view_enabled = False
    edit_handler = ObjectList(HousePage.panels, base_form_class=HousePageForm)
