"""How agency copy is filed, on the desk: the rules of a source as sentences, and the codes of the topics."""

from newsquare.desk.admin.filing.composing import rule
from newsquare.desk.admin.filing.listing import rules, rules_of
from newsquare.desk.admin.filing.subjects import subjects

__all__ = ["rule", "rules", "rules_of", "subjects"]
