"""What search engines may find of the notice board: paths without language prefix."""

from tips.noticeboard.board import Board
from tips.vocabulary import Audience


def tip_paths(board: Board) -> list[str]:
    topics = [f"tips/{topic}/" for topic in board.topics()]
    open_questions = [f"tips/differ/{disagreement.slug}/" for disagreement in board.disagreements]
    checklists = [
        f"tips/checklist/{audience}/" for audience in Audience if audience is not Audience.BOTH
    ]
    return ["tips/", *topics, *open_questions, *checklists]
