"""What one release says, with its words and free of RDF."""

from onckg.facts.json_form import facts_from_json, full_json
from onckg.facts.projection import guideline_form
from onckg.facts.records import ReleaseFacts
from onckg.facts.release import derive_facts

__all__ = ["ReleaseFacts", "derive_facts", "facts_from_json", "full_json", "guideline_form"]
