"""What can be done on the wire."""

from newsquare.wire.actions.alarms import look_for_alarms
from newsquare.wire.actions.ask import AskError, ask_now, due_sources, forget_marks, poll, secrets_of
from newsquare.wire.actions.card import write_card
from newsquare.wire.actions.flow import forget_delays
from newsquare.wire.actions.grouping import compare_what_came, forget_traces, gather, something_to_compare
from newsquare.wire.actions.guard import let_in
from newsquare.wire.actions.keys import asking_key, end_push, new_push_token, set_key, source_of_push
from newsquare.wire.actions.orders import OverrideError, lift_orders, sign_off, suspect
from newsquare.wire.actions.paste import LARGEST_PASTE, PASTED, receive_paste
from newsquare.wire.actions.receive import Outcome, Received, put_away, receive, receiving, try_again
from newsquare.wire.actions.told import line_of
from newsquare.wire.actions.trial import Trial, try_address
from newsquare.wire.actions.waiting import let_more_in, sources_that_wait
from newsquare.wire.actions.watch import LOOK_EVERY, Watcher, look_into_folders
from newsquare.wire.actions.watching import note_seen, stop_watching, watch_item

__all__ = [
    "LARGEST_PASTE",
    "LOOK_EVERY",
    "PASTED",
    "AskError",
    "Outcome",
    "OverrideError",
    "Received",
    "Trial",
    "Watcher",
    "ask_now",
    "asking_key",
    "compare_what_came",
    "due_sources",
    "end_push",
    "forget_delays",
    "forget_marks",
    "forget_traces",
    "gather",
    "let_in",
    "let_more_in",
    "lift_orders",
    "line_of",
    "look_for_alarms",
    "look_into_folders",
    "new_push_token",
    "note_seen",
    "poll",
    "put_away",
    "receive",
    "receive_paste",
    "receiving",
    "secrets_of",
    "set_key",
    "sign_off",
    "something_to_compare",
    "source_of_push",
    "sources_that_wait",
    "stop_watching",
    "suspect",
    "try_address",
    "try_again",
    "watch_item",
    "write_card",
]
