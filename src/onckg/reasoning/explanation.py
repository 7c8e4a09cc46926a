"""Pellet's explanation of an inconsistency, as sentences.

Pellet prints numbered sets of axioms in its own notation, long ones over several lines. Each set is enough for the contradiction.
"""

import re

_START = re.compile(r"^\s*(?P<number>\d+)\)\s+(?P<axiom>.*)$")
_WORDS = {
    "type": "{0} is a {1}",
    "subClassOf": "every {0} is a {1}",
    "equivalentTo": "{0} means {1}",
    "disjointWith": "nothing is both {0} and {1}",
    "domain": "whatever has {0} is a {1}",
    "range": "whatever stands at the end of {0} is a {1}",
    "subPropertyOf": "{0} always implies {1}",
    "inverseOf": "{0} is {1} read backwards",
    "propertyDisjointWith": "no two things are joined by both {0} and {1}",
    "disjointPropertyWith": "no two things are joined by both {0} and {1}",
}


def read_explanations(printed: str) -> tuple[tuple[str, ...], ...]:
    """Return the explanations in what ``pellet explain`` printed, each as sentences; empty where it printed none.

    >>> read_explanations("Explanation(s): \\n1)   x type Company\\n     x type Drug\\n     DisjointClasses(Company\\n  Drug\\n Fact)\\n")
    (('x is a Company', 'x is a Drug', 'nothing is both Company and Drug'),)
    """
    _, found, listing = printed.partition("Explanation(s):")
    explanations: list[list[str]] = []
    for line in listing.splitlines() if found else ():
        start = _START.match(line)
        if start:
            explanations.append([start["axiom"].strip()])
        elif explanations and line.strip() and line[:1] == " ":
            if _is_open(explanations[-1][-1]) or re.match(r"\s*(or|and)\b", line):
                explanations[-1][-1] += " " + line.strip()
            else:
                explanations[-1].append(line.strip())
        elif explanations and line.strip():
            break  # what follows is the log
    return tuple(tuple(_sentence(axiom, axioms) for axiom in axioms) for axioms in explanations)


def _is_open(axiom: str) -> bool:
    return axiom.count("(") > axiom.count(")")


def _sentence(axiom: str, axioms: list[str]) -> str:
    group = re.fullmatch(r"(Disjoint(?:Classes|Union|ObjectProperties|Properties))\s*\((.*)\)", axiom)
    if group:
        elsewhere = {word for other in axioms if other != axiom for word in other.split()}
        names = group[2].split()
        joined = " and ".join([name for name in names if name in elsewhere] or names)
        return f"nothing is both {joined}" if "Classes" in group[1] else f"no two things are joined by both {joined}"
    parts = axiom.split(maxsplit=2)
    if len(parts) == 3 and parts[1] in _WORDS:
        return _WORDS[parts[1]].format(parts[0], parts[2])
    return axiom
