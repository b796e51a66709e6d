"""What words for a place were found to mean."""

from typing import NamedTuple

from zones.places.table import Place
from zones.vocabulary import Remark


class Located(NamedTuple):
    """What words mean: a place, with its namesakes; or several places; or a whole region; or,
    unknown, what is near.

    A region has the towns of its name as alternatives; a town may have the region of its name among
    them. `remark` is what has to be said of the reading, `unread` the words that it is about.
    """

    place: Place | None = None
    alternatives: tuple[Place, ...] = ()
    region: Place | None = None
    spellings: tuple[Place, ...] = ()
    remark: Remark | None = None
    unread: str = ""
