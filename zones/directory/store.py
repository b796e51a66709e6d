"""Many short byte strings in one long one, by number."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

PackedRecord = bytes


class PackedRecords(Sequence[PackedRecord]):
    """Records in one large piece of memory, and a small second piece for later ones.

    One large piece goes back to the system when it is no longer needed; thousands of small ones
    would hold on to everything around them. The large one is shared by all that come of one
    another by edits.
    """

    def __init__(self, records: Iterable[PackedRecord] = ()) -> None:
        self._large, self._small = b"", bytearray()
        self._ends = array("I")
        for record in records:
            self.append(record)

    def append(self, record: PackedRecord) -> int:
        """Keep a record; its number."""
        self._small += record
        self._ends.append(len(self._large) + len(self._small))
        return len(self._ends) - 1

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: Any) -> Any:
        start = self._ends[number - 1] if number else 0
        end = self._ends[number]
        large = len(self._large)
        if start < large:
            return self._large[start:end]
        return bytes(self._small[start - large : end - large])

    def settled(self) -> "PackedRecords":
        """The same in one piece."""
        one = PackedRecords()
        one._large, one._ends = self._large + self._small, self._ends
        return one

    def twin(self) -> "PackedRecords | None":
        """The same, to be added to; None where too much was added already."""
        if 4 * len(self._small) > len(self._large):
            return None
        twin = PackedRecords()
        # The small piece is copied: readers of the origin must not see what is added to the twin.
        twin._large, twin._small, twin._ends = self._large, self._small[:], self._ends[:]
        return twin


class Texts(Sequence[str]):
    """Short texts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._records = PackedRecords(text.encode() for text in texts)

    def append(self, text: str) -> None:
        self._records.append(text.encode())

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: Any) -> Any:
        return self._records[number].decode()
