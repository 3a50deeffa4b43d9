"""What becomes of copy: the rules of its source in their order, then what the source says of all the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsquare.copydesk.rules.arriving import objection
from newsquare.copydesk.rules.matching import Copy, Match, fits

DESK, PUBLISH, SPIKE = "desk", "publish", "spike"
FATES = (DESK, PUBLISH, SPIKE)
TOPICS, SECTION, LABEL, FATE = KINDS = ("topics", "section", "label", "fate")


@dataclass(frozen=True)
class Deeds:
    """What a rule says, or a source of what no rule fits: topics, section and label by slug, and what becomes of it.

    Empty says nothing. `person` is who shall look at what waits on the desk.
    """

    topics: tuple[str, ...] = ()
    section: str = ""
    label: str = ""
    fate: str = ""
    person: int | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it says something about."""
        return tuple(kind for kind in KINDS if getattr(self, kind))


@dataclass(frozen=True)
class Rule:
    """One sentence of a source."""

    id: int
    match: Match
    deeds: Deeds


@dataclass(frozen=True)
class Decision:
    """What becomes of a version of an item, and by which rule; what no rule says is the source's."""

    deeds: Deeds
    by: dict[str, int] = field(default_factory=dict)  # Topics, section, label or fate: the rule that decided it.
    fitting: tuple[int, ...] = ()  # All rules that fit, the deciding ones too.

    def of(self, rule: int) -> tuple[str, ...]:
        """Return what a rule decided."""
        return tuple(kind for kind in KINDS if self.by.get(kind) == rule)


def decide(copy: Copy, rules: Iterable[Rule], otherwise: Deeds) -> Decision:
    """Read the rules from the top: of topics, section, label and fate, each is decided by the first that names it."""
    deeds, by, fitting = Deeds(), {}, []
    for rule in rules:
        if not fits(rule.match, copy):
            continue
        fitting.append(rule.id)
        for kind in rule.deeds.kinds:
            if kind not in by:
                by[kind] = rule.id
                person = rule.deeds.person if kind == FATE else deeds.person
                deeds = replace(deeds, **{kind: getattr(rule.deeds, kind)}, person=person)
    left = {kind: getattr(otherwise, kind) for kind in KINDS if kind not in by}
    return Decision(replace(deeds, **left), by, tuple(fitting))


@dataclass(frozen=True)
class End:
    """What became, or would have become, of an item: by which of its versions, and what held it if anything did."""

    version: int  # Its place among those that were asked about.
    decision: Decision
    fate: str  # publish, spike or desk.
    held: str = ""  # Why it waits although a rule or its source would publish it.


def would_end(versions: Sequence[tuple[Copy, Deeds]], rules: Sequence[Rule]) -> End:
    """Return what becomes of an item while nobody touches it: the first version that is published or spiked ends it.

    Each version comes with what its source would make of it. There is at least one.
    """
    end = None
    for place, (copy, otherwise) in enumerate(versions):
        decision = decide(copy, rules, otherwise)
        fate = decision.deeds.fate
        held = objection(copy.data) if fate == PUBLISH else ""
        end = End(place, decision, DESK if held else fate, held)
        if end.fate != DESK:
            break
    assert end is not None
    return end
