"""Places in a page that a higher part fills: a lower template names the slot, a higher part registers a function."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

Filler = Callable[..., str]


class _Entry(NamedTuple):
    order: int
    fill: Filler


_fillers: dict[str, list[_Entry]] = {}


def fill(name: str, filler: Filler, *, order: int = 50) -> None:
    """Let `filler` print into the slot `name`; it gets the slot's keyword arguments and returns safe HTML.

    Fillers print by ascending `order`, then as they came. Registering the same function again changes nothing
    but its order, so that a second `AppConfig.ready()` prints nothing twice.
    """
    entries = [entry for entry in _fillers.get(name, []) if entry.fill is not filler]
    _fillers[name] = sorted([*entries, _Entry(order, filler)], key=lambda entry: entry.order)


def render(name: str, **kwargs: object) -> SafeString:
    """Everything that the fillers of a slot print, in order; nothing for a slot that nobody fills."""
    return mark_safe("".join(entry.fill(**kwargs) for entry in _fillers.get(name, [])))
