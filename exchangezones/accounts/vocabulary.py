"""The fixed words of accounts: what the audit log tells of, and how an invitation stands."""

from enum import StrEnum


class Action(StrEnum):
    """What somebody did that needs a right, or tried to."""

    SIGN_IN = "sign_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED = "locked"
    CODE_FAILED = "code_failed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 -- a word, no secret
    LINK_MADE = "link_made"
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    INVITED = "invited"
    INVITATION_SPENT = "invitation_spent"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_DEACTIVATED = "account_deactivated"
    ACCOUNT_REACTIVATED = "account_reactivated"
    ROLE_CHANGED = "role_changed"
    GRANT_GIVEN = "grant_given"
    GRANT_ENDED = "grant_ended"


class Standing(StrEnum):
    """How an invitation stands at a moment."""

    OPEN = "open"
    SPENT = "spent"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
