"""How the lines of news sites look: furniture, ends, credits, bylines, times, distributors."""

import re

from newsquare.wire.formats.dates import MONTHS


def _line(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Match a whole line by any of the patterns."""
    return re.compile(f"^(?:{'|'.join(patterns)})$", flags)


TOPIC = re.compile(
    r"(?i)^(?:(?:article )?topics? follows?|(?:article )?topics?|filed under|section)\s*:\s*(.{2,80})$",
)

_TALK = r"\b(?:forum|comments?)\b"
JUMP = _line(r"(?:jump|skip) to (?:the )?comments?\b.{0,30}")
END = _line(
    rf".{{0,160}}{_TALK}.{{0,80}}\bcivil\b.{{0,40}}\bconstructive\b.{{0,120}}",
    rf".{{0,160}}\bcivil\b.{{0,40}}\bconstructive\b.{{0,40}}{_TALK}.{{0,80}}",
    r".{0,160}\b(?:our|review|read|see|follow|accept)\b.{0,40}\bcommunity (?:guidelines|standards|rules)\b.{0,60}",
    r"community guidelines.{0,30}",
    r".{0,80}\b(?:share|submit|send|have|got|pitch)\b.{0,30}\bstory idea\b.{0,120}",
    r"please keep (?:your )?comments\b.{0,200}",
    r"(?:skip|jump|back) to (?:the )?(?:main )?(?:content|top).{0,20}",
    r"leave a (?:comment|reply).{0,80}",
    r"(?:join|view) the (?:conversation|discussion|comments).{0,80}",
    r"follow this (?:topic|story).{0,60}",
    r"read next.{0,30}",
    r"references",
    r"visible links",
    r"(?:copyright\b|©|\(c\) ).{0,200}",
    r"all rights reserved.{0,80}",
    r"terms of (?:use|service).{0,80}",
    r"privacy policy.{0,80}",
    r"do not sell\b.{0,60}",
    r"fcc (?:public|applications)\b.{0,60}",
)
SOFT_END = _line(
    r"(?:\d+ )?comments?(?:\s*\(\d+\))?",
    r"(?:add|post|write) a comment.{0,60}",
    r"(?:more|latest|other) (?:from|news|stories|headlines|in|on)\b.{0,60}",
    r"(?:related|recommended|trending|popular|top|most (?:read|popular|viewed))"
    r" ?(?:articles?|stories|content|posts?|news|now|videos?|topics)?:?",
    r"you (?:may|might) also like.{0,30}",
    r"(?:next|previous|prev) (?:article|story|post).{0,100}",
    r"sign up for .{0,140}",
    r"get (?:the|our|breaking) .{0,80}\b(?:newsletters?|inbox|app|alerts?)\b.{0,80}",
    r"(?:subscribe|newsletters?)\b.{0,80}",
    r"about (?:us|the author).{0,30}",
    r"report a (?:typo|correction).{0,60}",
    r"how to watch\b.{0,60}",
)

_LABELS = (
    "menu|navigation|search|home|news|weather|sports?|videos?|live|watch live|livestream|share|print|email|facebook"
    "|twitter|x|linkedin|reddit|whatsapp|copy link|close|log ?in|sign (?:in|out|up)|register|subscribe|listen"
    "|advertisement|ad|toggle navigation|image|photos?|gallery|play|pause|mute|full ?screen|top stories|breaking news"
    "|politics|local news|national|world|traffic|contests?|about(?: us)?|contact(?: us)?|advertise|careers|jobs"
    "|obituaries|save|follow|font size|file|photo gallery|slideshow"
)
_NETWORKS = "facebook|twitter|x|email|print|copy|share|link|linkedin|reddit|whatsapp"
FURNITURE = _line(
    r"skip to .{0,30}",
    rf"(?:main )?(?:{_LABELS})",
    r"(?:share|tweet|pin|post) (?:this|on|to|via)\b.{0,60}",
    rf"(?:{_NETWORKS})(?:[\s|·,/]+(?:{_NETWORKS}))+",
    r"(?:iframe|button|image|embed)\s*:.{0,200}",
    r"\((?:button|iframe|image)\).{0,60}",
    r"\d+ (?:shares?|views?|likes?)",
    r"(?:home|news)(?:\s*[>»/›]\s*[\w &'’-]{1,40}){1,5}",
    r"[|•·*_=~–—-]{1,80}",
    r"\d+\s*min(?:ute)?s? read",
    r"estimated read.{0,30}",
    r"click here (?:to|for)\b.{0,120}",
    r"watch (?:the )?(?:video|live|more|now)\b.{0,60}",
    r"[↓↑→←▶►✕×]+",
    r"current (?:conditions|weather).{0,40}",
    r"\d{1,3}\s?°\s?[fc]?\b.{0,20}",
    r"(?:skip|close) ad(?:vertisement)?",
    r"loading.{0,5}",
)

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|GETTY IMAGES|EPA|EFE|Bloomberg|Shutterstock|Sipa(?: USA)?"
    r"|Zuma(?: Press)?|UPI|Xinhua|dpa|ANSA|TASS|Pool|POOL|CNN(?: Newsource)?|NPR|C-SPAN|NASA|NOAA|Imagn(?: Images)?"
    r"|USA TODAY(?: Sports)?|Anadolu(?: Agency)?|Alamy|iStock|Adobe Stock|NurPhoto|Associated Press)"
)
_NAME = r"[\w.'’ -]{2,50}"
_CAPITALS = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}"
_FULL_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_CREDITS = (
    r"(?i:photo(?:graph|s)?|image|picture|credit)(?i:\s*(?:credit|courtesy)?\s*(?:[:/]|\bby\b)\s*(?:of )?).{2,90}",
    r"(?i:(?:photo |image )?courtesy(?:\s*:| of)\s).{2,90}",
    rf"(?:{_NAME}\s*/\s*){{1,4}}{_AGENCY}(?: via {_NAME})?(?:\s*/\s*{_NAME})*",
    rf"{_AGENCY}(?: Photo)?\s*/\s*{_NAME}(?: via {_NAME})?",
    rf"[\w.'’,/ -]{{2,60}} via {_AGENCY}(?:\s*/\s*{_NAME})*",
    rf"{_CAPITALS} ?(?:[|/-]|for) ?{_CAPITALS} ?(?:Images|Photos?)",
    rf"{_AGENCY} (?:Images|Photos?|file|pool)",
    r"Getty Images",
    r"©\s*[\w.'’,/ -]{2,60}",
    rf"[A-Z][A-Z.'’ -]{{1,40}}\s*/\s*{_NAME}",
    rf"{_FULL_NAME}\s?/\s?{_CAPITALS}",
)
CREDIT = _line(*(rf"\(?{pattern}\)?" for pattern in _CREDITS), flags=0)

_LETTER = r"\w.,'’&|/() -"
BYLINE = re.compile(rf"^(?:by|By|BY|Von|Par|Por)\s*:?\s+([^\W\d_a-z][{_LETTER}]{{2,110}})$")

_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_SAID = r"(?:(?:last |first )?(?:published|updated|posted|modified|created)\b(?: (?:on|at))?\s*:?\s*)"
TIME = _line(
    rf"{_SAID}{{1,2}}(?:.{{0,60}}\d.{{0,60}}|today.{{0,40}}|yesterday.{{0,40}})",
    rf"{_DAY}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}.{{0,60}}",
    rf"{_DAY}\d{{1,2}}\.? {_MONTH},? \d{{4}}.{{0,40}}",
    r"\d{1,2}:\d\d\s*[ap]\.?m\.?.{0,40}",
    r"\d{4}-\d\d-\d\d.{0,30}",
    r"\d{1,2}/\d{1,2}/\d{2,4}.{0,30}",
    r"\d+ (?:minutes?|hours?|days?) ago.{0,20}",
)
WHEN_LABEL = re.compile(rf"^{_SAID}+", re.IGNORECASE)

LABELLED = re.compile(
    r"(?i)^(?:wire|partner) (?:story|copy) · (.{2,60})$|^(.{2,60}) · (?:wire|partner) (?:story|copy)$"
)
DISTRIBUTOR = re.compile(
    r"(?i)^(?:(?:source|from|distributed by|provided by|this story comes from)\s*:?\s*)?"
    r"(cnn newsource(?: sales)?|cnn|(?:the )?associated press|ap|reuters|afp|npr|stacker|states newsroom"
    r"|bloomberg(?: news)?|kff health news|nbc news(?: channel)?|cbs news(?:path)?|abc news|fox news"
    r"|the conversation|propublica|usa today|the new york times|the washington post)$"
)
CAPTION = re.compile(
    r"^.{0,240}(?:^|[.!?…”\"’)] )(?:Photo(?:graph|s)?|Image|Picture|Drawing|Graphic|Map|Illustration|Video|Credit)"
    r"(?: credit| by)?:? ?[:/] ?[^.:]{2,80}$"
)
A_SENTENCE = re.compile(r"(?<![ap]\.m)(?<!Jr)(?<!Sr)[.!?][”\"’')]*$", re.IGNORECASE)
