"""Takes in what lies in the watched folders while the background worker does not: a kill must not wait for it."""

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from newsquare.wire.actions import LOOK_EVERY, Watcher

PATIENCE = 0.8  # Seconds for which a file may lie ready before the web process takes it in.
PAUSE = 5.0  # Seconds of rest after the database was away.
log = logging.getLogger(__name__)


def stand_in() -> None:
    """Begin to watch the watched folders, in a thread of this process."""
    threading.Thread(target=_watch, name="stand-in", daemon=True).start()


def _watch() -> None:
    watcher = Watcher(PATIENCE)
    while True:
        try:
            close_old_connections()
            taken = watcher.look(timezone.now())
        except DatabaseError as error:
            log.warning("The folders are not looked into: the database says %s", error)
            connection.close()
            time.sleep(PAUSE)
            continue
        except Exception:
            log.exception("A look into the watched folders failed.")
            time.sleep(PAUSE)
            continue
        if not taken:
            time.sleep(LOOK_EVERY)
