"""A zone as schema.org says it, for search engines: what is known, and hours only where they are
true.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.safestring import SafeString

from zones.directory.listing import Listing, StationListing
from zones.hours.rules import Span, spans_on
from zones.hours.time_zones import tzinfo_for
from zones.vocabulary import Answer, SiteKind, ZoneStatus
from zones.wording.ages import is_old

SCHEMA_TYPES = {
    SiteKind.POLICE_STATION: "PoliceStation",
    SiteKind.SHERIFF_OFFICE: "PoliceStation",
    SiteKind.CITY_HALL: "CityHall",
    SiteKind.COURT: "Courthouse",
    SiteKind.FIRE_STATION: "FireStation",
    SiteKind.COMMUNITY_CENTRE: "CivicStructure",
}
SCHEMA_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS_AHEAD = 7
# In a script element of a page nothing may end the element or open a comment.
HARMLESS = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def script(
    listing: Listing,
    *,
    site: str,
    at: datetime,
) -> SafeString:
    """The element of the page.

    It is data, no program, so the policy against inline scripts lets it stand.
    """
    said = json.dumps(zone_as_schema(listing, site=site, at=at), ensure_ascii=False).translate(
        HARMLESS
    )
    return SafeString(f'<script type="application/ld+json">{said}</script>')


def zone_as_schema(
    listing: Listing,
    *,
    site: str,
    at: datetime,
) -> dict[str, Any]:
    """A place within its station; what nobody has told us is not said. `at` is now."""
    station = listing.station
    place = {
        "@context": "https://schema.org",
        "@type": "CivicStructure",
        "@id": f"{site}/z/{listing.id}/",
        "name": f"{station.name}: {listing.name}",
        "url": f"{site}/zones/{listing.path}/",
        "description": listing.detail,
        "telephone": number_today(listing, at),
        "address": address_as_schema(station),
        "geo": point_as_schema(listing),
        "publicAccess": True,
        "isAccessibleForFree": True,
        "containedInPlace": {
            "@type": SCHEMA_TYPES.get(station.site_kind, "Place"),
            "name": station.name,
        },
        "openingHoursSpecification": hours_as_schema(listing, at),
    }
    return {name: value for name, value in place.items() if value}


def number_today(listing: Listing, at: datetime) -> str:
    """The telephone number where somebody saw it lately: search engines show no age."""
    check = listing.contact_check
    return "" if check is None or is_old(check.as_of, at.date()) else listing.phone


def address_as_schema(station: StationListing) -> dict[str, str]:
    parts = {
        "@type": "PostalAddress",
        "streetAddress": station.street,
        "addressLocality": station.city,
        "addressRegion": station.region,
        "postalCode": station.postal_code,
        "addressCountry": station.country,
    }
    return {name: value for name, value in parts.items() if value}


def point_as_schema(listing: Listing) -> dict[str, Any] | None:
    """Only where the point is that building: a wrong pin is worse than none."""
    point = listing.point
    if point is None or not listing.is_exact:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": point.latitude,
        "longitude": point.longitude,
    }


def hours_as_schema(listing: Listing, at: datetime) -> list[dict[str, str]]:
    """The hours of each of the next seven days, dated: so they are true where the sun or a holiday
    has a say.

    Empty for a zone that is not listed, and where the hours of any of these days are not known: a
    day that is left out would read as closed.
    """
    if listing.status is not ZoneStatus.LISTED:
        return []
    today = at.astimezone(tzinfo_for(listing.station.time_zone)).date()
    days = [today + timedelta(days=n) for n in range(DAYS_AHEAD)]
    spans = {day: spans_on(listing.timetable, day) for day in days}
    if any(span.usable is not Answer.YES for found in spans.values() for span in found):
        return []
    if not any(spans.values()):
        return []
    return [span_as_schema(day, span) for day, found in spans.items() for span in found or [None]]


def span_as_schema(day: date, span: Span | None) -> dict[str, str]:
    """Search engines write a closed day as 00:00 to 00:00, and the end of a day as 23:59."""
    opens = span.start.strftime("%H:%M") if span else "00:00"
    closes = span.end.strftime("%H:%M") if span else "00:00"
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{SCHEMA_DAYS[day.weekday()]}",
        "opens": opens,
        "closes": "23:59" if span and closes == "00:00" else closes,
        "validFrom": day.isoformat(),
        "validThrough": day.isoformat(),
    }
