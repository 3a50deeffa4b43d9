"""The plain data of a mail, for theme/mail/base.html and theme/mail/base.txt."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsquare.theme import colours
from newsquare.theme.shapes import Link, TeaserShape


@dataclass(frozen=True, kw_only=True)
class MailShape:
    """`mail`: one mail, for theme/mail/base.html and theme/mail/base.txt. Addresses are absolute."""

    subject: str
    station_name: str
    station_url: str
    colour: str = "#1b4f72"
    language: str = "en-US"
    preheader: str = ""
    words: Sequence[str] = ()
    code: str = ""  # a sign-in code, printed large
    button: Link | None = None
    stories: Sequence[TeaserShape] = ()
    why: str = ""  # why this mail came
    links: Sequence[Link] = ()  # unsubscribe, change choices

    @property
    def area(self) -> str:
        """The station's colour as a ground, seen on light and on dark alike."""
        return colours.shades(self.colour, colours.DARK)["area"]

    @property
    def on_area(self) -> str:
        """The colour of words upon it."""
        return colours.shades(self.colour, colours.DARK)["on-area"]
