"""What templates say: `{% slot %}`, and times as a reader says them."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from newsquare.theme import slots

register = template.Library()

NO_BREAK = "\u00a0"
THIS_YEAR = timedelta(days=300)
FIGURES = re.compile(r"\d+[-–]\d+")


@register.simple_tag
def slot(name: str, **kwargs: object) -> SafeString:
    """Print what higher parts have to say in this place."""
    return slots.render(name, **kwargs)


@register.filter
def figures(value: str) -> SafeString:
    """Keep a score or a vote such as 4-3 on one line: browsers break it after the hyphen."""
    return mark_safe(FIGURES.sub(r'<span class="one-line">\g<0></span>', conditional_escape(value)))


@register.filter
def human_time(value: datetime) -> SafeString:
    """Print day and hour, or the date of an older story; a small script makes it "12 minutes ago", the hour, the day.

    The baked text is absolute, since a page may be read long after it was baked. It is short, so that the line does
    not move when the script has its say.
    """
    day, hour, date = _day_hour_date(value.replace(second=0, microsecond=0, tzinfo=None), get_language())
    return format_html(
        '<time datetime="{}" data-hour="{}" data-day="{}" data-date="{}">{}</time>',
        value.isoformat(timespec="seconds"),
        hour,
        day,
        date,
        f"{day}, {hour}" if timezone.now() - value < THIS_YEAR else date,
    )


@lru_cache(maxsize=512)
def _day_hour_date(value: datetime, _language: str | None) -> tuple[str, str, str]:
    """Return the words for a minute of the station’s clock; a lively forum says the same few again and again."""
    return _day(value), _hour(value), date_format(value, "DATE_FORMAT")


@register.filter
def station_time(value: datetime) -> SafeString:
    """Print date, hour and time zone, as the station's clock shows them."""
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        value.isoformat(timespec="seconds"),
        date_format(value, "DATE_FORMAT"),
        f"{_hour(value)} {value.tzname()}".replace(" ", NO_BREAK),
    )


def _hour(value: datetime) -> str:
    return date_format(value, "TIME_FORMAT").replace(" ", NO_BREAK)


def _day(value: datetime) -> str:
    """Return day and month in the order of the language, the month as newspapers shorten it."""
    return date_format(value, get_format("MONTH_DAY_FORMAT").replace("F", "N"))
