"""What blocks of a mail look like that are no part of its story, in the languages of those who write to us."""

import re

_NAMES = (
    r"(?:from|von|de|date|datum|fecha|sent|gesendet|envoy[eé]|enviado|to|an|[àa]|para|cc|subject|betreff|objet|asunto"
    r"|reply-to|antwort an)"
)
HEADER = re.compile(rf"(?i)^\*?{_NAMES}\s*:\*?\s*(.*)$")
SUBJECT = re.compile(r"(?i)^\*?(?:subject|betreff|objet|asunto)\s*:\*?\s*(.+)$")
FROM = re.compile(r"(?i)^\*?(?:from|von|de)\s*:")

FORWARDED = re.compile(
    r"(?i)^(?:begin forwarded message\s*:?|anfang der weitergeleiteten.*|d[eé]but du message.*"
    r"|[-_ ]{3,}+\s*(?:forwarded message|original message|urspr[uü]ngliche nachricht|weitergeleitete nachricht"
    r"|message transf[eé]r[eé]|message d'origine|mensaje reenviado|mensaje original)[-_ ]*)"
)
REPLY = re.compile(
    r"(?is)^(?:on\s.{6,160}\bwrote|am\s.{6,160}\bschrieb.{0,80}|le\s.{6,160}\ba [eé]crit"
    r"|el\s.{6,160}\bescribi[oó])\s*:\s*$"
)
SIGNATURE = re.compile(r"^(?:--|—|__)\s*(?:\n|$)")
DISCLAIMER = re.compile(
    r"""(?isx)^\W*(?:
      (?:sent|gesendet|envoy[eé]|enviado)\s(?:from|von|de|desde)\s(?:my|mon|mi|meinem|outlook|mail|yahoo).{0,80}
    | get\soutlook\sfor.{0,40}
    | (?:this|the\sinformation\s(?:contained\s)?in\sthis)\s(?:e-?mail|message|communication)\b.{0,200}
        \b(?:confidential|intended|privileged|virus|opinions|views)\b.*
    | (?:confidentiality\s(?:notice|note)|disclaimer|legal\snotice|privileged\sand\sconfidential)\b.*
    | if\syou\s(?:are\snot\sthe\sintended|have\sreceived\sthis|no\slonger\swish
        |would\slike\sto\sunsubscribe|received\sthis).*
    | (?:diese|die\sin\sdieser)\s(?:e-?mail|nachricht)\b.{0,200}\b(?:vertraulich|bestimmt)\w*\b.*
    | (?:ce|cet)\s(?:e-?mail|courriel|message)\b.{0,200}\bconfidentiel.*
    | please\sconsider\sthe\senvironment.*
    | (?:to\s)?unsubscribe\b.{0,200} | manage\s(?:your\s)?(?:e-?mail\s)?preferences.{0,60}
    | view\s(?:this\s)?(?:e-?mail|it)?\s?in\syour\sbrowser.{0,60}
    | you\s(?:are\s)?receiv(?:ed|ing)\sthis\s(?:e-?mail|message)\b.*
    )$"""
)
END = re.compile(r"(?i)^(?:#\s?#\s?#|[-–—* ]*(?:30|ends?|ende|e n d s?|fin)[-–—* ]*)$")
CONTACT = re.compile(
    r"(?i)^(?:(?:media|press|news|editorial)\s+)?(?:contacts?|enquiries|inquiries|kontakt|pressekontakt"
    r"|r[uü]ckfragen|contactos?)\b[^\n]{0,60}[:\n]"
)
RELEASE = re.compile(
    r"(?i)^(?:for immediate release|zur sofortigen ver[oö]ffentlichung|(?:press|news|media) release)\W{0,3}$"
)
EMBARGO = re.compile(
    r"(?i)^\W*(?:strictly\s+)?(?:under\s+)?(?:embargo(?:ed)?|sperrfrist|not for (?:release|publication)"
    r"|hold for release)(?:\s+(?:until|till?|for|to|before|bis))?\s*:?\s*(.{0,120}?)\W*$"
)
