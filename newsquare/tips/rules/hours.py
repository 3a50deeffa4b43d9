"""When tip readers are told: at fixed hours, so that a mail's time does not tell when an idea came."""

from datetime import datetime, time, timedelta

HOURS = (8, 12, 16, 20)


def last_fixed_hour(now: datetime) -> datetime:
    """Return the latest of the fixed hours that has struck, by the clock of the moment's own zone."""
    struck = [hour for hour in HOURS if hour <= now.hour]
    day = now.date() if struck else now.date() - timedelta(days=1)
    return datetime.combine(day, time(struck[-1] if struck else HOURS[-1]), now.tzinfo)
