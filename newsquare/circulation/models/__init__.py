"""The nouns of circulation: followers, what they follow, editions and the deliveries of each."""

from newsquare.circulation.models.follower import Follow, Follower
from newsquare.circulation.models.ledger import Delivery, Edition, EditionState, Kind, State, Wording

__all__ = ["Delivery", "Edition", "EditionState", "Follow", "Follower", "Kind", "State", "Wording"]
