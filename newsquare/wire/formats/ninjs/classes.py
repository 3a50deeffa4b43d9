"""What an item of ninjs is about: codes as written, and the same with their schemes."""

from newsquare.wire.formats import json_values as json
from newsquare.wire.formats.item import Class
from newsquare.wire.formats.json_values import Node
from newsquare.wire.formats.ninjs import names


def subjects_of(node: Node) -> tuple[str, ...]:
    """Return the code of each subject as it is written, else its address, else its name."""
    found = [json.text(each, "code", "literal", "qcode", "uri", "name") for each in json.rows(node, *names.SUBJECTS)]
    found += [text for name in names.SUBJECTS for text in _bare(node, name)]
    return tuple(dict.fromkeys(code for code in found if code))


def classes_of(node: Node) -> tuple[Class, ...]:
    """Return subjects, genres and services as codes of their schemes."""
    found = [_class(each, None) for each in json.rows(node, *names.SUBJECTS)]
    for name, scheme in names.OTHER_CLASSES.items():
        found += [_class(each, scheme) for each in json.rows(node, name)]
    return tuple(dict.fromkeys(each for each in found if each.code))


def _bare(node: Node, name: str) -> list[str]:
    value = node.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _class(each: Node, scheme: str | None) -> Class:
    uri, code = json.as_written(each, "uri"), json.text(each, "code", "literal", "qcode")
    base, _, last = (uri or "").rpartition("/")
    said = json.text(each, "scheme")
    known = names.SCHEMES.get(f"{base}/") or names.SCHEMES.get(said or "") or said or (f"{base}/" if base else None)
    if known in {"medtop", "subj"} and base and code != last:
        code = last
    return Class(code or last or None, known or scheme, json.text(each, "name"))
