"""A station's address on one line, and its telephone as a link."""

from zones.directory.listing import StationListing


def address(station: StationListing) -> str:
    """One line: street, town, region and postal code, as far as known."""
    return ", ".join(
        filter(
            None, [station.street, station.city, f"{station.region} {station.postal_code}".strip()]
        )
    )


def tel(phone: str) -> str:
    """The address of a telephone number: tel:+18162345000."""
    return "tel:" + "".join([letter for letter in phone if letter in "+0123456789"])
