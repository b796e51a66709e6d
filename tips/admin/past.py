"""The past of a record of the desk, said in the desk's words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from exchangezones.foundation.languages import Language
from tips.curation import ONLY_MODERATOR
from tips.models.labels import LABELS

# The history's own words, as `curation` and `seed` write them, and how they are said.
DEEDS: Mapping[str, Any] = {
    "written": gettext_lazy("Written"),
    "revised": gettext_lazy("Revised"),
    "submitted": gettext_lazy("Sent for review"),
    "sent back": gettext_lazy("Sent back to the writer"),
    "published": gettext_lazy("Published"),
    ONLY_MODERATOR: gettext_lazy("Published by its writer, the only moderator"),
    "retired": gettext_lazy("Withdrawn"),
    "loaded from the fixtures": gettext_lazy("Added with this site’s first data"),
}


def name_of_language(row: Any) -> str:
    """How a text's versions are called on its record's page."""
    return str(LABELS[Language][Language(row.language)])
