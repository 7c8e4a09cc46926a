"""The Python interface: one open store, and all that can be done with it."""

from onckg.knowledge_graph.inputs import is_question
from onckg.knowledge_graph.interface import KnowledgeGraph, Status, open_graph
from onckg.knowledge_graph.verdicts import SetAside, validate_file

__all__ = ["KnowledgeGraph", "SetAside", "Status", "is_question", "open_graph", "validate_file"]
