"""Names with a radioactive atom: "177Lu-X", "Lu-177 X", "lutetium Lu 177 X", "X I 131" are written in many ways; the atom belongs to
the name. Another atom on the same molecule makes another drug.
"""

import re

_SYMBOLS = {
    "lutetium": "lu", "actinium": "ac", "yttrium": "y", "iodine": "i", "gallium": "ga", "copper": "cu", "lead": "pb", "thorium": "th",
    "astatine": "at", "zirconium": "zr", "terbium": "tb", "bismuth": "bi", "fluorine": "f", "radium": "ra",
}  # fmt: skip
_SYMBOL = r"(?:Lu|Ac|Y|I|Ga|Cu|Pb|Th|Tc|F|Zr|At|Ra|Sm|Tb|Re|In|Bi|Ho|Sr)"
_ATOM = re.compile(
    rf"(?:\(?\[?(?P<left>\d{{2,3}})m?(?P<of_left>{_SYMBOL})\]?\)?(?:{_SYMBOL}(?=-))?|(?P<of_right>{_SYMBOL})[- ]?(?P<right>\d{{2,3}})m?"
    rf"|(?P<name>{'|'.join(_SYMBOLS)})(?:[- ](?P<of_name>\d{{2,3}})m?)?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def key_of(name: str) -> str:
    """Return what two spellings of one name share: letters and digits, lower case.

    >>> key_of("CLR 131") == key_of("clr-131")
    True
    """
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def labelled_parts(name: str) -> tuple[str, str] | None:
    """Return (atom, key of the molecule) of a name that carries a radioactive atom at its start or end; None for others.

    >>> {labelled_parts(n) for n in ("177Lu-vorzatide", "Lu-177 vorzatide", "lutetium Lu 177 vorzatide", "vorzatide Lu-177")}
    {('177lu', 'vorzatide')}
    >>> labelled_parts("CLR 131") is None and labelled_parts("LU-177") is None
    True
    """
    rest, atoms = name, set()
    while True:
        rest = rest.strip(" -")
        at_start = _ATOM.match(rest)
        match = at_start or next((m for m in _ATOM.finditer(rest) if m.end() == len(rest) and rest[m.start() - 1] in " -"), None)
        if match is None:
            break
        number = match["left"] or match["right"] or match["of_name"]
        symbol = match["of_left"] or match["of_right"] or _SYMBOLS[match["name"].lower()]
        if number:
            atoms.add(f"{number}{symbol.lower()}")
        rest = rest[match.end() :] if at_start else rest[: match.start()]
    key = key_of(rest)
    return (next(iter(atoms)), key) if len(atoms) == 1 and key else None
