"""A telephone number is never shown as current: most come from lists that are years old."""

from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.vocabulary import CheckMethod


def number_age(listing: Listing) -> str:
    """ "number from a 2019 list", "confirmed 2026"; empty where there is no number."""
    if not listing.phone:
        return ""
    check = listing.contact_check
    if check is None or not check.as_of:
        return _("number not dated")
    year = {"year": check.as_of[:4]}
    if check.method is CheckMethod.PUBLISHED:
        return _("number from a %(year)s list") % year
    return _("confirmed %(year)s") % year


def confirmed_number(listing: Listing) -> str:
    """The number for a printed sign, which hangs for years: only one that somebody confirmed."""
    check = listing.contact_check
    is_confirmed = check is not None and check.method is not CheckMethod.PUBLISHED
    return listing.phone if is_confirmed else ""


def number_with_age(listing: Listing) -> str:
    """ "+1-816-555-0100 (number from 2019)"; empty where there is none."""
    return f"{listing.phone} ({number_age(listing)})" if listing.phone else ""
