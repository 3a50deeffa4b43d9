"""What makes a story idea look like spam. It is put aside, never thrown away."""

from dataclasses import dataclass

LINKS = 5
QUICKEST = 3.0  # Seconds between opening the page and sending it that a person needs.


@dataclass(frozen=True)
class Sent:
    """How an idea came: its text, what stood in the field that people do not see, how long the page was open."""

    text: str
    decoy: str = ""
    seconds: float | None = None  # None where the page's time is missing: that condemns nobody.


def seems_spam(sent: Sent) -> bool:
    """Say whether an idea goes to the folder for spam."""
    too_quick = sent.seconds is not None and sent.seconds < QUICKEST
    links = sent.text.count("http://") + sent.text.count("https://")
    return bool(sent.decoy) or too_quick or links > LINKS
