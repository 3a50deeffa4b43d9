"""Documents lead nowhere that is not there, and name every document, command and address that there is."""

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand, DjangoHelpFormatter
from django.urls import URLPattern, URLResolver, get_resolver

from newsquare.config import manual
from newsquare.config.serve.command import parser as serve_parser
from tests.house.documents import DOCS, ROOT, anchors, documents, links, text

COMMANDS = manual.commands()
SUBJECTS = sorted({*COMMANDS, *manual.BUILT_IN})


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (document.parent / file).resolve() if file else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_leads_to_every_document() -> None:
    index = {(DOCS / link.partition("#")[0]).resolve() for link in links(DOCS / "README.md")}
    of_decisions = {(DOCS / "decisions" / link).resolve() for link in links(DOCS / "decisions" / "README.md")}

    for document in sorted(DOCS.rglob("*.md")):
        listed = of_decisions if document.parent.name == "decisions" and document.name != "README.md" else index
        assert document in {*listed, DOCS / "README.md"}, f"{document.relative_to(DOCS)} stands in no index"


def test_every_picture_of_the_tour_is_shown_somewhere() -> None:
    shown = {(document.parent / link).resolve() for document in documents() for link in links(document)}

    assert {path for path in (DOCS / "tour").glob("*") if path.suffix in {".webp", ".png"}} <= shown


def parsers(name: str) -> Iterator[tuple[str, ArgumentParser]]:
    """Yield a command and its subcommands, each with its parser."""
    if name == "serve":
        yield name, serve_parser()
        return
    app = COMMANDS[name].relative_to(manual.PACKAGE).parts[0]
    command: BaseCommand = load_command_class(f"newsquare.{app}", name)
    parser = ArgumentParser(formatter_class=DjangoHelpFormatter, add_help=False)
    command.add_arguments(parser)
    yield name, parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from ((f"{name} {verb}", inner) for verb, inner in action.choices.items())


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_command_is_described(name: str) -> None:
    assert f"\n## `newsquare {name}`\n" in text("reference/commands.md")


@pytest.mark.parametrize("name", [*sorted(COMMANDS), "serve"])
def test_every_subcommand_and_option_is_described(name: str) -> None:
    section = text("reference/commands.md").split(f"\n## `newsquare {name}`\n")[1].split("\n## ")[0]

    for words, parser in parsers(name):
        assert words == name or f"`{words} " in section, words
        for action in parser._actions:
            if action.option_strings not in ([], ["-h", "--help"]):
                assert action.option_strings[-1] in section, f"{words} {action.option_strings[-1]}"


def test_no_document_names_a_command_that_is_not_there() -> None:
    for document in documents():
        code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`|(?m:^    .+$)", document.read_text(), re.DOTALL))
        for name in re.findall(r"(?m)(?:^ *|`|bin/)newsquare ([a-z]+)\b", code):
            assert name in SUBJECTS or name == "version", f"{document.name}: newsquare {name}"
        for script in re.findall(r"(?<![\w/])script/([a-z]+)\b", code):
            assert (ROOT / "script" / script).exists(), f"{document.name}: script/{script}"


def routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """Yield every public address of the house, written as documents write it."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            if "desk" not in route:
                yield from routes(each.url_patterns, route)
        elif "desk" not in route:
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found: found[1].rpartition("_")[2].upper(), route)


def test_every_public_address_is_described() -> None:
    described = text("reference/addresses.md")

    for route in routes(get_resolver().url_patterns):
        assert f"`{route}`" in described, route
