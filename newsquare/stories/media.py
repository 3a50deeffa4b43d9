"""Pictures and videos at their addresses. A picture's untouched upload is for staff alone."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsquare.accounts.queries import at_the_desk
from newsquare.lib import shown
from newsquare.lib.ranges import in_parts
from newsquare.stations.queries import station_of
from newsquare.stories.models import Picture, Rendition, Video
from newsquare.stories.queries import file_changes_at, may_have, public_videos, showing, video_changes_at

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = 300  # Seconds: a video that is taken off the site is soon out of caches too.


@shown.bakeable
@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture at one size: to readers while a public story shows it, to staff always."""
    now, path = timezone.now(), f"images/{name}"
    found = Rendition.objects.filter(file=path, image__station=station_of(request)).select_related("image").first()
    if found is None:
        raise Http404
    stories = showing(found.image)
    if may_have(found.image, stories, now):
        shown.note(f"picture:{found.image_id}", *(f"use:{pk}" for pk in stories))
        shown.until(file_changes_at(found.image, stories, now))
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


@require_safe
def video(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a video, whole or in parts: to readers while a public story shows it, to staff always."""
    found, cache = _video(request, file=f"videos/{name}")
    try:
        file = found.file.open("rb")
    except OSError as error:
        raise Http404 from error
    response = in_parts(request, file.file, found.size, etag=f'"{found.pk}-{found.size}"', kind=found.mime)
    response["Cache-Control"] = cache
    return response


@require_safe
def captions(request: HttpRequest, video_id: int) -> HttpResponse:
    """Send a video's captions, to whom the video may be sent."""
    found, cache = _video(request, pk=video_id)
    if not found.captions:
        raise Http404
    return HttpResponse(found.captions, content_type="text/vtt; charset=utf-8", headers={"Cache-Control": cache})


def _video(request: HttpRequest, **which: object) -> tuple[Video, str]:
    """Return a video and what caches are told of it. Raises Http404 for whom it is not."""
    station = station_of(request)
    found = public_videos(station, timezone.now()).filter(**which).first()
    if found is None:
        _staff_only(request)
        found = get_object_or_404(Video, station=station, **which)
        return found, "private, no-store"
    return found, _cache_of(found)


def _cache_of(found: Video) -> str:
    now = timezone.now()
    end = video_changes_at(found, now)
    return f"public, max-age={min(FRESH, int((end - now).total_seconds())) if end else FRESH}"


def _staff_only(request: HttpRequest) -> None:
    if not at_the_desk(request):
        raise Http404


def _file(found: Picture | Rendition, cache: str) -> FileResponse:
    try:
        file = found.file.open("rb")
    except OSError as error:
        raise Http404 from error
    return FileResponse(file, headers={"Cache-Control": cache})
