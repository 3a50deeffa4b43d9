"""What can be done in circulation."""

from newsquare.circulation.actions.address import ask_new_address, take_new_address
from newsquare.circulation.actions.bounce import note_returned
from newsquare.circulation.actions.digest import write_digests
from newsquare.circulation.actions.edition import (
    announce,
    ask_the_gate_again,
    open_edition,
    open_mailing,
    prepare,
    tell_of_correction,
    write_delivery,
)
from newsquare.circulation.actions.follow import ask_to_follow, choose, confirm, erase, forget, stop, suit
from newsquare.circulation.actions.hold import (
    NotHeldError,
    WrongNumberError,
    confirm_mailing,
    finish_editions,
    go_on,
    may_go_on,
    stop_mailing,
)
from newsquare.circulation.actions.newsletter import (
    IssueLeftError,
    IssueText,
    begin_issue,
    schedule_issue,
    try_issue,
    unschedule_issue,
    write_issue,
)
from newsquare.circulation.actions.update import open_correction, open_update
from newsquare.circulation.kinds import (
    Composed,
    Letter,
    MailKind,
    NotYetError,
    Recipient,
    WithdrawnError,
    register_kind,
)

__all__ = [
    "Composed",
    "IssueLeftError",
    "IssueText",
    "Letter",
    "MailKind",
    "NotHeldError",
    "NotYetError",
    "Recipient",
    "WithdrawnError",
    "WrongNumberError",
    "announce",
    "ask_new_address",
    "ask_the_gate_again",
    "ask_to_follow",
    "begin_issue",
    "choose",
    "confirm",
    "confirm_mailing",
    "erase",
    "finish_editions",
    "forget",
    "go_on",
    "may_go_on",
    "note_returned",
    "open_correction",
    "open_edition",
    "open_mailing",
    "open_update",
    "prepare",
    "register_kind",
    "schedule_issue",
    "stop",
    "stop_mailing",
    "suit",
    "take_new_address",
    "tell_of_correction",
    "try_issue",
    "unschedule_issue",
    "write_delivery",
    "write_digests",
    "write_issue",
]
