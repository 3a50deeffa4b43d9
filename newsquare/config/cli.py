"""The command `newsquare`. It only dispatches: each command lives in the part that owns the work."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.metadata import version
from typing import TYPE_CHECKING

from newsquare.config.env import SettingError

if TYPE_CHECKING:
    from django.core.management.base import BaseCommand

HELP = {"", "help", "--help", "-h"}


class RefusedError(Exception):
    """A command cannot run, and the message says why."""


def main() -> None:
    """Run `newsquare COMMAND …` and end the process with its result."""
    try:
        result = run(sys.argv[1:])
        sys.stdout.flush()
    except (SettingError, RefusedError) as error:
        print(f"newsquare: {error}", file=sys.stderr)
        result = 2
    except KeyboardInterrupt:
        result = 130
    except BrokenPipeError:  # The reader of our output went away, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        result = 141
    sys.exit(result)


def run(words: list[str]) -> int:
    """Run one command line and return its exit code."""
    name, *rest = words or [""]
    if name in HELP and not rest:
        from newsquare.config import manual

        print(manual.overview(), end="")
        return 0
    if name in {"--version", "version"}:
        print(f"newsquare {version('newsquare')}")
        return 0
    if name == "serve":
        from newsquare.config.serve.command import serve  # Without Django: the process stays small.

        return serve(rest)
    return run_with_django(name, rest)


def run_with_django(name: str, words: list[str]) -> int:
    """Run a management command: ours, prepared and with plain errors; or Django's own, as it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")
    import django
    from django.core.management import ManagementUtility, get_commands, load_command_class

    from newsquare.config import manual

    if name == "manage" or name not in manual.commands():
        words = words if name == "manage" else [name, *words]
        with migrating() if words[:1] == ["migrate"] else nullcontext():
            ManagementUtility(["newsquare", *words]).execute()
        return 0
    django.setup()
    return execute(load_command_class(get_commands()[name], name), name, words)


@contextmanager
def migrating() -> Iterator[None]:
    """Keep every other process from migrating at the same time."""
    from newsquare.config import database

    with database.alone():
        yield


def execute(command: "BaseCommand", name: str, words: list[str]) -> int:
    """Run one of our commands with the database prepared, its errors told in one line."""
    from django.core.management.base import CommandError, handle_default_options
    from django.db import DatabaseError, connections

    from newsquare.config import database, preparation

    command._called_from_command_line = True  # type: ignore[attr-defined]  # Then wrong arguments are told with usage.
    parsed = command.create_parser("newsquare", name).parse_args(words)
    handle_default_options(parsed)
    options = vars(parsed)
    try:
        if needs_database(command, words):
            preparation.prepare_command()
        with at_the_server(name):
            command.execute(*options.pop("args", ()), **options)
    except CommandError as error:
        if options["traceback"]:
            raise
        print(f"newsquare: {error}", file=sys.stderr)
        return error.returncode
    except database.NotReadyError as error:
        raise RefusedError(str(error)) from error
    except DatabaseError as error:
        if options["traceback"]:
            raise
        raise RefusedError(f"the database says: {str(error).strip()}") from error
    finally:
        connections.close_all()
    return 0


@contextmanager
def at_the_server(name: str) -> Iterator[None]:
    """Let the log of what staff did name the command; in the demo, people act by themselves."""
    from newsquare.accounts.actions import acting

    with nullcontext() if name == "demo" else acting(None, who=f"newsquare {name}"):
        yield


def needs_database(command: "BaseCommand", words: list[str]) -> bool:
    """Say whether the database must be there; `without_database` of a command holds True or its subcommands."""
    without: bool | frozenset[str] = getattr(command, "without_database", False)
    return not without if isinstance(without, bool) else not without & set(words[:1])
