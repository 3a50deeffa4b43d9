"""A document as a file: Word's .docx, a saved web page, or the zip that Google Docs gives as “Web Page”."""

import base64
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, Any

import mammoth
from django.utils.translation import gettext as _
from mammoth.docx.files import InvalidFileReferenceError

LARGEST_FILE = 20_000_000
"""Bytes of the file itself."""

LARGEST_UNPACKED = 60_000_000
"""Bytes of all that a zip or .docx says it holds."""

LARGEST_TEXT = 10_000_000
"""Bytes of the text inside a zip or .docx."""

LARGEST_PICTURES = 60_000_000
"""Bytes of the pictures that are taken out of a file, each as often as it is shown; of the rest a place is kept."""

MOST_MEMBERS = 2000

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_QUOTED = re.compile(r"'([^']*)'")
_IMAGE = re.compile(r"(<img\b[^>]*?\bsrc=\")([^\":]{1,300})(\")", re.IGNORECASE)
_STYLES = "p[style-name='Title'] => h1.MsoTitle:fresh\np[style-name='Subtitle'] => p.MsoSubtitle:fresh"
_TYPES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp"}
_SAVE_AS = {
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "Word 97",
    b"%PDF": "PDF",
}


class DocumentError(Exception):
    """The file is no document that can be read; the message says what to do."""


def read_file(raw: bytes) -> str:
    """Return the HTML or plain text of a file, pictures inside it as data addresses. Told by its bytes, not its name.

    Raises DocumentError, with words for the person who chose the file.
    """
    if len(raw) > LARGEST_FILE:
        raise DocumentError(_("The file is larger than 20 MB: take the pictures out and upload them by themselves."))
    for start, name in _SAVE_AS.items():
        if raw.startswith(start):
            said = _("This is a %(format)s file. Open it, save it as a Word document (.docx), and upload that.")
            raise DocumentError(said % {"format": name})
    if raw.startswith(b"PK"):
        return _packed(raw)
    if b"\0" in raw[:4000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(_("This is no document. Upload a Word document (.docx) or a saved web page (.html)."))
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    named = _CHARSET.search(raw[:4000])
    for encoding in (named[1].decode() if named else "utf-8", "utf-8"):
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except (LookupError, UnicodeError):
            continue
    return raw.decode("cp1252", "replace")


def _packed(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = file.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise DocumentError(_("The file unpacks to more than a document can be: it was not opened."))
            names = {member.filename: member for member in members}
            if "word/document.xml" in names:
                return _word(raw, names["word/document.xml"])
            page = next((name for name in sorted(names) if name.lower().endswith((".html", ".htm"))), "")
            if page and names[page].file_size <= LARGEST_TEXT:
                return _with_pictures(_decoded(file.read(page)), file, page, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise DocumentError(_("The file is damaged: export it again.")) from error
    raise DocumentError(_("The file holds no document. Upload a Word document (.docx), or a web page (.html or .zip)."))


def _word(raw: bytes, text: zipfile.ZipInfo) -> str:
    if text.file_size > LARGEST_TEXT:
        raise DocumentError(_("The file unpacks to more than a document can be: it was not opened."))
    room = LARGEST_PICTURES

    def embedded(image: Any) -> dict[str, str]:
        """Return a picture as an address that holds it, while there is room."""
        nonlocal room
        source: IO[bytes]
        try:
            with image.open() as source:
                picture = source.read()
        except InvalidFileReferenceError as error:  # It lies elsewhere: nothing is fetched, its place is kept.
            address = _QUOTED.search(str(error))
            return {"src": address[1] if address else ""}
        room -= len(picture)
        data = base64.b64encode(picture).decode() if room >= 0 else ""
        return {"src": f"data:{image.content_type};base64,{data}"}

    try:
        found = mammoth.convert_to_html(
            io.BytesIO(raw), style_map=_STYLES, convert_image=mammoth.images.img_element(embedded)
        )
    except Exception as error:  # The reader raises anything on a broken file.
        raise DocumentError(_("The Word document is damaged: open it in Word, save it again, upload that.")) from error
    return str(found.value)


def _with_pictures(text: str, file: zipfile.ZipFile, page: str, names: dict[str, zipfile.ZipInfo]) -> str:
    """Return the page with the zip’s pictures in it; one that is not there, or finds no room, keeps its address."""
    room = LARGEST_PICTURES

    def inlined(found: re.Match[str]) -> str:
        nonlocal room
        member = names.get(str(PurePosixPath(page).parent / found[2]))
        kind = _TYPES.get(PurePosixPath(found[2]).suffix.lower())
        if member is None or kind is None or member.file_size > room:
            return found[0]
        room -= member.file_size
        return f"{found[1]}data:image/{kind};base64,{base64.b64encode(file.read(member)).decode()}{found[3]}"

    return _IMAGE.sub(inlined, text)
