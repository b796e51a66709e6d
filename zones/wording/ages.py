"""How old facts are, said in the visitor's language."""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OLD_FACT_YEARS = 2  # after this a fact is shown with a warning


def years_since(iso: str, today: date) -> int:
    """Whole years from the last day that a partial date may mean; never less than none."""
    last = f"{iso}-12-31"[:10] if len(iso) == 4 else f"{iso}-28"[:10] if len(iso) == 7 else iso
    then = date.fromisoformat(last)
    return max(0, today.year - then.year - ((today.month, today.day) < (then.month, then.day)))


@lru_cache(maxsize=4096)
def is_old(as_of: str, today: date) -> bool:
    """A fact without a date, or older than `OLD_FACT_YEARS`."""
    return not as_of or years_since(as_of, today) >= OLD_FACT_YEARS


def age(as_of: str, today: date) -> str:
    """ "7 years ago", "less than a year ago"; empty without a date."""
    if not as_of:
        return ""
    years = years_since(as_of, today)
    if not years:
        return _("less than a year ago")
    return ngettext("%(years)d year ago", "%(years)d years ago", years) % {"years": years}
