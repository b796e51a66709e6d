"""What the forms of zones and stations say under their boxes: what to write, one example, and where
residents see it.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ZONE_HELP: Mapping[str, Any] = {
    # status
    "listed_until": _(
        "Only for a trial or a season. Example: 2026-12-31. From the next day residents see the "
        "zone as paused."
    ),
    # where
    "station": _("The building where people meet. Address, map pin and phone number belong to it."),
    "setting": _(
        "Residents see it in the heading of the spot’s page. A parking lot and a lobby are two "
        "zones, because they have different hours and cameras."
    ),
    "detail": _(
        "Where exactly people should wait. Example: “Two marked spaces left of the front door”. "
        "Shown on the spot’s page as “Stand: …”."
    ),
    "name": _(
        "What your department calls it. Example: “Safe exchange zone”. Shown in small print on the "
        "spot’s page."
    ),
    "signage": _("Which sign people should look for. Shown on the spot’s page."),
    "stalls": _("How many parking spaces are marked. Example: 2. Leave empty if you do not know."),
    # when
    "hours": _(
        "When people may use it. Shown on the spot’s page as “Open now” or “Closed”, and day by "
        "day."
    ),
    "hours_advised": _(
        "If you recommend only some of these hours. Example: “daylight”. Residents then read that "
        "police advise these hours."
    ),
    "hours_text": _(
        "Only what the choices above cannot say. Example: “closed during council meetings”. Shown "
        "below the hours."
    ),
    # what is there
    "camera": _(
        "Choose “watched” only if someone looks at the picture while people meet. Residents can "
        "search for spots with a camera."
    ),
    "camera_hours": _("When it records. Example: “24 hours”. Leave empty if you do not know."),
    "camera_retention_days": _(
        "How long recordings are stored. Example: 30. Leave empty if you do not know."
    ),
    "lit": _("Whether people can see each other there after dark. Shown on the spot’s page."),
    "purple_light": _("A purple lamp that marks some exchange zones."),
    # rules
    "check_in": _("Whether people should tell anyone that they are there."),
    "police_role": _("What residents may expect of your officers. Shown on the spot’s page."),
    "large_items": _("Whether people may hand over furniture or a car here."),
    "custody": _("Whether parents may hand over children here."),
    "step_free": _("Whether a wheelchair user gets there without a step."),
    "weapons": _("Choose “no weapons” only if the department says that no one may bring one."),
    "stay_minutes": _("Example: 15. Leave empty if there is no limit."),
    # rarely needed
    "language": _("The language in which you wrote the name, where to stand and the notes."),
    "designation": _("Whether the department has declared this place an exchange zone."),
    "painted_lines": _("Whether the spaces are painted on the ground, such as in green."),
    "opened": _("When the zone opened. A year, a month or a day: 2017, 2017-05 or 2017-05-24."),
    "spot_latitude": _(
        "Only if the spot is not at the station’s door, such as a lot behind the building. "
        "Example: 41.14676. Residents see the pin on the map."
    ),
    "spot_longitude": _("Example: -73.49484. In the Americas it always begins with a minus."),
}

STATION_HELP: Mapping[str, Any] = {
    "name": _(
        "What is written on the building. Example: “North Patrol Division”. Shown in the heading "
        "of each spot here."
    ),
    "phone": _(
        "The number that residents may call about the zone. Example: +1-203-594-3500. Shown as a "
        "“Call” button."
    ),
    "street": _("Example: 174 South Ave. Residents see the address and get directions to it."),
    "region": _("The short form in capital letters. Example: CT."),
    "country": _("Two capital letters. Example: US."),
    "language": _("The language of the station’s name."),
    "latitude": _("Example: 41.14676. South of the equator it begins with a minus."),
    "longitude": _("Example: -73.49484. In the Americas it always begins with a minus."),
    "location_status": _("Choose “this building” only if the pin is on the building itself."),
    "location_source": _("Who says so. Example: “county address list, 2024”."),
    "time_zone": _("Leave empty: it follows from the pin."),
}

AGENCY_HELP: Mapping[str, Any] = {
    "name": _(
        "The full name. Example: New Canaan Police Department. Shown in the heading of each of its "
        "spots."
    ),
    "region": _("The short form in capital letters. Example: CT."),
    "country": _("Two capital letters. Example: US."),
    "website": _("Example: https://www.newcanaan.info/police. Shown on each of its spots."),
    "phone": _("Example: +1-203-594-3500. Residents see it where a station has no number."),
    "language": _("The language in which we write letters to this department."),
}

EXCEPTION_HELP: Mapping[str, Any] = {
    "first_on": _("Example: 2026-12-24."),
    "last_on": _("The same day if it is only one."),
    "hours": _("Example: “8am-noon”. Leave empty if it is closed."),
    "reason": _("Example: “Closed for Thanksgiving”. Residents read it beside the hours."),
}

PROGRAM_HELP: Mapping[str, Any] = {
    "source_title": _("Where the program says so. Example: “SafeTrade Stations, list of sites”."),
    "as_of": _("The date on that page. Example: 2024-10."),
}
