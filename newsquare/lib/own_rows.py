"""Desk screens that show and change only the rows of the station whose host was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

View = Callable[..., Any]


class RowsView(IndexView):  # type: ignore[misc]  # Wagtail is untyped.
    """A list without Wagtail's boxes for doing things to many rows: those screens know no station."""

    @cached_property
    def columns(self) -> list[Any]:
        """Return the columns that are ours."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class FormView(EditView):  # type: ignore[misc]  # Wagtail is untyped.
    """A form that does not ask who else has it open: Wagtail's answer knows no station, and is closed."""

    def get_editing_sessions(self) -> None:
        """Return nothing, so that the form's script does not ask again and again."""


class OwnRows(SnippetViewSet):  # type: ignore[misc]  # Wagtail is untyped.
    """A viewset whose every view answers 404 for a row of another station.

    The model has a `station`; StationMiddleware put the request's own on the request.
    """

    index_view_class = RowsView
    edit_view_class = FormView
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_admin_menu = True
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of the request's station."""
        rows: QuerySet[Any] = self.model._default_manager.filter(station=request.station)  # type: ignore[attr-defined]
        return rows

    def construct_view(self, view_class: Any, **kwargs: Any) -> View:
        """Return the view, behind the question whose row it is."""
        view = super().construct_view(view_class, **kwargs)

        @wraps(view)
        def own(request: HttpRequest, *args: Any, **words: Any) -> Any:
            pk = words.get("pk", args[0] if args else None)
            if pk is not None and not self.get_queryset(request).filter(pk=unquote(str(pk))).exists():
                raise Http404
            return view(request, *args, **words)

        return own
