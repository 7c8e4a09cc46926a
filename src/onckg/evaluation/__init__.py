"""How well releases are read: extracted facts against annotated ones, the errors with their words, the weights of rules."""

from onckg.evaluation.evaluate import Evaluation, ReleaseEvaluation, evaluate
from onckg.evaluation.gold import read_folds, read_gold, read_ids
from onckg.evaluation.scoring import score_release
from onckg.evaluation.table import Count, Table, table_of

__all__ = [
    "Count", "Evaluation", "ReleaseEvaluation", "Table", "evaluate", "read_folds", "read_gold", "read_ids", "score_release", "table_of",
]  # fmt: skip
