"""What a visitor asked, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from zones.directory.meeting import Now
from zones.vocabulary import Program, Setting, Units


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
    def filters(self) -> list[list[tuple[str, str]]]:
        """(parameter, value) of what is asked for: of each group a zone must have one."""
        groups: list[list[tuple[str, str]]] = [
            [("setting", setting) for setting in sorted(self.settings)],
            [("program", program) for program in sorted(self.programs)],
            [("camera", self.camera)] if self.camera else [],
        ]
        for name in ("always", "marked", "large", "custody", "stepfree"):
            groups.append([(name, "on")] if getattr(self, name) else [])
        return [group for group in groups if group]
