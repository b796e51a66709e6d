"""How the desk tells zones apart: by their station and where at it; by their name where it is one.

Nine of ten zones are called "Safe exchange zone" or alike, which says nothing beside a sister's.
"""

import re

from zones.models.labels import label_of
from zones.vocabulary import Setting

# Words that name any zone. What is left of a name after them is its own: "Front lot", "Gate 3".
GENERIC_WORDS = frozenset(
    """
    a and area areas at buy buying buyer by center citizen commerce community craigslist department
    district e exchange exchanges for goods haven in internet item items location locations lobby
    lot meet meeting meetup neighborhood of offered offerup on online operation or parking person
    place places point police precinct program project property public purchase purchases purchasing
    safe safer safety safely safetrade sale sales secure sell seller selling site sites space spaces
    spot spots station stations swap the to trade trading transaction transactions up use watch
    with zone zones
    achat achats d de des du en ligne l la le lieu neutre neutres poste rencontre s sécuritaire
    sécurisée sécurisé transactions vente échange échanges
    de do da compras espaço intercambio local lugar ponto seguro segura troca trocas vendas zona
    """.split()
)
NAME_WORD = re.compile(r"[^\W_]+")


def told_apart(name: str, setting: Setting, station: str) -> str:
    """What follows the name of its station, so that nobody takes it for the zone beside it:
    " — parking lot", ": Front lot — parking lot", ": Safe exchange zone".
    """
    where = "" if setting is Setting.UNKNOWN else f" — {label_of(setting)}"
    return f": {name}{where}" if not where or is_own_name(name, station) else where


def is_own_name(name: str, station: str) -> bool:
    """Whether the name says more than that there is a zone at this station."""
    known = set(NAME_WORD.findall(station.lower()))
    return not set(NAME_WORD.findall(name.lower())) <= GENERIC_WORDS | known
