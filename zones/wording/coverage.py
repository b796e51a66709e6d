"""What the directory knows, in somebody's language: headings, shares, and the map said aloud."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zones.directory.coverage import MARKED, PERCENTS_A_STEP, Coverage, Figures, Step
from zones.directory.evidence import OLD_MONTHS
from zones.wording import places

HEADINGS = {
    "zones": _("Listed zones"),
    "with_hours": _("Hours known"),
    "with_phone": _("Telephone known"),
    "exact": _("Exact place known"),
    "checked": _("Checked within %(months)s months"),
    "signage_known": _("Sign or no sign known"),
}


class PlaceRow(NamedTuple):
    """A country or a region: its path such as us/mo, its name and its figures."""

    path: str
    name: str
    figures: Figures


class CountryRows(NamedTuple):
    total: PlaceRow
    regions: list[PlaceRow]


def headings() -> list[str]:
    """Of each number in `Figures`, in its order."""
    return [str(HEADINGS[name]) % {"months": OLD_MONTHS} for name in Figures._fields]


def share_in_words(share: int) -> str:
    """ "65%", or with a space before the sign."""
    return gettext("%(share)s%%") % {"share": share}


def known_in_words(figures: Figures) -> list[tuple[str, int, str]]:
    """(heading, number, share) of each thing that may be known."""
    said = map(share_in_words, figures.shares)
    return list(zip(headings()[1:], figures[1:], said, strict=True))


def known_in_a_sentence(figures: Figures) -> str:
    shares = zip(Figures._fields[1:], map(share_in_words, figures.shares), strict=True)
    return gettext(
        "We know the hours of %(with_hours)s of them, a telephone number of %(with_phone)s and the "
        "exact place of %(exact)s. Of %(signage_known)s we know whether there is a sign, and "
        "%(checked)s were checked within the last %(months)s months."
    ) % {**dict(shares), "months": OLD_MONTHS}


# -- the table -------------------------------------------------------------------------------------
def rows_by_country(coverage: Coverage) -> list[CountryRows]:
    """Countries and their regions in the order of the names that people read."""
    found = [
        CountryRows(
            place_row(country, "", figures),
            in_reading_order(
                place_row(country, region, of_region)
                for (its_country, region), of_region in coverage.regions.items()
                if its_country == country
            ),
        )
        for country, figures in coverage.countries.items()
    ]
    return sorted(found, key=lambda rows: places.reading_order(rows.total.name))


def place_row(country: str, region: str, figures: Figures) -> PlaceRow:
    path = f"{country}/{region}" if region else country
    return PlaceRow(path.lower(), places.place_name(country, region), figures)


def in_reading_order(rows: Iterable[PlaceRow]) -> list[PlaceRow]:
    return sorted(rows, key=lambda row: (places.reading_order(row.name), row.path))


# -- the map ---------------------------------------------------------------------------------------
def map_name(country: str) -> str:
    """The country that is drawn; "" for those that share a map."""
    return places.country_name(country) if country else gettext("Other countries")


def step_label(step: Step) -> str:
    """What the legend says of a step."""
    if step is Step.EMPTY:
        return gettext("no zone listed")
    if step is Step.NONE:
        return gettext("none of them")
    least = MARKED.index(step) * PERCENTS_A_STEP
    limits = {
        "least": share_in_words(least),
        "most": share_in_words(least + PERCENTS_A_STEP),
    }
    if step is MARKED[0]:
        return gettext("less than %(most)s") % limits
    if step is MARKED[-1]:
        return gettext("%(least)s or more") % limits
    return gettext("%(least)s to less than %(most)s") % limits


def map_aloud(codes: Mapping[Step, Sequence[str]]) -> str:
    """What the squares of a map show, for who does not see them, the most known first."""
    said = [
        gettext("%(share)s: %(codes)s.")
        % {"share": step_label(step), "codes": ", ".join(codes[step])}
        for step in reversed(Step)
        if codes[step]
    ]
    return " ".join(said)
