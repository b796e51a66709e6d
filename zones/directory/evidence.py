"""What the hours of a zone rest on, told from the last look at them."""

from datetime import date
from functools import lru_cache

from exchangezones.foundation.dates import is_older
from zones.directory.listing import HoursSource, Listing
from zones.vocabulary import CheckMethod, Evidence, FactGroup

OLD_MONTHS = 24  # after this a fact is shown with a warning


def hours_source(listing: Listing) -> HoursSource | None:
    """None where the hours are not known; a look at other hours than those of today counts for
    nothing.
    """
    if not listing.hours:
        return None
    check = next((check for check in listing.checks if check.group is FactGroup.HOURS), None)
    if check is None or check.changed:
        return HoursSource(is_person=False, as_of="")
    return HoursSource(check.method is not CheckMethod.PUBLISHED, check.as_of)


@lru_cache(maxsize=4096)
def evidence_of(source: HoursSource | None, today: date) -> Evidence | None:
    """How good it is on that day; None where the hours are not known."""
    if source is None:
        return None
    if not source.as_of:
        return Evidence.UNDATED
    if is_older(source.as_of, today, OLD_MONTHS):
        return Evidence.OLD
    return Evidence.CONFIRMED if source.is_person else Evidence.PUBLISHED
