"""How files come in: into memory alone, under hard limits, and never under the name that they had."""

import io
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from newsquare.tips.pictures import PictureError, drawn_anew
from newsquare.tips.rules.kinds import PICTURES, kind_of

MOST_FILES = 10
MEGABYTE = 1024 * 1024
LARGEST_FILE, LARGEST_ALL = 10 * MEGABYTE, 25 * MEGABYTE
FIELD = "file"


@dataclass(frozen=True)
class Taken:
    """A file that is kept: its kind, and what is in it."""

    kind: str
    content: bytes


class RefusedError(Exception):
    """A file is not taken; the message says which one, why, and what to do."""


class InMemory(FileUploadHandler):
    """Keeps the files of one field in memory, and nothing of those that are too many or too large.

    Django's own handlers write what is larger than 2.5 MB into a temporary folder, as it is.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.count = self.total = 0
        self.too_large: list[int] = []  # The places of files that were over a limit.
        self.too_many = False
        self._parts: list[bytes] = []
        self._size = 0

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or skip it."""
        super().new_file(field_name, *args, **kwargs)
        self.count += 1
        self._parts, self._size = [], 0
        if field_name != FIELD:
            raise SkipFile
        if self.count > MOST_FILES:
            self.too_many = True
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece while the limits allow it."""
        self._size += len(raw_data)
        self.total += len(raw_data)
        if self._size > LARGEST_FILE or self.total > LARGEST_ALL:
            self._parts = []
            self.too_large.append(self.count)
            raise SkipFile
        self._parts.append(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Give the file, without the name and the type that the sender's machine gave it."""
        content = io.BytesIO(b"".join(self._parts))
        self._parts = []
        return InMemoryUploadedFile(content, FIELD, f"file-{self.count}", "", self._size, None)


def taken(request: HttpRequest, handler: InMemory) -> list[Taken]:
    """Return the files of a request, pictures drawn anew. Raises RefusedError."""
    if handler.too_many:
        raise RefusedError(_("More than %(most)s files. Send the most telling ones.") % {"most": MOST_FILES})
    if handler.too_large:
        raise RefusedError(_large_words(handler))
    kept = []
    for place, file in enumerate(request.FILES.getlist(FIELD), 1):
        content = file.read()
        kept.append(_one(content, place))
    return kept


def _one(content: bytes, place: int) -> Taken:
    kind = kind_of(content)
    if not kind:
        words = _("File %(number)s is of a kind that we do not take. Photos, PDF, DOCX, XLSX, ODT and plain text are.")
        raise RefusedError(words % {"number": place})
    if kind not in PICTURES:
        return Taken(kind, content)
    try:
        return Taken(*drawn_anew(content))
    except PictureError:
        words = _("File %(number)s is a picture that cannot be opened, or has more than 50 million points.")
        raise RefusedError(words % {"number": place}) from None


def _large_words(handler: InMemory) -> str:
    if handler.total > LARGEST_ALL:
        return _("The files are larger than %(most)s MB together.") % {"most": LARGEST_ALL // MEGABYTE}
    first = handler.too_large[0]
    return _("File %(number)s is larger than %(most)s MB.") % {"number": first, "most": LARGEST_FILE // MEGABYTE}
