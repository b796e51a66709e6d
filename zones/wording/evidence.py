"""What the hours of a zone rest on, said in a line under them."""

from datetime import date

from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from zones.directory.evidence import evidence_of, hours_source
from zones.directory.listing import Listing
from zones.vocabulary import Evidence


def evidence_in_words(listing: Listing, today: date) -> str:
    """ "Hours confirmed May 2026.", "Hours last confirmed 2019. Check before you go."; empty
    where they are not known.
    """
    source = hours_source(listing)
    evidence = evidence_of(source, today)
    if source is None or evidence is None:
        return ""
    if evidence is Evidence.UNDATED:
        return _("Hours from an undated source. Check before you go.")
    said = {"date": say_partial_date(source.as_of)}
    if evidence is Evidence.CONFIRMED:
        return _("Hours confirmed %(date)s.") % said
    if evidence is Evidence.PUBLISHED:
        return _("Hours published %(date)s.") % said
    return _("Hours last confirmed %(date)s. Check before you go.") % said
