"""Made-up tips as values; all names are plainly made up."""

from exchangezones.foundation.languages import Language
from tests.conftest import NOW
from tips.noticeboard.listing import SourceListing, StoredDisagreement, StoredTip, TextListing
from tips.vocabulary import Audience, Moment, Topic


def a_source(key="test-police-2019", **changes):
    values = {
        "organisation": "Test Police", "agency_key": "us-xx-test-police", "title": "Test page",
        "url": "https://example.org/tips", "date": "2019-05", "language": "en",
    }  # fmt: skip
    return SourceListing(key, **{**values, **changes})


def a_text(language="en", head="Test title", body="Test body.", published_at=NOW):
    return TextListing(Language(language), head, body, published_at)


def a_tip(key="test-tip", **changes):
    values = {
        "topic": Topic.PAYMENT, "audience": Audience.BOTH, "moment": Moment.BEFORE, "importance": 0,
        "language": Language.EN, "texts": (a_text(),), "said_by": (a_source(),),
    }  # fmt: skip
    return StoredTip(key, **{**values, **changes})


def a_disagreement(slug="cash", **changes):
    texts = (a_text(head="Cash or no cash?", body="They may think of different dangers."),)
    return StoredDisagreement(slug, **{"texts": texts, **changes})


def two_sides():
    """A tip on each side of one question."""
    return [
        a_tip("take-cash", disagreement="cash", side="cash", texts=(a_text(head="Take cash"),)),
        a_tip("no-cash", disagreement="cash", side="no-cash", texts=(a_text(head="Take no cash"),)),
    ]
