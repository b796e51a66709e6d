"""Keys that nobody has to make up: from a title, and free."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

MADE_FROM_TITLE = _(
    "Leave this empty to have it made from the title. It is part of web addresses and never "
    "changes."
)
MADE_FROM_SOURCE = _(
    "Leave this empty to have it made from organization and date. It never changes."
)
# where there is nothing to make it from
NO_KEY = _("Please write a key with lowercase letters, digits and hyphens.")
ROOM_FOR_NUMBER = 5  # "-9999"


def free_key(
    model: type[models.Model],
    field: str,
    words: str,
) -> str:
    """ "Bring a friend" → bring-a-friend, or bring-a-friend-2 where that is taken; empty where no
    word is left.
    """
    longest: Any = model._meta.get_field(field).max_length  # type: ignore[union-attr]
    key = slugify(words)[: longest - ROOM_FOR_NUMBER].strip("-")
    taken = set(
        model._default_manager.filter(**{f"{field}__startswith": key}).values_list(field, flat=True)
    )
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free
