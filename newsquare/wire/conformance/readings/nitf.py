"""NITF 3, alone or inside another format."""

import re
from typing import Any

from newsquare.wire.conformance.readings.times import moment, stamp
from newsquare.wire.conformance.readings.tree import all_of, first, local, markup, text, texts
from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

_NO_TEXT = re.compile(r"(?:<[^<>]*>\s*)+|(?:©|Copyright \d{4}).{0,300}")
"""Paragraphs that are nothing but code, escaped, or a notice of copyright."""
_NO_BODY = ("media", "note", "table-reference", "object", "img", "lang")


def told(root: Any) -> list[Told]:
    """Read a document."""
    return [
        Told(guid=_guid(root), values=_values(root), subjects=_subjects(root), body=body_in(root), notes=_notes(root))
    ]


def _attribute(root: Any, path: str, name: str) -> str | None:
    found = first(root, path)
    value = found.get(name) if found is not None else None
    return value.strip() or None if value else None


def _guid(root: Any) -> str | None:
    return _attribute(root, "//doc-id", "id-string")


def _values(root: Any) -> dict[str, tuple[Value, ...]]:
    status = _attribute(root, "//docdata", "management-status")
    version = _attribute(root, "//du-key", "version")
    values: dict[str, tuple[Value, ...]] = {
        "guid": (_guid(root),),
        "version": (version,) if version else (None, _attribute(root, "//du-key", "generation")),
        "pubstatus": (status or "usable",),
        "headline": (*(texts(root, "//hedline/hl1") or texts(root, "//hedline")), *_titles(root)),
        "slugline": _slugs(root),
        "byline": bylines_in(root),
    }
    if status == "embargoed":
        values["embargo_utc"] = (stamp(_attribute(root, "//date.release", "norm")),)
    elif not _later(root):
        values["embargo_utc"] = (None,)
    return values


def _titles(root: Any) -> tuple[Value, ...]:
    said = texts(root, "//hedline")
    return () if said else (*texts(root, "head/title"), *_slugs(root), None)


def _later(root: Any) -> bool:
    """Say whether the release lies after the issue: then a reader may take it for an embargo, or not."""
    issued, released = (moment(_attribute(root, f"//date.{each}", "norm")) for each in ("issue", "release"))
    return bool(issued and released and released > issued)


def _slugs(root: Any) -> tuple[Value, ...]:
    metas = {each.get("name"): each.get("content") for each in all_of(root, "head/meta")}
    names = ("anpa-keyword", "slugline", "keyword", "subject", "NTBStikkord")
    known = [metas[name] for name in names if metas.get(name)]
    keys = [_attribute(root, "//du-key", "key"), _attribute(root, "//fixture", "fix-id")]
    words = [each.get("key") for each in all_of(root, "//key-list/keyword")]
    if metas.get("anpa-keyword"):
        return (metas["anpa-keyword"],)
    return (*known, *keys, *words, ", ".join(word for word in words if word), None)


def bylines_in(root: Any) -> tuple[Value, ...]:
    """Return the ways in which a byline may be told: with what follows the name, or without."""
    line = first(root, "//byline")
    if line is None:
        lines = [found for each in all_of(root, "//p")[:3] if (found := text(each)) and found.startswith("By ")]
        return tuple(lines) or (None,)
    title = first(line, "//byttl")
    whole, after = text(line), text(title) if title is not None else None
    if not whole:
        return (None,)
    if not after:
        return (whole,) if len(whole) < 40 else (whole, None)  # A whole sentence is a second headline.
    name = " ".join(whole.removesuffix(after).split()).rstrip(",")
    return (name or None, f"{name}, {after}", f"{name} {after}", f"{name}{after}", after)


def _subjects(root: Any) -> tuple[tuple[str, ...], ...]:
    found = []
    for each in all_of(root, "//tobject.subject"):
        code = each.get("tobject.subject.refnum")
        names = [each.get(f"tobject.subject.{part}") for part in ("type", "matter", "detail")]
        found.append(
            tuple(dict.fromkeys([*([code, f"subj:{code}"] if code else []), *(name for name in names if name)]))
        )
    return tuple(dict.fromkeys(ways for ways in found if ways))


def body_in(root: Any) -> Body:
    """Count the body; what closes it (a tagline) may stand in it or not."""
    content = next((each for each in all_of(root, "//body.content") if local(each.getparent()) != "note"), None)
    if content is None:
        return Body()
    rest = [
        text(each) or ""
        for each in (*all_of(root, "//body.end"), *all_of(root, "//abstract"), *all_of(root, "//hedline"))
    ]
    rest += [text(each) or "" for each in content.iter() if local(each) == "hl1"]
    for each in all_of(content, "//p"):
        if _NO_TEXT.fullmatch(text(each) or "") or text(each) in bylines_in(root):
            each.tag = "note"
    return body_of(markup(content, drop=_NO_BODY), " ".join(f"<p>{each}</p>" for each in rest))


def _notes(root: Any) -> tuple[str, ...]:
    said = [each.get("info") for each in all_of(root, "//ed-msg")]
    said += [
        text(each)
        for each in all_of(root, "//note")
        if each.get("noteclass") in {"editorsnote", "endnote"} and each.get("type") == "npa"
    ]
    return tuple(line for line in said if line)
