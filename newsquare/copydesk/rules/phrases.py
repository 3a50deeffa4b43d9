"""What agencies say in words when something must not be used, by language. A new phrase is a new line."""

import re
from dataclasses import dataclass

HEAD, SLUG, NOTE = "headline", "slug", "note"


@dataclass(frozen=True)
class Phrase:
    """Words that order something away: in which language, in which places they mean it, and how they are written."""

    language: str
    places: tuple[str, ...]
    pattern: str
    as_written: bool = False  # Upper and lower case count.


_MARK = r"(BULLETIN|MANDATORY|URGENT|STORY|PHOTO|PICTURE|VIDEO|ADVISORY)"
_END = r"(\s*[–—:,(/]|\s+-|--|$)"
_THING = r"(story|article|item|report|dispatch|photos?|pictures?|images?|video|graphic|caption|copy)"
_OURS = r"(this|the|our|that|these|those|all|previous|earlier|following|above)"
_GONE = r"(killed|withdrawn|retracted|withheld)"
_DING = r"(meldung|bericht|text|beitrag|fotos?|bild|bilder|grafik)"
_CHOSE = r"(dépêche|depeche|article|papier|photo|image|vidéo|information)s?"
_COSA = r"(nota|noticia|informaci[oó]n|foto|imagen|v[ií]deo)"
_TITLE, _SAID = (HEAD, SLUG), (HEAD, NOTE)

PHRASES: tuple[Phrase, ...] = (
    Phrase("en", _TITLE, rf"^\W*({_MARK} )*KILL{_END}", as_written=True),
    Phrase("en", _TITLE, rf"^\W*({_MARK} )+KILL\b", as_written=True),
    Phrase("en", _TITLE, rf"^\W*(WITHDRAWAL|WITHDRAWN|RETRACTION|WITHHOLD|DO NOT USE){_END}", as_written=True),
    Phrase("en", (SLUG,), r"[a-z].*(--|, ?|\s)((BULLETIN|MANDATORY) )?(KILL|WITHHOLD|WITHDRAWN)$", as_written=True),
    Phrase("en", (HEAD,), r"(\s[-–—]|[:(\[])\s*(KILL|WITHDRAWN|WITHHOLD)\W*$", as_written=True),
    Phrase("en", _SAID, r"\b(bulletin|mandatory|story|photo|picture|video) kill\b"),
    Phrase("en", _SAID, r"\bkill (is mandatory|notice|advisory)\b"),
    Phrase("en", (NOTE,), rf"\b(kill|withdraw|withhold|retract|disregard|delete) {_OURS}\b.{{0,60}}\b{_THING}\b"),
    Phrase("en", (NOTE,), rf"\bdo not (use|publish|run|air|broadcast|post) {_OURS}?\b.{{0,40}}\b{_THING}\b"),
    Phrase("en", (NOTE,), rf"\b{_THING}\b.{{0,80}}\b(is|are|was|were|has been|have been) (being )?{_GONE}\b"),
    Phrase("en", (NOTE,), r"\bplease (disregard|do not use|kill)\b|\bmake certain .{1,40} not used\b"),
    Phrase("en", (NOTE,), r"^\W*(kill|do not use)\W*$"),
    Phrase("de", _TITLE, r"^\W*(STORNO|STORNIER(UNG|T)|RÜCKZUG|ZURÜCKGEZOGEN|SPERRUNG|GESPERRT|LÖSCHUNG)\b", True),
    Phrase("de", _TITLE, r"^\W*(rückzug|storno|stornierung|kill-?meldung)\s*[-–—:(/]"),
    Phrase("de", _SAID, r"\bbitte (nicht (mehr )?(verwenden|veröffentlichen|nutzen|senden)|löschen)\b"),
    Phrase("de", (NOTE,), rf"\b{_DING}\b.{{0,80}}\b(zurückgezogen|gesperrt|storniert|nicht (mehr )?verwenden)\b"),
    Phrase("de", (NOTE,), rf"\b(ziehen|zieht)\b.{{0,80}}\b{_DING}\b.{{0,60}}\bzurück\b"),
    Phrase("fr", _TITLE, r"^\W*(ANNULATION|ANNUL[EÉ]E?|RETRAIT|[AÀ] ANNULER)\b", as_written=True),
    Phrase("fr", _SAID, r"\b(merci|pri[eè]re) de ne (pas|plus) (utiliser|publier|diffuser|tenir compte)\b"),
    Phrase("fr", _SAID, r"\b(merci|pri[eè]re) de (supprimer|retirer)\b"),
    Phrase("fr", (NOTE,), rf"\b{_CHOSE}\b.{{0,80}}\best (annulée?|retirée?|supprimée?)\b"),
    Phrase("fr", (NOTE,), r"\b(annule|retire|annulons|retirons)\b.{0,30}\b(la|cette|sa|notre) (dépêche|photo|vidéo)\b"),
    Phrase("es", _TITLE, r"^\W*(ANULACI[OÓ]N|ANULAD[AO]|ANULAR|RETIRAD[AO]|ELIMINAR)\b", as_written=True),
    Phrase("es", _SAID, r"\b(rogamos|ruega|por favor,?|favor de)( que)? (no (us|utili[cz]|publi)\w+|elimin\w+)\b"),
    Phrase("es", (NOTE,), rf"\bno (utilizar|usar|publicar) (esta|la|este|el)\b.{{0,30}}\b{_COSA}\b"),
    Phrase("es", (NOTE,), rf"\b{_COSA}\b.{{0,80}}\b(queda|ha sido|est[aá]) (anulad|retirad|eliminad)[ao]\b"),
)
ADDRESS = re.compile(
    r"^\W*(eds?\b|editors?\b|attention,? (editors|newsrooms|clients|subscribers)"
    r"|note to (editors|newsrooms|clients)|kill\b|(bulletin|mandatory|photo|picture|story) kill|advisory\b"
    r"|redaktionen\b|achtung\b|hinweis an (die )?redaktion"
    r"|à l.attention des|a l.attention des|attention\b|note aux rédactions"
    r"|aviso\b|atenci[oó]n\b|nota a los editores)",
    re.IGNORECASE,
)
"""How a paragraph begins that speaks to editors."""
