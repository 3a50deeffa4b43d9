"""Sessions in the database, as Django keeps them, read by a question that is compiled once."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from newsquare.lib.prepared import Prepared, given

_BY_KEY = Prepared(
    lambda: Session.objects.filter(session_key=given("key", str), expire_date__gt=given("now", datetime))
)


class SessionStore(DatabaseStore):
    """Every request of somebody signed in reads one."""

    def _get_session_from_db(self) -> Any:
        """Return the row; None, and a new key, where there is none or its time is over."""
        row = _BY_KEY.first(key=self.session_key or "", now=timezone.now())
        if row is None:
            self._session_key = None  # As Django does: a stranger's key is not taken over.
        return row
