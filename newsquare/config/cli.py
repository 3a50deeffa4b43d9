"""The command `newsquare`. It only dispatches: each command lives in the part that owns the work."""

import os
import sys


def main() -> None:
    """Run `newsquare COMMAND …`; `newsquare manage …` is Django's own command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")
    from django.core.management import execute_from_command_line  # After the settings are named.

    words = sys.argv[1:]
    if words[:1] == ["manage"]:
        words = words[1:]
    execute_from_command_line(["newsquare", *words])
