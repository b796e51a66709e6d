"""What somebody says who phones a department, and the letter to it."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.directory.listing import Listing
from zones.models.zone_names import told_apart
from zones.vocabulary import FactGroup
from zones.wording import facts, hours, labels
from zones.wording.addresses import address


class Question(NamedTuple):
    """What is asked about one group of facts, and what the directory says now."""

    group: FactGroup
    name: str
    ask: str
    known: list[tuple[str, str]]
    unknown: list[str]


ASKED = {
    FactGroup.LOCATION: gettext_lazy(
        "Is the exchange zone still there? Where exactly do people stand, and is there a sign?"
    ),
    FactGroup.HOURS: gettext_lazy("On which days and at what times may people use it?"),
    FactGroup.CAMERAS: gettext_lazy(
        "Is there a camera? Does somebody watch it, or is it only recorded? Is it lit at night?"
    ),
    FactGroup.ACCESS: gettext_lazy(
        "Do people tell anyone that they are there? Are large items and handing over children "
        "welcome? Is there a limit of time, or a rule on weapons?"
    ),
    FactGroup.CONTACT: gettext_lazy("Is this the right number to call about the zone?"),
}


def questions(listing: Listing) -> list[Question]:
    """By group what to ask and what the directory says now."""
    return [
        Question(group, str(labels.label(group)), str(ask), *told_now(listing, group))
        for group, ask in ASKED.items()
    ]


def told_now(listing: Listing, group: FactGroup) -> tuple[list[tuple[str, str]], list[str]]:
    if group is FactGroup.HOURS:
        said = [(_("Hours"), hours.hours(listing))] if listing.hours or listing.hours_text else []
        return said, [] if said else [_("Hours")]
    if group is FactGroup.CONTACT:
        said = [(_("Telephone"), listing.phone)] if listing.phone else []
        return said, [] if said else [_("Telephone")]
    found = facts.say_facts(listing, group)
    if group is not FactGroup.LOCATION:
        return found.known, found.unknown
    place = [(_("Address"), address(listing.station)), (_("Where to stand"), listing.detail)]
    return [(name, words) for name, words in place if words] + found.known, found.unknown


def confirmation_letter(listing: Listing, link: str, site: str) -> tuple[str, str]:
    """(subject, text) of the letter, in the language that is being spoken."""
    station = listing.station
    door = f"{station.name}, {station.city}"
    name = f"{door}{told_apart(listing.name, listing.setting, door)}"
    told = [
        f"- {name}: {words}" for question in questions(listing) for name, words in question.known
    ]
    paragraphs = [
        _("To: %(name)s, %(address)s") % {"name": station.agency.name, "address": address(station)},
        _("Hello,"),
        _(
            "The open directory at %(site)s tells residents where they can meet to hand over what "
            "they bought or sold online. It lists this zone: %(name)s. This is what it says:"
        )
        % {"site": site, "name": name},
        "\n".join(told),
        _(
            "Is all of this still correct? Please confirm it, or tell us what is wrong, on this "
            "page within 60 days. You do not need an account. The link works once:"
        ),
        link,
        _("Thank you for your time."),
    ]
    subject = _("Is this still correct? Your exchange zone: %(name)s") % {"name": name}
    return subject, "\n\n".join(paragraphs)
