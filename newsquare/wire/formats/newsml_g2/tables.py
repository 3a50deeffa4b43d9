"""What codes in NewsML-G2 mean: of the IPTC's schemes, and of the vendors that use their own."""

from newsquare.wire.formats.item import Action, Kind

STATUS = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}
STATUS_ACTION = {"canceled": Action.KILL, "withheld": Action.WITHHOLD}

KINDS = {
    "text": Kind.TEXT, "picture": Kind.PICTURE, "photo": Kind.PICTURE, "graphic": Kind.PICTURE, "video": Kind.VIDEO,
    "audio": Kind.OTHER, "animation": Kind.OTHER, "composite": Kind.PACKAGE,
}  # fmt: skip
"""`itemClass`, by the end of its code; what is not known is text."""

NO_NEWS = {
    "conceptItem": Kind.OTHER, "knowledgeItem": Kind.OTHER, "planningItem": Kind.PLANNING,
    "catalogItem": Kind.CATALOGUE,
}  # fmt: skip
"""Items that are no news; a concept that is an event is one."""

EVENT_TYPES = {"event", "evnat"}

SIGNALS = {
    "sig:correction": Action.CORRECTION, "sig:update": Action.UPDATE, "sig:kill": Action.KILL,
    "sig:withhold": Action.WITHHOLD, "sig:withheld": Action.WITHHOLD, "sig:retract": Action.KILL,
    "edstat:c": Action.CORRECTION, "edstat:u": Action.UPDATE, "edstat:d": Action.KILL,
}  # fmt: skip
"""`signal` by its code in lower case. Reuters writes `edStat`: new, updated, corrected, deleted."""

LINKS = {
    "previousversion": "previous", "prevversion": "previous", "previous": "previous", "replaces": "replaces",
    "evolvedfrom": "previous", "updateof": "previous", "corrects": "replaces", "supersedes": "replaces",
}  # fmt: skip
"""`link@rel`, by the end of its code; every other relation to an item is `see-also`."""

MAIN_HEADLINES = {"", "main", "title", "headline", "default", "short"}
DECK_HEADLINES = {"subheadline", "subtitle", "subhead", "secondary", "deck", "sub", "dek", "subheading", "undertitle"}
"""Roles of `headline`, by the end of the code in lower case."""

DECK_DESCRIPTIONS = {"summary", "teaser", "abstract", "intro", "lead", "lede", "preamble", "ingress"}
CAPTION_DESCRIPTIONS = {"caption", "imagecaption", "photocaption", "picturecaption"}
ALT_DESCRIPTIONS = {"alttext", "alt", "accessibilitycaption", "alternativetext"}

PUBLIC_NOTES = {"correctionshort", "public", "publicnote", "correctionpublic"}
"""Roles of `edNote` that are meant for readers, by the end of the code; all others are for editors."""

NO_STORY_GENRES = {"dpatextgenre:27", "dpatextgenre:28", "genre:daybook", "genre:advisory", "genre:agenda"}
"""Genres that speak to editors: advisories and lists of what is to come."""

PHOTOGRAPHERS = {"photographer", "photo", "camera", "artist"}

OWN_NAMES = {"reuters.com": "Reuters", "globenewswire.com": "GlobeNewswire"}
"""Names of providers that sign with an address."""
