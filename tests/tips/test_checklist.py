"""The checklist: one sheet to print, for each side of a deal."""

import pytest


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("audience", ["buyer", "seller"])
def test_a_checklist_has_sixteen_boxes_and_takes_no_side(served, client, audience, prefix):
    page = client.get(f"{prefix}/tips/checklist/{audience}/").content.decode()
    assert page.count('<input type="checkbox">') == 16
    assert "/tips/differ/" not in page


def test_a_checklist_has_the_most_important_tips_and_those_for_its_side(served, client):
    buyer = client.get("/tips/checklist/buyer/").content.decode()
    seller = client.get("/tips/checklist/seller/").content.decode()
    assert "Propose a police station." in buyer
    assert "Propose a police station." in seller
    assert "Ask plenty of questions first." in buyer
    assert "Ask plenty of questions first." not in seller
    assert "Count the bills before you part." in seller
