"""The fixed words of the notice board, as the API says them; their labels are speech."""

from enum import StrEnum


class Topic(StrEnum):
    """What a tip is about, in the order of a deal."""

    PLACE = "place"
    CONTACT = "contact"
    SCAMS = "scams"
    PAYMENT = "payment"
    HOME = "home"
    COMPANY = "company"
    PRIVACY = "privacy"
    GOODS = "goods"
    REPORT = "report"


class Audience(StrEnum):
    """Whom a tip is for."""

    BUYER = "buyer"
    SELLER = "seller"
    BOTH = "both"


class Moment(StrEnum):
    """When a tip helps, in the order of a deal."""

    BEFORE = "before"
    MEETING = "meeting"
    AFTER = "after"


class TextStatus(StrEnum):
    """How far a text is on its way to the public."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"
