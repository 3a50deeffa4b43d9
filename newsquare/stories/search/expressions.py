"""A question in the language of each database. Every word in it is one that `folding` made: letters and digits alone.

Pure functions: no database, no clock, no network.
"""

from dataclasses import dataclass

from newsquare.stories.search.asking import Phrase

MARK = "ß"  # Begins a token of what a story is filed under. Folding writes it as ss, so that nobody can type one.


@dataclass(frozen=True)
class In:
    """A phrase, in one column of the index or in any."""

    phrase: Phrase
    column: str = ""


Group = tuple[In, ...]  # Any one of them will do.


@dataclass(frozen=True)
class Sought:
    """What the index is asked: all of the groups, none of the rest."""

    groups: tuple[Group, ...]
    without: tuple[In, ...] = ()


def filed(kind: str, pk: int) -> str:
    """Return the token under which the index holds that a story is a station's, in a section, under a topic."""
    return f"{MARK}{kind}{pk}"


def fts5(sought: Sought) -> str:
    """Return the question for SQLite's MATCH (sqlite.org/fts5, section 3)."""
    wanted = " AND ".join(f"({' OR '.join(map(_fts5, group))})" for group in sought.groups)
    return f"({wanted}) NOT ({' OR '.join(map(_fts5, sought.without))})" if sought.without else wanted


def _fts5(each: In) -> str:
    before = f"{each.column} : " if each.column else ""
    whole = f'{before}"{" ".join(each.phrase.words)}"'
    return f'({whole} OR {before}"{each.phrase.begins}" *)' if each.phrase.begins else whole


LETTER = {"headline": "A", "byline": "B", "deck": "C"}  # The weights under which PostgreSQL keeps our columns.


def tsquery(sought: Sought) -> str:
    """Return the question for PostgreSQL's to_tsquery (section 12.3.2 of its manual)."""
    wanted = " & ".join(f"({' | '.join(map(_tsquery, group))})" for group in sought.groups)
    return " & ".join([wanted, *(f"!{_tsquery(each)}" for each in sought.without)])


def _tsquery(each: In) -> str:
    letter = LETTER.get(each.column, "")
    tail = f":{letter}" if letter else ""
    words = " <-> ".join(f"'{word}'{tail}" for word in each.phrase.words)
    whole = f"({words})"
    return f"({whole} | '{each.phrase.begins}':*{letter})" if each.phrase.begins else whole
