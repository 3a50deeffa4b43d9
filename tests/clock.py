"""The moments at which tests happen."""

from datetime import UTC, datetime

MONDAY_NOON = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)  # Noon in Chicago.
