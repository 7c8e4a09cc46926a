"""Matchers made from the compiled vocabularies: label to concept. Normalisation of labels lives here and nowhere else."""

from onckg.lexicon.lexicon import Lexicon, build_lexicon

__all__ = ["Lexicon", "build_lexicon"]
