"""What is stored: tips and their texts, who says them, where departments differ."""

from tips.models.disagreement import Disagreement, DisagreementText, Position
from tips.models.revision import Revision
from tips.models.source import Source
from tips.models.text import ReviewedText
from tips.models.tip import Saying, Tip, TipText

__all__ = [
    "Disagreement",
    "DisagreementText",
    "Position",
    "ReviewedText",
    "Revision",
    "Saying",
    "Source",
    "Tip",
    "TipText",
]
