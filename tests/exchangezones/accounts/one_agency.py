"""A directory of one agency, for invitations that reach it."""

ROLES = {"Police staff"}
given: list = []


def name_of(scope):
    return {"town-police": "Town Police"}.get(scope)


def give(scope, *, user, by, at):
    if name_of(scope) is None:
        raise LookupError(scope)
    given.append((scope, user, by, at))
