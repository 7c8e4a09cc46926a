"""Which of the companies issues the release: subject of the announcing sentence, headline, source line, contact, "About"."""

from collections.abc import Sequence

from onckg.documents.records import Document
from onckg.mentions.companies.groups import Company
from onckg.mentions.companies.occurrences import Occurrence
from onckg.mentions.companies.scene import Scene
from onckg.mentions.companies.words import key_of

_PLACES = {"lead": 6, "source": 8, "headline": 3, "about": 2, "second lead": 5, "second headline": 2.5}


def issuer_of(document: Document, occurrences: Sequence[Occurrence], scene: Scene) -> Company | None:
    """Return the issuer, None where no company stands where an issuer does.

    Of two that announce together the one that the contact names, else the first, issues the release.
    """
    companies = list(dict.fromkeys(o.company for o in occurrences if not o.aside or o.aside == "boilerplate"))
    best: tuple[float, int] | None = None
    found = None
    for order, company in enumerate(companies):
        points = _points(document, company, occurrences, scene)
        if points > 0 and (best is None or (points, -order) > best):
            best, found = (points, -order), company
    return found


def _points(document: Document, company: Company, occurrences: Sequence[Occurrence], scene: Scene) -> float:
    places = {c.subject for c in company.candidates}
    points = float(sum(_PLACES.get(place, 0) for place in places))
    mine = [o for o in occurrences if o.company is company]
    if any(c.subject == "lead" and c.ticker for c in company.candidates):
        points += 2
    if any(document.title_start <= o.start < document.title_start + len(document.title) for o in mine):
        points += 1
    names = {key_of(f) for f in company.forms} | {key_of(f.split()[0]) for f in company.forms}
    points += 1.0 * _owns_any(scene.hosts, names) + 2.0 * _owns_any(scene.mail_hosts, names)
    if "about" not in places and any(s.subject.startswith(company.forms) for s in document.sections if s.subject):
        points += _PLACES["about"]
    kinds = {s.kind for s in document.sections for o in mine if s.start <= o.start < s.end}
    points += ("contact" in kinds) + ("forward-looking" in kinds)
    return points + min(len(mine), 40) / 100


def _owns_any(hosts: Sequence[str], names: set[str]) -> bool:
    """Say whether a host spells one of the names, or the beginning of one ("agcbio" of "agcbiologics")."""
    return any(
        len(n) > 3 and (n in host or (len(stem := host.rsplit(".", 1)[-1]) > 4 and n.startswith(stem))) for n in names for host in hosts
    )
