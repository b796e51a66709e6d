"""What a visitor asked, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from zones.directory.filters import Asked
from zones.directory.meeting import Now
from zones.vocabulary import Units


@dataclass(frozen=True, slots=True)
class Terms:
    """One question. `at` is local to each zone, so it carries no offset; None means any time.

    `filters` stand in the order of FILTERS, their values in order too.
    """

    near: str = ""
    other: str = ""
    at: datetime | Now | None = None
    filters: Asked = ()
    unknown: bool = False
    units: Units | None = None
    page: int = 1
