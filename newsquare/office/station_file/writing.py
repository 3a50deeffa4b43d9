"""Writes a station as TOML that `apply` takes back without a change."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(station: Mapping[str, Any], tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Return the text of a station file. Values that are empty are left out; `forum.mode` goes into [station.forum]."""
    plain = {key: value for key, value in station.items() if "." not in key}
    blocks = [_block("[station]", plain)]
    for inner in dict.fromkeys(key.split(".")[0] for key in station if "." in key):
        prefix = f"{inner}."
        values = {key.removeprefix(prefix): value for key, value in station.items() if key.startswith(prefix)}
        blocks.append(_block(f"[station.{inner}]", values))
    for table, rows in tables.items():
        blocks += [_block(f"[[{table}]]", row) for row in rows]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(heading: str, values: Mapping[str, Any]) -> str:
    lines = [f"{_key(key)} = {_value(value)}" for key, value in values.items() if value not in ("", None, [], {})]
    return "\n".join([heading, *lines]) if lines else ""


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_text(each) for each in value)}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_text(each)}' for key, each in value.items())} }}"
    return _long_text(value) if "\n" in value else _text(value)


def _text(value: str) -> str:
    """Return a basic string: JSON's escapes are TOML's, but for one control character that JSON lets through."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _long_text(value: str) -> str:
    lines = [_text(line)[1:-1] for line in value.split("\n")]
    return '"""\n' + "\n".join(lines) + '"""'
