"""The wire's decisions, as pure functions: a file per question."""

from newsquare.wire.rules.ordering import Sent, comes_later, is_usable, newest, number_of

__all__ = ["Sent", "comes_later", "is_usable", "newest", "number_of"]
