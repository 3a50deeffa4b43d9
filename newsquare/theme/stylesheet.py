"""One style sheet and one script out of the theme's many small files, without a build step."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")

_GAP = r"(?:\s|/\*.*?\*/)"
_PIECE = re.compile(
    rf'(?P<text>"[^"\n]*")|{_GAP}*;{_GAP}*(?P<end>\}}){_GAP}*|{_GAP}*(?P<mark>[{{}};,>]){_GAP}*|(?P<colon>:){_GAP}+|{_GAP}+',
    re.DOTALL,
)


def sheet() -> str:
    """The whole style sheet: one layer after the other, components by name."""
    layers = (f"@layer {layer}{{{squeezed(_read(_styles(layer)))}}}" for layer in LAYERS)
    return f"@layer {','.join(LAYERS)};{''.join(layers)}"


def script() -> str:
    """The whole script: each file in a block of its own, so they share no names. They import nothing."""
    return "".join(f"{{\n{path.read_text(encoding='utf-8').strip()}\n}}\n" for path in _scripts())


def squeezed(css: str) -> str:
    """The same rules without comments and idle white space; quoted strings stay as they are."""
    return _PIECE.sub(lambda piece: next((part for part in piece.groups() if part), " "), css).strip()


def _styles(layer: str) -> list[Path]:
    if layer == "components":
        return sorted(HERE.glob("components/*/*.css"))
    return [HERE / "styles" / f"{layer}.css"]


def _scripts() -> list[Path]:
    return sorted([*HERE.glob("scripts/*.js"), *HERE.glob("components/*/*.js")])


def _read(files: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
