"""Pictures at their addresses. The untouched upload is for staff alone."""

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.accounts.queries import at_the_desk
from newsquare.lib import shown
from newsquare.stations.queries import station_of
from newsquare.stories.models import Picture, Rendition
from newsquare.stories.queries import may_show, picture_changes_at

FOR_EVER = "public, max-age=31536000, immutable"


@shown.bakeable
@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture at one size: to readers if they may see it, to staff always."""
    now, path = timezone.now(), f"images/{name}"
    found = Rendition.objects.filter(file=path, image__station=station_of(request)).select_related("image").first()
    if found is None:
        raise Http404
    if may_show(found.image, now):
        shown.note(f"picture:{found.image_id}")
        shown.until(picture_changes_at(found.image, now))
        return _file(found, FOR_EVER)
    _staff_only(request)
    return _file(found, "private, no-store")


@require_safe
def original(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture as it was uploaded, to staff."""
    _staff_only(request)
    found = Picture.objects.filter(file=f"original_images/{name}", station=station_of(request)).first()
    if found is None:
        raise Http404
    return _file(found, "private, no-store")


def _staff_only(request: HttpRequest) -> None:
    if not at_the_desk(request):
        raise Http404


def _file(found: Picture | Rendition, cache: str) -> FileResponse:
    try:
        file = found.file.open("rb")
    except OSError as error:
        raise Http404 from error
    return FileResponse(file, headers={"Cache-Control": cache})
