"""The names of ninjs in its versions and dialects, in lower case: where each fact may stand, the best place first."""

from newsquare.wire.formats.item import Kind

MARKS = {
    "versioncreated", "firstcreated", "pubstatus", "headline", "headlines", "slugline", "byline", "body_html",
    "body_xhtml", "body_text", "bodies", "descriptions", "description_text", "renditions", "associations",
    "eventdetails", "standard", "$standard", "representationtype", "copyrightholder", "mimetype",
}  # fmt: skip
"""Any of these beside an id makes an object an item."""

KINDS = {
    "text": Kind.TEXT, "preformatted": Kind.TEXT, "article": Kind.TEXT, "story": Kind.TEXT, "advisory": Kind.TEXT,
    "picture": Kind.PICTURE, "photo": Kind.PICTURE, "image": Kind.PICTURE, "graphic": Kind.PICTURE,
    "video": Kind.VIDEO, "audio": Kind.OTHER, "composite": Kind.PACKAGE, "package": Kind.PACKAGE,
    "component": Kind.OTHER, "event": Kind.EVENT, "agenda": Kind.EVENT, "planning": Kind.PLANNING,
}  # fmt: skip
IMAGES = {"picture", "photo", "image"}

ID = ("guid", "uri")
CREATED = ("versioncreated", "contentcreated", "firstcreated")
EMBARGO = ("embargoeduntil", "embargoed", "embargo", "embargoed_text")
STATUS = ("pubstatus", "pub_status")
BYLINE = ("byline", "by")
PLACE = ("dateline", "located")
DECK = ("subheadline", "abstract", "description_text", "description_summary", "description_html")
SUBJECTS = ("subject", "subjects")
OTHER_CLASSES = {"service": "service", "genre": "genre", "genres": "genre", "anpa_category": "anpa_category"}
PLACES = ("place", "places")
SOURCES = ("infosource", "infosources", "source", "provider")
NOTES = ("ednote", "ednotes")
HOLDER, NOTICE, TERMS = ("copyrightholder",), ("copyrightnotice",), ("usageterms",)

HEADLINE_ROLES = ("main", "headline", "")
DECK_HEADLINE_ROLES = ("deck", "sub", "subheadline", "subhead", "secondary", "abstract")
DECK_ROLES = ("text", "summary", "abstract", "lead", "deck", "")
CAPTION_ROLES = ("caption", "text", "")
CREDIT_ROLES = ("creditline", "credit")
BODY_ROLES = ("main", "xhtml", "html", "html5", "body_html", "richhtml5", "")
"""Of several bodies in HTML, in this order."""

CREDIT = ("creditline", "description_creditline", "byline", "by", "source", "copyrightholder")
CAPTION = ("description_caption", "caption", "description_text", "description_html", "body_text")
ALT = ("alt_text", "alttext", "altcaption", "description_alt")

SCHEMES = {
    "http://cv.iptc.org/newscodes/mediatopic/": "medtop", "http://cv.iptc.org/newscodes/subjectcode/": "subj",
    "http://cv.iptc.org/newscodes/genre/": "genre",
}  # fmt: skip
"""What IPTC's vocabularies are called for short."""
