"""Reasoning over the current picture: is it consistent with the ontology, and what follows from it?"""

from onckg.reasoning.reason import Reasoning, reason

__all__ = ["Reasoning", "reason"]
