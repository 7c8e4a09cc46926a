"""Asking the dataset: queries in processes that can be killed, named questions, cards of one thing."""

from onckg.query.answers import FORMATS, Answer, Limits
from onckg.query.cards import Card, CardFact, CardNarrower, CardState, build_card
from onckg.query.evidence import Words
from onckg.query.hierarchy import Counts
from onckg.query.names import KINDS, NamedThing, find_thing, find_things
from onckg.query.questions import Parameter, Question, find_question, list_questions
from onckg.query.run import run_query, run_question

__all__ = [
    "FORMATS", "KINDS", "Answer", "Card", "CardFact", "CardNarrower", "CardState", "Counts", "Limits", "NamedThing", "Parameter",
    "Question", "Words", "build_card", "find_question", "find_thing", "find_things", "list_questions", "run_query", "run_question",
]  # fmt: skip
