"""The nouns of circulation: followers, what they follow, editions and the deliveries of each."""

from newsquare.circulation.models.domain import MailDomain
from newsquare.circulation.models.follower import Follow, Follower
from newsquare.circulation.models.ledger import Delivery, Edition, EditionState, Kind, State, Wording
from newsquare.circulation.models.newsletter import Issue, Newsletter
from newsquare.circulation.models.subject import Rhythm, Subject, SubjectKind, author_subject, subject_of

__all__ = [
    "Delivery",
    "Edition",
    "EditionState",
    "Follow",
    "Follower",
    "Issue",
    "Kind",
    "MailDomain",
    "Newsletter",
    "Rhythm",
    "State",
    "Subject",
    "SubjectKind",
    "Wording",
    "author_subject",
    "subject_of",
]
