"""What is asked, by whom it is answered, and what happened to it."""

from asking.models.answers import ReadyAnswer
from asking.models.questions import Question, QuestionStep
from asking.models.responsibility import Responsibility, Team
from asking.models.topics import Topic, TopicPage

__all__ = [
    "Question",
    "QuestionStep",
    "ReadyAnswer",
    "Responsibility",
    "Team",
    "Topic",
    "TopicPage",
]
