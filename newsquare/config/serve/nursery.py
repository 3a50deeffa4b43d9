"""Loads everything once, then becomes one role, or forks one process for each and ends."""

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable

from newsquare.config.env import SettingError
from newsquare.config.serve import kernel, lifeline

FIRST_WEB = "web-1"  # Of several web processes one watches what the worker should.


def main() -> None:
    """Take the descriptors and the roles from the command line."""
    doors_words, life, report, *roles = sys.argv[1:]
    doors: dict[str, int] = json.loads(doors_words)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole family; the supervisor passes it on.
    application = load()
    if len(roles) == 1:
        become(roles[0], application, doors, int(life))
        return
    born = []
    for role in roles:
        pid = os.fork()
        if pid == 0:
            os.close(int(report))
            become(role, application, doors, int(life))
            os._exit(0)
        born.append(f"{role} {pid}\n")
    os.write(int(report), "".join(born).encode())
    os._exit(0)


def load() -> Callable[..., object]:
    """Prepare the house, import all of it, and return the WSGI application. Ends the process where that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")
    gc.disable()
    try:
        import django

        django.setup()
    except SettingError as error:
        print(f"newsquare: {error}", file=sys.stderr)
        sys.exit(2)
    prepare()
    from django.db import connections

    from newsquare.config.static_files import learn_names
    from newsquare.config.wsgi import application, import_everything  # After the static files are there to be found.

    learn_names()
    import_everything()
    connections.close_all()  # A connection must not have two owners.
    gc.enable()
    gc.collect()
    gc.freeze()  # What is loaded stays; looking at it again would only copy shared memory.
    return application


def prepare() -> None:
    """Prepare in a process of its own, since migrating leaves a great deal of memory behind."""
    pid = os.fork()
    if pid:
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code:
            os._exit(code if code > 0 else 1)
        return
    gc.enable()
    from newsquare.config import preparation

    try:
        preparation.prepare_serving()
    except SettingError as error:
        print(f"newsquare: {error}", file=sys.stderr, flush=True)
        os._exit(2)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def become(role: str, application: Callable[..., object], doors: dict[str, int], life: int) -> None:
    """Be a web process or the background worker until told to stop."""
    kernel.name_process(f"newsquare-{role}")
    lifeline.hold(life)
    own = doors.get(role)
    for other in set(doors.values()) - {own}:
        os.close(other)
    if own is None:
        from newsquare.office.worker import work

        work()
    else:
        from newsquare.config.serve.standin import stand_in
        from newsquare.config.serve.web import serve

        if role == FIRST_WEB:
            stand_in()
        serve(application, own)


if __name__ == "__main__":
    main()
