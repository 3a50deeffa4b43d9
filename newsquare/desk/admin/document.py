"""A story out of a document: pasted or uploaded whole, or pasted into the text of a story that is open."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from newsquare.accounts.models import User
from newsquare.stations.queries import station_of
from newsquare.stories import actions as stories
from newsquare.stories.models import Story
from newsquare.stories.queries import LARGEST_FILE, DocumentError, read_document, read_file


def _writer(request: HttpRequest) -> User:
    if not request.user.has_perm("stories.add_story"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest) -> HttpResponse:
    """Ask for a document; make a draft of what was pasted or uploaded, and open it."""
    user = _writer(request)
    if request.method == "GET":
        return render(request, "desk/document.html", {})
    try:
        source = _source(request)
    except DocumentError as error:
        return _again(request, str(error))
    found = read_document(source)
    found.headline = found.headline or request.POST.get("headline", "").strip()
    if not found.blocks and not found.headline:
        return _again(request, _("There is no text in it: copy the whole document, then paste it here."))
    if not found.headline:
        return _again(request, _("The document begins without a headline: write one here."), source=source)
    loaded = stories.load_document_pictures(found)
    story = stories.begin_story(station=station_of(request), document=found, loaded=loaded, by=user, now=timezone.now())
    messages.success(request, _("The document is a draft now. Check it, choose section and topics, then publish."))
    wanted = sum(block.block_type == "wanted" for block in story.body)
    if wanted:
        one, more = "%(count)d place waits for a picture or embed.", "%(count)d places wait for pictures or embeds."
        asked = ngettext(one, more, wanted)
        messages.warning(request, asked % {"count": wanted})
    if found.notes:
        messages.info(request, _("What had no place stands in a note at the end, which readers never get."))
    return redirect("wagtailsnippets_stories_story:edit", story.pk)


def _source(request: HttpRequest) -> str:
    """Return the document as HTML or text. Raises DocumentError."""
    if upload := request.FILES.get("file"):
        return read_file(upload.read(LARGEST_FILE + 1))
    return request.POST.get("html", "") or request.POST.get("text", "")


def _again(request: HttpRequest, problem: str, *, source: str = "") -> HttpResponse:
    context = {
        "problem": problem,
        "text": request.POST.get("text", ""),
        "html": source or request.POST.get("html", ""),
        "headline_wanted": bool(source),
    }
    return render(request, "desk/document.html", context, status=422)


@require_POST
def blocks(request: HttpRequest) -> JsonResponse:
    """Return what was pasted into a story's text as blocks for its editor, with notes in words."""
    user = _writer(request)
    found = read_document(request.POST.get("html", ""), whole=False)
    loaded = stories.load_document_pictures(found)
    made = stories.document_blocks(station=station_of(request), blocks=found.blocks, loaded=loaded, by=user)
    if found.notes:
        made.append(("note", "\n".join(found.notes)))
    stream = Story._meta.get_field("body").stream_block
    return JsonResponse({"blocks": stream.get_form_state(stream.normalize(made))})
