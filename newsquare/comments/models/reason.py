"""Why a comment waits, was rejected or was reported, in words that its author may read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldReason(models.TextChoices):
    """Why a comment waits for a moderator; the names are those that rules.py gives."""

    FIRST_COMMENT = "first comment", _("a first comment here")
    EVERY_COMMENT = "every comment", _("every comment here is read first")
    LINKS = "links", _("many links")
    REPEAT = "repeat", _("the same words as in another comment")
    CAPITALS = "capitals", _("written in capitals")
    WORD = "word", _("a word that is often an insult")


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
