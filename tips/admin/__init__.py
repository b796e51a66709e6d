"""The moderators' desk: what waits for review, tips and disagreements in all languages, and their
sources.
"""

from tips.admin.disagreement import DisagreementAdmin
from tips.admin.source import SourceAdmin
from tips.admin.tip import TipAdmin

__all__ = ["DisagreementAdmin", "SourceAdmin", "TipAdmin"]
