"""The words by which agencies mark parts of a message, in the languages in which they send."""

import re

MARKER = re.compile(
    r"""(?ix)^(?:refile\w*|repeat\w*|rpt|recast|extra|urgent\w*|flash|bulletin|snap|alert\w*|eil\w*|blitz|rush
    |(?:\d+(?:st|nd|rd|th|\.)|first|second|third|fourth|fifth)[ ](?:lead|ld|update|roundup|writethru)\b.{0,20}
    |lead|update(?:[ ]\d+)?|correct(?:ed|ion|ive)s?|berichtigung|korrektur|kill(?:[ ]kill)*|advance|embargo\w*
    |ampliaci[oó]n|rectificaci[oó]n|correcci[oó]n|eliminar.{0,20}|atenci[oó]n\ redacciones|wiederholung)\W*$"""
)
KILL = re.compile(r"(?i)^\W*(?:kill\b|eliminar\b|anulaci[oó]n\b|annulation\b|annullamento\b|аннулирование|حظر)")
ACHTUNG = re.compile(
    r"(?i)^(?:achtung|attention|atenci[oó]n|attenzione)\b(?:\W*$|\W+(?:an\s+)?(?:die\s+)?(?:redaktion|rédaction|redac|editors?))"
)
FOR_DESKS = re.compile(
    r"(?i)^(?:achtung|attention|atenci[oó]n|\w*vorschau|\w*hinweis|planung|planning|advisory|daybook)\b"
)
"""In brackets over a headline."""
CORRECTION = re.compile(r"(?is)^(?:berichtigung|korrektur|correction|rectificati(?:on|f)|correcci[oó]n)\b\W*(.*)$")
EMBARGO = re.compile(r"(?i)\b(?:sperrfrist|embargo(?:ed)?|frei\s+(?:ab|für)|not\s+before|ne\s+pas\s+publier\s+avant)\b")
WHEN = re.compile(
    r"(?i)(\d{1,2})\.?\s+([^\W\d]{3,})\.?\s+(?:(\d{4}),?\s+)?(\d{1,2})[.:h](\d\d)(?:\s*(?:uhr|h)\b)?\s*([a-z]{3,4})?"
)
BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Av|Door)\s+[^\W\d_]")

NOTES = re.compile(
    r"""(?ix)^\s*(?:\#+\s*)?(?:dpa[ -])?(?:notebook|notizblock|libreta|notas?\ de\ redacci[oó]n|bloc-notes
    |notes?\ to\ editors?|note\ aux\ r[eé]dactions?|redaktionelle\ hinweise
    |hinweise?\ (?:an|f[uü]r)\ (?:die\ )?redaktion(?:en)?
    |(?:editorial\ )?contacts?|kontakte?|ansprechpartner(?:in)?|contactos?|internet(?:\ links)?|orte)\s*:?\s*$"""
)
"""A line by itself, after which nothing is text; with `#` anywhere, without it below the middle."""

PRIVATE = re.compile(
    r"""(?ix)^\s*(?:[*•]\s?){3,}$|\bnot\ (?:intended\ )?for\ publication\b|\bnicht\ zur\ ver(?:ö|oe)ffentlichung\b
    |\bpas\ destin[eé]e?s?\ à\ (?:la\ )?publication\b|\bno\ (?:\w+\ ){0,3}para\ (?:su\ )?publicaci[oó]n\b
    |\bnon\ (?:\w+\ ){0,2}(?:alla|per\ la)\ pubblicazione\b"""
)
TO_EDITORS = re.compile(
    r"(?i)^\(?\s*(?:eds?|editors|note\s+to\s+editors?|redaktionen|(?:hinweis|achtung)\s+(?:an\s+)?(?:die\s+)?redaktion\w*)\s*[:.]"
)
SECTION = re.compile(r"^##\s*(.+?)\s*$")
CORRECTED = re.compile(r"(?i)^(?:berichtigung|korrektur|corrections?|correcci[oó]n|rectificati(?:on|f))\b")
SIGNED = re.compile(r"^[a-zäöüß]{2,4}(?:[ /][a-zäöüß0-9]{1,5}){1,12}$")
DATELINE = re.compile(r"^[^\n()]{2,60} \(([\w./ -]{2,30})\)\s*[-–—]?\s")
