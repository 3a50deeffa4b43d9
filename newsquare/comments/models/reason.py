"""Why a comment waits, was rejected or was reported, in words that its author may read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldReason(models.TextChoices):
    """Why a comment waits for a moderator; the names are those that rules.py gives."""

    BANNED_WORD = "banned word", _("a word that this forum does not print")
    WORD = "word", _("a word that is often an insult")
    REPEAT = "repeat", _("the same words as in another comment")
    NEAR_REPEAT = "near repeat", _("nearly the same words as in somebody else’s comment")
    LINKS = "links", _("many links")
    NEW_LINK = "link of a newcomer", _("a link from somebody new")
    CAPITALS = "capitals", _("written in capitals")
    RECORD = "record", _("several comments of this author were rejected lately")
    FIRST_COMMENT = "first comment", _("a first comment here")
    THROWAWAY = "throwaway address", _("an e-mail address made to be thrown away")
    TOO_QUICK = "too quick", _("sent sooner than it could be written")
    DECOY = "decoy", _("a field filled that people do not see")
    QUESTION = "question", _("a question that waits for its answer")
    AUTHOR = "author is read", _("this author’s comments are read first for a while")
    STORY = "story is read", _("comments on this story are read first for a while")
    SECTION = "section is read", _("comments in this section are read first for a while")
    EVERY_COMMENT = "every comment", _("every comment here is read first")


class HouseRule(models.TextChoices):
    """The rule of the house that a comment breaks, as a moderator or a reporting reader sees it."""

    PERSONAL_ATTACK = "personal attack", _("Attacks a person instead of arguing the point")
    HATE = "hate", _("Demeans people for what they are")
    THREAT = "threat", _("Threatens or calls for violence")
    PRIVATE = "private details", _("Gives somebody’s private details")
    UNPROVEN = "unproven claim", _("Accuses somebody without proof")
    SPAM = "spam", _("Is advertising or spam")
    OFF_TOPIC = "off topic", _("Is not about the story")
    UNLAWFUL = "unlawful", _("Is against the law")
    OTHER = "other", _("Something else")
