"""What a file is, by what stands in it: a name and what a browser says of it count for nothing."""

import io
import re
import zipfile

PICTURES = {"jpg": "JPEG", "png": "PNG", "webp": "WebP", "avif": "AVIF"}
DOCUMENTS = {"pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX", "odt": "ODT", "txt": "TXT"}
_IN_OFFICE_FILES = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MOST_PARTS = 5_000  # Of an office file; more is made to hurt.


def kind_of(content: bytes) -> str:
    """Return the kind of a file that we take, by its usual ending; empty for every other."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    if content.startswith(b"%PDF-"):
        return "pdf"
    return _office(content) if content.startswith(b"PK\x03\x04") else _text(content)


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    if len(names) > _MOST_PARTS or any(name.endswith("vbaProject.bin") for name in names):
        return ""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:100]:
        return "odt"
    found = {kind for name, kind in _IN_OFFICE_FILES.items() if name in names}
    return found.pop() if len(found) == 1 and "[Content_Types].xml" in names else ""


def _text(content: bytes) -> str:
    if _CONTROL.search(content) or not content.strip():
        return ""
    beginning = content[:1000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").lower()
    return (
        "" if beginning.startswith(("<!doctype", "<html", "<?xml", "<svg", "<script", "#!", "mz", "{\\rtf")) else "txt"
    )
