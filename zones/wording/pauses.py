"""Why nobody should meet at a zone now, and until when a zone is announced at all."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zones.directory.listing import Listing


def pause_in_words(listing: Listing) -> tuple[str, str]:
    """The reason of a paused zone, and its language; the site's own words where the zone paused by
    itself.
    """
    if listing.status_reason:
        return listing.status_reason, listing.language
    return last_day_was(listing), ""


def last_day_was(listing: Listing) -> str:
    """ "The department announced this spot until Dec. 31, 2026."; empty where it named no day."""
    if listing.listed_until is None:
        return ""
    return _("The department announced this spot until %(date)s.") % {
        "date": date_format(listing.listed_until, "DATE_FORMAT")
    }


def last_day_in_words(listing: Listing) -> str:
    """ "until Dec. 31, 2026"; empty where the department named no day."""
    if listing.listed_until is None:
        return ""
    return _("until %(date)s") % {"date": date_format(listing.listed_until, "DATE_FORMAT")}
