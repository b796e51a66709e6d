"""The pin of a station or of a spot: two boxes for numbers, and a map on which it can be moved."""

from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.forms import Script
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from zones.maps.pins import all_details
from zones.maps.streets import CLOSEST_WITH_STREETS
from zones.models import Station
from zones.pages.maps import streets_address
from zones.places.countries import ROWS


class PinInput(forms.NumberInput):
    """The box of the longitude, and the map for it and for the latitude above it.

    `station` is where to look first for the spot of one; of a station itself, its address says so.
    """

    station: Station | None = None

    class Media:
        css = {"all": ["vendor/leaflet/leaflet.css", "css/map.css", "css/pin.css"]}
        js = ["vendor/leaflet/leaflet.js", Script("js/pin.js", type="module")]

    def render(
        self,
        name: Any,
        value: Any,
        attrs: Any = None,
        renderer: Any = None,
    ) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        return box + render_to_string(
            "admin/zones/_pin.html",
            {
                "files": files(),
                "tiles": settings.MAP_TILES,
                "streets": streets_address(),
                "closest": CLOSEST_WITH_STREETS,
                "latitude": name.replace("longitude", "latitude"),
                "longitude": name,
                "station": self.station,
            },
        )


@cache
def files() -> dict[str, str]:
    """Where the borders are served:

    "US=/static/map/…" of each country, and the details of every region.
    """
    return {
        "sheets": " ".join(
            f"{country.code}={static(f'map/{country.sheet}.json')}" for country in ROWS
        ),
        "details": " ".join(static(f"map/{detail}.json") for detail in all_details()),
    }
