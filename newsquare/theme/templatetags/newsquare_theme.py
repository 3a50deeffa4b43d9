"""What templates say: `{% slot %}`, and times as a reader says them."""

from datetime import datetime

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsquare.theme import slots

register = template.Library()

NO_BREAK = "\u00a0"


@register.simple_tag
def slot(name: str, **kwargs: object) -> SafeString:
    """Print what higher parts have to say in this place."""
    return slots.render(name, **kwargs)


@register.filter
def human_time(value: datetime) -> SafeString:
    """Print date and hour; a small script makes it "12 minutes ago", then the hour, then the date.

    The baked text is absolute, since a page may be read long after it was baked.
    """
    hour, day = _hour(value), date_format(value, "MONTH_DAY_FORMAT", use_l10n=True)
    return format_html(
        '<time datetime="{}" data-human data-hour="{}" data-day="{}">{}, {}</time>',
        value.isoformat(timespec="seconds"),
        hour,
        day,
        date_format(value, "DATE_FORMAT"),
        hour,
    )


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
