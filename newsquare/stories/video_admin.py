"""The desk's screens of videos: a list, a form, and the chooser in a story's body, where one is uploaded too."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet, SnippetChosenView

from newsquare.lib.own_rows import OwnRows
from newsquare.stations.queries import current_station
from newsquare.stories.models import Video
from newsquare.stories.video_forms import VideoForm


class OwnVideos:
    """Only the station's own videos can be chosen."""

    def get_object_list(self) -> Any:
        """Return the videos of the request's station, the newest first."""
        return Video.objects.filter(station=current_station())


class ChooseVideo(OwnVideos, ChooseView):  # type: ignore[misc]  # Wagtail is untyped.
    """The chooser."""


class ChooseVideoResults(OwnVideos, ChooseResultsView):  # type: ignore[misc]  # Wagtail is untyped.
    """The chooser's list."""


class VideoChosen(SnippetChosenView):  # type: ignore[misc]  # Wagtail is untyped.
    """What the chooser was told."""

    def get_object(self, pk: Any) -> Any:
        """Return the video, if it is the station's own."""
        return Video.objects.get(pk=pk, station=current_station())


class VideoChooser(SnippetChooserViewSet):  # type: ignore[misc]  # Wagtail is untyped.
    """Chooses a video of the station's own, or takes in a new one."""

    choose_view_class = ChooseVideo
    choose_results_view_class = ChooseVideoResults
    chosen_view_class = VideoChosen
    creation_form_class = VideoForm
    creation_tab_label = _("Upload")
    create_action_label = _("Upload")
    create_action_clicked_label = _("Uploading…")


class VideoViewSet(OwnRows):
    """Videos of our own."""

    model = Video
    icon = "media"
    menu_label = _("Videos")
    menu_order = 310
    url_prefix = "videos"
    chooser_viewset_class = VideoChooser
    chooser_base_url_path = "video-chooser"
    search_backend_name = None
    search_fields = ["title", "credit"]
    list_display = [
        "title",
        "credit",
        Column("kind", label=_("Format"), accessor="kind"),
        Column("seconds", label=_("Seconds"), accessor="seconds", classname="number"),
        DateColumn("rights_until", label=_("May be shown until")),
        DateColumn("added_at", label=_("Added"), sort_key="added_at"),
    ]
    ordering = ["-added_at", "-pk"]
    edit_handler = ObjectList([FieldPanel(name) for name in VideoForm.Meta.fields], base_form_class=VideoForm)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the station's videos."""
        return super().get_queryset(request).defer("captions", "transcript")
