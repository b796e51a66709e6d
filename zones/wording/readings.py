"""How the words for a place were read, said in the visitor's language."""

from django.utils.translation import gettext as _

from zones.places.gazetteer import Place
from zones.search.results import PlaceReading, Results
from zones.vocabulary import PlaceKind, Remark


def readings_in_words(results: Results) -> list[str]:
    """What has to be said before the answer is believed, a sentence each."""
    places = {"near": results.origin, "other": results.other}
    said = [reading_in_words(reading, places[reading.parameter]) for reading in results.readings]
    return [*said, *(wide_in_words(place) for place in places.values() if place and place.wide)]


def reading_in_words(reading: PlaceReading, place: Place | None) -> str:
    if reading.remark is Remark.NEAR_ME:
        return _("We cannot see where you are. Type a town, a ZIP or a postal code.")
    if reading.remark is Remark.MILITARY:
        return _(
            "This is the ZIP code of a military post office, which is on no map. Type the town."
        )
    if reading.remark is Remark.LINK:
        return _(
            "This link does not say where the place is, and we open no links. Type the town, or "
            "paste the coordinates."
        )
    if reading.remark is Remark.TURNED:
        return _("At these coordinates there is nothing. Is a minus missing, or the order turned?")
    if place is None:
        return _("We do not know “%(words)s”. In which city is it?") % {"words": reading.unread}
    return _("We do not know “%(words)s”. We searched around %(place)s.") % {
        "words": reading.unread,
        "place": place.name,
    }


def wide_in_words(place: Place) -> str:
    """Why the distances from a place may be far off."""
    if place.kind is PlaceKind.COUNTY:
        return _("A county is large. Type your town for better distances.")
    if place.kind is PlaceKind.TOWN:
        return _(
            "We know this place only by its postal code, which covers a large area. The distances "
            "may be far off."
        )
    return _("This postal code covers a large area. Type your town for better distances.")
