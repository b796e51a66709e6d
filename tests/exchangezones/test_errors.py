"""Addresses that a message has spoiled, and languages without their slash."""

import pytest

TAILS = [".", ",", ")", "!", "...", "…", "\u201d", "%22", ".)", ";", ":", "'", "*", "/.", ">"]


@pytest.mark.parametrize("tail", TAILS)
def test_a_short_link_with_the_punctuation_behind_it_leads_on(served, client, tail):
    response = client.get(f"/z/k7m3q{tail}")
    assert (response.status_code, response["Location"]) == (301, "/z/k7m3q/")


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/fr/z/k7m3q.", "/fr/z/k7m3q/"),
        ("/z/k7m3q/sign.", "/z/k7m3q/sign/"),
        ("/zones/us/mo/kansas-city/.", "/zones/us/mo/kansas-city/"),
        ("/about/)", "/about/"),
        ("/z/k7m3q.?at=now", "/z/k7m3q/?at=now"),
        ("/es/tips/,", "/es/tips/"),
    ],
)
def test_so_does_every_other_page(served, client, address, meant):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, meant)


@pytest.mark.parametrize(
    "address", ["/nope.", "/.", "/api/v1/nope.", "/…", "/z/k7m3q.x/", "/z/zzzzz/", "/en/", "/de/"]
)
def test_what_is_no_page_even_without_it_is_not_found(served, client, address):
    assert client.get(address).status_code == 404


def test_nobody_is_led_to_another_site(served, client):
    response = client.get("//about/.")
    assert response.get("Location", "/about/").startswith("/about/")


@pytest.mark.parametrize(("address", "meant"), [("/fr", "/fr/"), ("/es", "/es/")])
def test_a_language_without_its_slash_leads_to_its_home_page(served, client, address, meant):
    response = client.get(f"{address}?fbclid=x")
    assert (response.status_code, response["Location"]) == (301, f"{meant}?fbclid=x")
