"""The pages on which a reader sends a story idea and comes back for the answer. They set no cookie."""

from newsquare.tips.views.answer import answer
from newsquare.tips.views.send import story_idea

__all__ = ["answer", "story_idea"]
