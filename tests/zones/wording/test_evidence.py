"""What the hours rest on, in words."""

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing
from zones.directory.listing import CheckListing
from zones.vocabulary import CheckMethod, FactGroup
from zones.wording.evidence import evidence_in_words

PUBLISHED, PHONE = CheckMethod.PUBLISHED, CheckMethod.PHONE


@pytest.mark.parametrize(
    ("method", "as_of", "said"),
    [
        (PHONE, "2026-05-24", "Hours confirmed May 24, 2026."),
        (CheckMethod.LETTER, "2026-05-24", "Hours confirmed May 24, 2026."),
        (PUBLISHED, "2026-05", "Hours published May 2026."),
        (PUBLISHED, "2019", "Hours last confirmed 2019. Check before you go."),
        (PHONE, "2019", "Hours last confirmed 2019. Check before you go."),
        (PUBLISHED, "", "Hours from an undated source. Check before you go."),
    ],
)
def test_the_evidence_of_hours(method, as_of, said):
    check = CheckListing(FactGroup.HOURS, as_of, "Test editors", method, "", "", False)
    assert evidence_in_words(a_listing(hours="24/7", checks=(check,)), NOW.date()) == said
    assert evidence_in_words(a_listing(checks=(check,)), NOW.date()) == ""
