"""Rules in words: what is kept of a rule, told as a sentence of the station's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsquare.copydesk.rules import Deeds, Match, Words
from newsquare.wire.models import OnArrival, Source

FIELDS = {
    "headline": gettext_lazy("the headline"),
    "slugline": gettext_lazy("the slugline"),
    "byline": gettext_lazy("the byline"),
    "body": gettext_lazy("the text"),
    "subject": gettext_lazy("the subject"),
    "keyword": gettext_lazy("a keyword"),
    "place": gettext_lazy("the place"),
    "credit": gettext_lazy("the credit"),
    "language": gettext_lazy("the language"),
}
KINDS = {
    "text": gettext_lazy("a text"),
    "picture": gettext_lazy("a picture"),
    "video": gettext_lazy("a video"),
    "package": gettext_lazy("a package"),
}
FATES = {
    "desk": gettext_lazy("let it wait on the desk"),
    "publish": gettext_lazy("publish it"),
    "spike": gettext_lazy("spike it"),
}


@dataclass(frozen=True)
class Names:
    """What slugs, codes and people are called."""

    topics: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)


def sentence(match: Match, deeds: Deeds, names: Names) -> str:
    """Return a rule as one sentence."""
    told = {"when": when(match, names), "then": then(deeds, names)}
    return _("%(when)s: %(then)s.") % told


def when(match: Match, names: Names) -> str:
    """Return what copy must be, as the first half of a sentence."""
    facts = [_condition(each, names) for each in match.words]
    facts += _facts(match)
    times = _times(match)
    if not facts:
        return _("Whatever comes %(times)s") % {"times": times} if times else _("Whatever comes")
    told = {"facts": get_text_list(facts, _("and")), "times": times}
    return _("When %(facts)s, %(times)s") % told if times else _("When %(facts)s") % told


def _condition(condition: Words, names: Names) -> str:
    subject = condition.field == "subject"
    values = [names.codes.get(value, value) if subject else f"“{value}”" for value in condition.values]
    told = {
        "field": FIELDS.get(condition.field, condition.field),
        "any": get_text_list(values, _("or")),
        "all": get_text_list(values, _("and")),
    }
    if subject:
        words = {
            "any": _("%(field)s is under %(any)s"),
            "all": _("%(field)s is under %(all)s at once"),
            "none": _("%(field)s is not under %(any)s"),
        }
    else:
        words = {
            "any": _("%(field)s has %(any)s"),
            "all": _("%(field)s has %(all)s"),
            "none": _("%(field)s does not have %(any)s"),
        }
    return words.get(condition.how, words["any"]) % told


def _facts(match: Match) -> list[str]:
    facts = []
    if match.kind:
        facts.append(_("it is %(kind)s") % {"kind": KINDS.get(match.kind, match.kind)})
    if match.urgency is not None:
        exact = _("its urgency is 1") if match.urgency == 1 else _("its urgency is %(number)d or more urgent")
        facts.append(exact % {"number": match.urgency})
    if match.shortest is not None:
        facts.append(_("it has %(number)d words or more") % {"number": match.shortest})
    if match.longest is not None:
        facts.append(_("it has %(number)d words at most") % {"number": match.longest})
    if match.pictured is not None:
        facts.append(_("it comes with pictures") if match.pictured else _("it comes without pictures"))
    return facts


def _times(match: Match) -> str:
    told = {
        "since": f"{match.since:%H:%M}" if match.since else "",
        "until": f"{match.until:%H:%M}" if match.until else "",
        "days": _days(match.days),
    }
    if match.since and match.until:
        return (
            _("between %(since)s and %(until)s %(days)s").strip() % told
            if match.days
            else _("between %(since)s and %(until)s") % told
        )
    return str(told["days"])


def _days(days: Iterable[int]) -> str:
    named = frozenset(days)
    if named == {0, 1, 2, 3, 4}:
        return _("on weekdays")
    if named == {5, 6}:
        return _("at weekends")
    listed = get_text_list([str(WEEKDAYS[day]) for day in sorted(named) if day in WEEKDAYS], _("and"))
    return _("on %(days)s") % {"days": listed} if listed and len(named) < 7 else ""


def then(deeds: Deeds, names: Names) -> str:
    """Return what becomes of copy, as the second half of a sentence."""
    parts = []
    if deeds.topics:
        topics = get_text_list([names.topics.get(slug, slug) for slug in deeds.topics], _("and"))
        parts.append(_("file it under %(topics)s") % {"topics": topics})
    if deeds.section:
        parts.append(
            _("put it in the section %(section)s") % {"section": names.sections.get(deeds.section, deeds.section)}
        )
    if deeds.label:
        parts.append(_("label it %(label)s") % {"label": names.labels.get(deeds.label, deeds.label)})
    if deeds.fate:
        fate = str(FATES.get(deeds.fate, deeds.fate))
        person = names.people.get(deeds.person or 0, "")
        parts.append(_("%(fate)s for %(person)s") % {"fate": fate, "person": person} if person else fate)
    return get_text_list(parts, _("and")) or _("do nothing")


def otherwise(source: Source, names: Names) -> list[str]:
    """Return the last lines of a source: what holds of copy that no rule says anything about."""
    table = [
        _("“%(word)s” goes under %(topic)s") % {"word": word, "topic": names.topics.get(slug, slug)}
        for word, slug in source.topics.items()
    ]
    lines = [_("By the agency’s own words: %(table)s.") % {"table": "; ".join(table)}] if table else []
    section = names.sections.get(source.section, "")
    told = [
        _("topic %(topic)s") % {"topic": names.topics.get(source.topic, source.topic)}
        if source.topic
        else _("no topic"),
        _("section %(section)s") % {"section": section} if section else _("the first section"),
        _("published by itself") if source.on_arrival == OnArrival.PUBLISH else _("waits on the desk"),
    ]
    return [*lines, _("Otherwise: %(told)s.") % {"told": ", ".join(told)}]
