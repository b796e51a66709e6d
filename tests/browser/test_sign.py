"""The sign fits one sheet of paper, however much is known of the zone."""

import re

import pytest

from zones.formats.sign import count_letters, sign_parts


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("rank", [0, 300, -1], ids=["most words", "many words", "fewest words"])
def test_a_printed_sign_is_one_page(visit, shipped, paper, rank):
    wordiest = sorted(shipped, key=lambda zone: -count_letters(zone, sign_parts(zone)))
    page = visit()
    page.goto(f"/z/{wordiest[rank].id}/sign/")
    assert pages_of(page.pdf(format=paper)) == 1
