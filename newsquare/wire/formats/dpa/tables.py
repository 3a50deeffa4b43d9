"""What dpa calls things."""

from newsquare.wire.formats.item import Action

ACTIONS = {
    "correction": Action.CORRECTION, "update": Action.UPDATE, "updated": Action.UPDATE, "kill": Action.KILL,
    "withhold": Action.WITHHOLD,
}  # fmt: skip
"""Signals, without `sig:`."""

SUBJECTS = ("dnltype:dpasubject", "dnltype:subject", "dnltype:mediatopic")
KEYWORDS = ("dnltype:keyword",)
PLACES = ("dnltype:geosubject", "dnltype:located", "dnltype:locationcreated")
GENRES = ("dnltype:genre",)
CREATORS = ("dnltype:creator",)
DESKS = ("dnltype:desk",)
"""Types of categories."""

NOT_FOR_READERS_BY_GENRE = {"dpatextgenre:27", "dpatextgenre:32"}
"""Words to desks (Achtung), and lists of what is planned (Vorschau)."""

CORRECTIONS = ("dpaednoterole:correctionshort", "dpaednoterole:correction")
"""Roles of notes that say to readers what was wrong, the shorter first."""
