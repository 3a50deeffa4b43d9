"""What the copydesk keeps: a file per noun."""

from newsquare.copydesk.models.filing import Fate, Filing, SubjectCode, TopicCode, WireRule
from newsquare.copydesk.models.take import Take
from newsquare.copydesk.models.use import AgencyBar, PictureOrigin, Use, UseKind

__all__ = [
    "AgencyBar",
    "Fate",
    "Filing",
    "PictureOrigin",
    "SubjectCode",
    "Take",
    "TopicCode",
    "Use",
    "UseKind",
    "WireRule",
]
