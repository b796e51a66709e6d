"""How old facts are, said in the visitor's language."""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchangezones.foundation.dates import is_older, years_since
from zones.directory.evidence import OLD_MONTHS


@lru_cache(maxsize=4096)
def is_old(as_of: str, today: date) -> bool:
    """A fact without a date, or from `OLD_MONTHS` ago or before."""
    return not as_of or is_older(as_of, today, OLD_MONTHS)


def age(as_of: str, today: date) -> str:
    """ "7 years ago", "less than a year ago"; empty without a date."""
    if not as_of:
        return ""
    years = years_since(as_of, today)
    if not years:
        return _("less than a year ago")
    return ngettext("%(years)d year ago", "%(years)d years ago", years) % {"years": years}
