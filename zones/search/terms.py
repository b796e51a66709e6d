"""What a visitor asked, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from zones.vocabulary import Program, Setting, Units


@dataclass(frozen=True, slots=True)
class Now:
    """The moment at which the question is answered."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One question. `at` is local to each zone, so it carries no offset; None means any time."""

    near: str = ""
    other: str = ""
    at: datetime | Now | None = None
    settings: frozenset[Setting] = frozenset()
    programs: frozenset[Program] = frozenset()
    camera: str = ""  # "", "on" or "watched"
    always: bool = False
    marked: bool = False
    large: bool = False
    custody: bool = False
    stepfree: bool = False
    unknown: bool = False
    units: Units | None = None
    page: int = 1

    @property
    def has_filters(self) -> bool:
        return bool(
            self.settings
            or self.programs
            or self.camera
            or self.always
            or self.marked
            or self.large
            or self.custody
            or self.stepfree
        )
