"""What `newsquare help` prints, read from the commands themselves without starting Django."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
BUILT_IN = {
    "serve": "Run the site and its background work until stopped.",
    "migrate": "Bring the database up to date after an upgrade (PostgreSQL; embedded this happens by itself).",
    "check": "Look for mistakes in the installation; --deploy before going public.",
    "manage": "Run any of Django's own commands: newsquare manage shell",
    "help": "Show this list; newsquare COMMAND --help tells more about one.",
}


def commands() -> dict[str, Path]:
    """Return the file of each command that a part of the newsroom owns."""
    return {path.stem: path for path in sorted(PACKAGE.glob("*/management/commands/[!_]*.py"))}


def overview() -> str:
    """Return the list of commands with a line for each."""
    lines = BUILT_IN | {name: summary(path) for name, path in commands().items() if not is_hidden(path)}
    width = max(map(len, lines))
    listed = "".join(f"  {name:<{width}}  {line}\n" for name, line in sorted(lines.items()))
    return f"Newsquare runs a local newsroom's site.\n\nUsage: newsquare COMMAND …\n\n{listed}"


def summary(path: Path) -> str:
    """Return the first sentence of what a command says about itself."""
    said = assigned(path, "help") or ast.get_docstring(ast.parse(path.read_text())) or ""
    return str(said).strip().split("\n")[0]


def is_hidden(path: Path) -> bool:
    """A command with `hidden = True` is called by the house itself, not by people."""
    return assigned(path, "hidden") is True


def assigned(path: Path, name: str) -> object:
    """Return the plain value that a command's class gives to a name, or None."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign) and [getattr(target, "id", None) for target in node.targets] == [name]:
            try:
                return ast.literal_eval(node.value)
            except ValueError:
                return None
    return None
