"""What can be done with accounts."""

from newsquare.accounts.actions.audit import acting, hand, record, watch
from newsquare.accounts.actions.factors import LastFactorError, add_passkey, remove_passkey, renew_recovery_codes
from newsquare.accounts.actions.person import (
    AddressTakenError,
    StaffAccountError,
    account_for,
    all_held_of,
    change_address,
    end_sessions,
    erase_account,
    set_name,
)
from newsquare.accounts.actions.roles import ensure_roles
from newsquare.accounts.actions.staff import (
    LinkSpentError,
    NotStaffError,
    add_staff,
    change_role,
    fail_to_sign_in,
    remove_staff,
    reset_staff,
    set_up_staff,
)

__all__ = [
    "AddressTakenError",
    "LastFactorError",
    "LinkSpentError",
    "NotStaffError",
    "StaffAccountError",
    "account_for",
    "acting",
    "add_passkey",
    "add_staff",
    "all_held_of",
    "change_address",
    "change_role",
    "end_sessions",
    "ensure_roles",
    "erase_account",
    "fail_to_sign_in",
    "hand",
    "record",
    "remove_passkey",
    "remove_staff",
    "renew_recovery_codes",
    "reset_staff",
    "set_name",
    "set_up_staff",
    "watch",
]
