"""Who stands above whom: a role is given, an account changed, by somebody of a higher rank only."""

from collections.abc import Mapping
from typing import Any

from exchangezones.accounts import roles

RANKS: Mapping[str, int] = {
    roles.POLICE_STAFF: 1,
    roles.MODERATORS: 1,
    roles.OPERATORS: 2,
}
SUPERUSER = 100
UNKNOWN = 99  # rights that the table of roles does not know: a superuser's business


def rank_of(user: Any) -> int:
    """The highest rank of an account; 0 for one without a role."""
    if user.is_superuser:
        return SUPERUSER
    if user.user_permissions.exists():
        return UNKNOWN
    return max((RANKS.get(group.name, UNKNOWN) for group in user.groups.all()), default=0)


def roles_given_by(user: Any) -> list[str]:
    """The roles that this person may give and take, as the table names them."""
    own = rank_of(user)
    return [role for role, rank in RANKS.items() if rank < own] if own > 1 else []


def may_change(user: Any, other: Any) -> bool:
    """Whether this person may change that account: nobody the own one, nobody one of the own rank
    or above.
    """
    if user.pk == other.pk:
        return False
    return user.is_superuser or (
        user.has_perm("auth.change_user") and rank_of(other) < rank_of(user)
    )
