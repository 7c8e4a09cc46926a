"""Reasoning over the current picture: is it consistent with the ontology, what follows from it, and why?"""

from onckg.reasoning.inference import Inference
from onckg.reasoning.ontology import FORMATS, read_ontology, write_ontology
from onckg.reasoning.reason import MOST_FOR_HERMIT, Engine, Reasoning, reason, reason_file
from onckg.reasoning.terms import describe_terms

__all__ = [
    "FORMATS",
    "MOST_FOR_HERMIT",
    "Engine",
    "Inference",
    "Reasoning",
    "describe_terms",
    "read_ontology",
    "reason",
    "reason_file",
    "write_ontology",
]
