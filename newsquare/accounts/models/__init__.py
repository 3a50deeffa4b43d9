"""One account model for staff and readers; staff rights belong to a station; what staff did is kept."""

from newsquare.accounts.models.audit import AuditEntry, Did, KeptError
from newsquare.accounts.models.person import User, UserManager, new_session_key
from newsquare.accounts.models.role import Role, RoleGroup, StaffLink

__all__ = [
    "AuditEntry",
    "Did",
    "KeptError",
    "Role",
    "RoleGroup",
    "StaffLink",
    "User",
    "UserManager",
    "new_session_key",
]
