"""The current picture as records that can be laid beside a registry: companies, drugs with all their names, and facts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import DefaultGraph, NamedNode

from onckg.assembly.names import company_key, company_stem, drug_key
from onckg.assembly.says import READ, Node, ReleaseSays, read_release
from onckg.graph.terms import term
from onckg.store import Store
from onckg.vocabulary.records import Vocabulary

_DEVELOPED_BY, _BROADER = term("onc:developedBy"), term("skos:broader")


@dataclass(frozen=True)
class PictureNow:
    """What the default graph says, by node. ``vocabulary`` gives further names of known drugs; ``developers`` holds the companies of each
    drug, ``broader`` the diseases directly above each, both sorted."""

    says: ReleaseSays
    vocabulary: Vocabulary
    developers: dict[str, tuple[str, ...]]
    broader: dict[str, tuple[str, ...]]

    @cached_property
    def drug_names(self) -> dict[str, tuple[str, ...]]:
        """All names of each drug: what releases call it and, where the vocabulary knows it, its other names."""
        return {node.iri: tuple(sorted(self._names_of(node))) for node in self.says.of_class("Drug")}

    @cached_property
    def company_names(self) -> dict[str, tuple[str, ...]]:
        """All names of each company, the preferred one first."""
        return {
            node.iri: (*node.all("skos:prefLabel"), *node.all("skos:altLabel"), *node.all("skos:hiddenLabel"))
            for node in self.says.of_class("Company")
        }

    def label(self, iri: str) -> str:
        """Return the preferred label of a node or concept; the last part of the IRI where there is none."""
        node, concept = self.says.nodes.get(iri), self.vocabulary.concepts.get(iri)
        return (node.first("skos:prefLabel") if node else "") or (concept.label if concept else iri.rpartition("/")[2])

    def diseases_above(self, disease: str) -> tuple[str, ...]:
        """Return the known diseases above one of the picture, nearest first; of a composed one those above its nearest known one too."""
        if disease in self.vocabulary.concepts:
            return self.vocabulary.ancestors(disease)
        above = (iri for near in self.broader.get(disease, ()) for iri in (near, *self.vocabulary.ancestors(near)))
        return tuple(dict.fromkeys(above))

    def _names_of(self, node: Node) -> Iterable[str]:
        yield from (*node.all("skos:prefLabel"), *node.all("skos:altLabel"), *node.all("skos:hiddenLabel"))
        for iri in (*node.all("onc:knownAs"), node.iri):
            if concept := self.vocabulary.concepts.get(iri):
                yield from (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.properties.get("codeName", ()))


def picture_of(store: Store, vocabulary: Vocabulary) -> PictureNow:
    """Return the current picture of a store."""
    quads = [quad for predicate in sorted(READ) for quad in store.quads.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph())]
    return PictureNow(read_release("", quads), vocabulary, _links(store, _DEVELOPED_BY), _links(store, _BROADER))


def _links(store: Store, predicate: NamedNode) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads.quads_for_pattern(None, predicate, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {iri: tuple(sorted(ends)) for iri, ends in sorted(found.items())}


def same_company(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether two sets of names share a company: an equal key, or the words of a short name open a longer one.

    >>> same_company(["Cellectar Biosciences"], ["Cellectar Biosciences, Inc."]), same_company(["Merck KGaA"], ["Merck & Co., Inc."])
    (True, False)
    """
    keys, others = {company_key(name) for name in one} - {""}, {company_key(name) for name in other} - {""}
    return bool(keys & others) or any(
        _opens(a, b) or _opens(b, a) for a in keys for b in others if a == company_stem(a) or b == company_stem(b)
    )


def _opens(short: str, long: str) -> bool:
    return len(short) > 3 and long.startswith(short + " ") and not {"&", "kgaa"} & {*short.split(), *long.split()}


def substance_keys(names: Iterable[str]) -> set[str]:
    """Return the keys under which names of one substance are equal: as a drug's name, and its letters and digits alone (chemical
    names are broken and bracketed differently everywhere); biosimilar suffixes and words of salts make no difference.

    >>> sorted(substance_keys(["naxitamab-gqgk"]))
    ['naxitamab', 'naxitamab gqgk', 'naxitamabgqgk']
    """
    keys: set[str] = set()
    for name in [part for whole in names for part in (whole, *_in_and_before_brackets(whole))]:
        key = drug_key(name)
        if not key:
            continue
        keys.add(key)
        squeezed = "".join(c for c in key if c.isalnum())
        if len(squeezed) > 5:
            keys.add(squeezed)
        words = key.split()
        if len(words) == 2 and len(words[1]) == 4 and words[0].endswith(("mab", "cept", "stim", "ase", "leucel")):
            keys.add(words[0])
        elif len(words) > 1 and words[-1] in _SALTS:
            keys.add(" ".join(words[:-1]))
    return keys


def _in_and_before_brackets(name: str) -> tuple[str, ...]:
    """Return what a name says twice: "antibody to X (lanadelumab)". Brackets inside a word belong to a chemical name."""
    found = _TWICE.fullmatch(name.strip())
    return (found[1], found[2]) if found else ()


_TWICE = re.compile(r"([^()\[\]]{3,}) \(([^()\[\]]{3,})\)")
_SALTS = frozenset({
    "hydrochloride", "mesylate", "maleate", "malate", "tosylate", "sodium", "phosphate", "citrate", "sulfate", "sulphate", "succinate",
    "fumarate", "tartrate", "acetate", "monohydrate", "camsylate", "besylate", "potassium", "ditosylate", "dihydrochloride", "hemifumarate",
})  # fmt: skip
