"""Radioactive isotopes in names of drugs: how a name writes one makes no difference, which one it is makes all.

"177Lu-PSMA-617", "[177Lu]Lu-PSMA-617", "Lu-177 PSMA 617" and "lutetium Lu 177 PSMA-617" are one name; I 131 and I 125 never are.
"""

import re

_MASSES = {
    "ac": "225", "at": "211", "bi": "212 213", "br": "76 77", "c": "11 14", "cu": "60 61 62 64 67", "f": "18", "ga": "67 68", "ho": "166",
    "i": "123 124 125 131", "in": "111", "lu": "177", "p": "32", "pb": "203 212", "ra": "223 224", "re": "186 188", "sc": "43 44 47",
    "sm": "153", "sr": "89", "tb": "149 152 155 161", "tc": "99m 99", "th": "227", "tl": "201", "y": "86 90", "zr": "89",
}  # fmt: skip
_ELEMENTS = {
    "actinium": "ac", "astatine": "at", "bismuth": "bi", "bromine": "br", "carbon": "c", "copper": "cu", "fluorine": "f", "gallium": "ga",
    "holmium": "ho", "iodine": "i", "indium": "in", "lutetium": "lu", "phosphorus": "p", "lead": "pb", "radium": "ra", "rhenium": "re",
    "scandium": "sc", "samarium": "sm", "strontium": "sr", "terbium": "tb", "technetium": "tc", "thorium": "th", "thallium": "tl",
    "yttrium": "y", "zirconium": "zr",
}  # fmt: skip
_NAMES = "|".join(_ELEMENTS)
_SYMBOLS = "|".join(sorted(_MASSES, key=len, reverse=True))
_EDGE, _END = r"(?<![a-z0-9])", r"(?![a-z0-9])"
_WRITTEN = re.compile(
    rf"\[(?P<m1>\d{{2,3}}m?)(?P<s1>{_SYMBOLS})\](?:(?P=s1)(?![a-z])-?)?"
    rf"|{_EDGE}(?P<n2>{_NAMES})[ -]*\(?(?:(?P<m2>\d{{2,3}}m?)[ -]?(?:{_SYMBOLS})|(?:(?:{_SYMBOLS})[ -]?)?(?P<m3>\d{{2,3}}m?))\)?{_END}"
    rf"|{_EDGE}(?P<m4>\d{{2,3}}m?)[ -]?(?P<s4>{_SYMBOLS}){_END}"
    rf"|{_EDGE}(?P<s5>{_SYMBOLS})[ -]?(?P<m5>\d{{2,3}}m?){_END}"
)
_GAPS = re.compile(r"[\s\-‐-–,()\[\]]+")


def isotope_of(name: str) -> str:
    """Return the isotope that a name says, "lu177"; "" where it says none, or more than one.

    >>> isotope_of("177Lu-PSMA-617"), isotope_of("iopofosine I 131"), isotope_of("CLR 131")
    ('lu177', 'i131', '')
    """
    found = {isotope for isotope, _, _ in _isotopes(name.casefold())}
    return next(iter(found)) if len(found) == 1 else ""


def isotope_first(name: str) -> str:
    """Return the key of a name with an isotope: the isotope, a colon, the rest without gaps; "" where it has none, or several.

    >>> isotope_first("Lutetium (177Lu) oxodotreotide"), isotope_first("radium-223"), isotope_first("TLX250")
    ('lu177:oxodotreotide', 'ra223', '')
    """
    plain = name.casefold()
    found = list(_isotopes(plain))
    if len({isotope for isotope, _, _ in found}) != 1:
        return ""
    rest = plain
    for _, start, end in reversed(found):
        rest = rest[:start] + " " + rest[end:]
    rest = _GAPS.sub("", rest)
    return f"{found[0][0]}:{rest}" if rest else found[0][0]


def _isotopes(plain: str) -> list[tuple[str, int, int]]:
    """Return (isotope, start, end) in reading order."""
    found = []
    for match in _WRITTEN.finditer(plain):
        symbol = match["s1"] or match["s4"] or match["s5"] or _ELEMENTS[match["n2"]]
        mass = match["m1"] or match["m2"] or match["m3"] or match["m4"] or match["m5"]
        if mass in _MASSES[symbol].split():
            found.append((f"{symbol}{mass.rstrip('m')}", match.start(), match.end()))
    return found
