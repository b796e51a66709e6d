"""Words of the database that no resident reads, on any public page in any language."""

import re

import pytest
from markupsafe import escape

from tests.exchangezones.test_language_pages import PAGES, words_of
from zones.vocabulary import ZoneStatus

# By language. A word that begins with one of these counts too: "usable" stands for "unusable".
NEVER_READ = {
    "": [
        "usable", "designat", "setting", "stall", "nobody has told us", "call ahead",
        "by the clock at the zone", "who means harm", "cannot be answered", "OPERATOR_NAME",
        "in or near", "centre", "licence", "metres", "kilometres",
    ],
    "/fr": [
        "utilisable", "désignation", "réglage", "personne ne nous a dit", "téléphonez d’abord",
        "fair-play", "Équitable pour deux", "dite surveillée", "Ce lien ne sert pas",
    ],
    "/es": [
        "utilizable", "designación", "configuración", "nadie nos ha dicho",
        "Justo para dos", "Se puede usar", "No acuerde encuentros", "ya no existe desde",
    ],
}  # fmt: skip
# An address or a name may hold anything.
NAMES = re.compile(r"\b\w+@\w+|https?://\S+|/api/\S+")


# What departments wrote: where to stand, and on a zone's page hours, names and sources.
OWN_WORDS = re.compile(
    r'<p class="spot">.*?</p>|<section class="stand".*?</section>|<details class="sources-of">.*?'
    r"</details>",
    re.DOTALL,
)


def never_read(page, prefix):
    said = NAMES.sub("", words_of(OWN_WORDS.sub("", page)))
    return [word for word in NEVER_READ[prefix] if re.search(rf"(?i)\b\w*{word}", said)]


@pytest.mark.parametrize("prefix", NEVER_READ)
@pytest.mark.parametrize("page", PAGES)
def test_no_public_page_reads_like_a_database(served, client, page, prefix):
    assert never_read(client.get(prefix + page).content.decode(), prefix) == []


@pytest.mark.parametrize("prefix", NEVER_READ)
def test_no_page_of_a_zone_reads_like_a_database(served, client, prefix):
    """One zone of every combination of facts that the page words differently."""
    kinds = {
        (zone.setting, zone.camera, zone.check_in, zone.designation, zone.status): zone
        for zone in served
    }
    zones = list(kinds.values())
    assert {zone.status for zone in zones} >= {ZoneStatus.PAUSED, ZoneStatus.RETIRED}
    for zone in zones:
        for address in (f"/zones/{zone.path}/", f"/z/{zone.id}/invite/", f"/z/{zone.id}/sign/"):
            page = client.get(prefix + address).content.decode()
            for words in filter(None, (zone.detail, zone.hours_text, zone.name)):
                page = page.replace(escape(words), "")
            assert never_read(page, prefix) == [], address


def test_the_words_are_found():
    assert never_read("<p>Not usable then, unDesignated</p>", "") == ["usable", "designat"]


CALL = {"": "Call", "/fr": "Appeler", "/es": "Llamar"}


@pytest.mark.parametrize("prefix", CALL)
@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_told_to_call_has_a_number_to_press(served, client, page, prefix):
    html = client.get(prefix + page).content.decode()
    for button in re.findall(rf"<[^>]*>\s*{CALL[prefix]}(?: \+[^<]*)?<", html):
        assert 'href="tel:+' in button


def test_call_is_found_where_there_is_a_number(served, client):
    page = client.get("/search/?near=64128").content.decode()
    assert re.search(r'href="tel:\+1\d{10}" title="[^"]*">Call<', page)
