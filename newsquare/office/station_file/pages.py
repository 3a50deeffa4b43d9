"""The station's own pages in the file: plain text or HTML, and what they say until somebody writes them anew."""

import re

import nh3
from django.utils.html import escape
from django.utils.translation import gettext as _

from newsquare.stations.models import Station

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TAGS = {"p", "h2", "h3", "b", "i", "strong", "em", "a", "ul", "ol", "li", "br"}


def as_html(text: str) -> str:
    """Return a page's text as clean HTML.

    Plain text becomes paragraphs; `## ` begins a heading, `- ` a list's line, an e-mail address becomes a link.
    """
    text = text.strip()
    if text.startswith("<"):
        return nh3.clean(text, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None).strip()
    return "\n".join(_block(block.strip()) for block in re.split(r"\n\s*\n", text) if block.strip())


def _block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines()]
    if block.startswith("## "):
        heading, *rest = lines
        under = f"\n{_block(chr(10).join(rest))}" if rest else ""
        return f"<h2>{escape(heading[3:].strip())}</h2>{under}"
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{_linked(line[2:].strip())}</li>' for line in lines)}</ul>"
    return f"<p>{_linked(' '.join(lines))}</p>"


def _linked(text: str) -> str:
    return _EMAIL.sub(r'<a href="mailto:\g<0>">\g<0></a>', escape(text))


def default_guidelines(station: Station) -> tuple[str, str]:
    """Return title and text of the house rules that a new station begins with."""
    text = _(
        """%(station)s keeps this forum for the people who live here. Talk about the news, about the town, about what \
ought to happen next. Disagree, and say why. These are the rules that we hold ourselves and everybody else to.

## What helps

- Stay with the story. If you know something that we do not, tell us what you saw and how you know it.
- Speak to the argument, not to the person who made it.
- Write as you would speak across a counter to somebody whom you will meet again tomorrow.
- If we have something wrong, say so. We read it, and where it is so we correct the story and say that we did.

## What we take down

- Insults, threats and mockery of anybody, whether they wrote here or are in the news.
- Contempt for people for what they are: where they come from, what they believe, whom they love, how their bodies \
work.
- Other people’s addresses, telephone numbers, and whatever else they would not want told.
- Claims of a crime or of shameful conduct that nobody has shown to be true.
- Advertising, and the same words posted again and again.

## How it works

A moderator reads the first comment of everybody who is new here before it appears. If yours is held or taken down, \
your own page says why. You can change what you wrote for five minutes and delete it at any time. Every comment has \
a way to report it, and a person reads each report.

Who keeps breaking these rules may be asked to stay away for a while. We do not take comments down for criticising \
us, our reporting or anybody in power."""
    )
    return _("Community Guidelines"), as_html(text % {"station": station.name})


def default_about(station: Station) -> tuple[str, str]:
    """Return title and text of the page about the station that a new one begins with."""
    where = _("%(station)s reports the news of %(town)s and the country around it.") if station.town else ""
    text = [
        (where or _("%(station)s reports the news of the place it is in."))
        % {"station": station.name, "town": station.town},
        _(
            "Our own reporting carries the names of those who did it. What comes from a news agency or from a sender "
            "outside our newsroom says so, and names them."
        ),
        _(
            "When we get something wrong, we correct it: a dated note under the headline says what was wrong and what "
            "is right. A story that we withdraw leaves a word of explanation at its address."
        ),
        _("If you know of something that we should look into, send us a story idea. It needs no account."),
    ]
    reached = [one for one in (station.contact_email, station.contact_phone, station.postal_address) if one]
    if reached:
        text += [f"## {_('How to reach us')}", "\n".join(f"- {one}" for one in reached)]
    return _("About %(station)s") % {"station": station.name}, as_html("\n\n".join(text))
