"""Releases of our own making, and their facts, each in one line."""

import pytest

from onckg.documents import Source, document_from_text
from onckg.facts import derive_facts, guideline_form
from onckg.facts.view import build_views
from onckg.lexicon import build_lexicon
from onckg.mentions import find_mentions
from onckg.mentions.records import Mention
from onckg.vocabulary import load_vocabulary

SOURCE = Source("made-up.txt", "0" * 64)
ISSUED = (
    "Harrow Bay Therapeutics Gives an Update\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. "
    "(Nasdaq: HBTX), a biotechnology company, today gave an update on HB-310, its small molecule candidate, and on "
    "HB-455, its antibody candidate.\n\n{text}\n"
)


@pytest.fixture(scope="session")
def lexicon():
    return build_lexicon(load_vocabulary())


@pytest.fixture(scope="session")
def read():
    return lambda text: document_from_text(text, "made-up", SOURCE)


@pytest.fixture(scope="session")
def facts_of(lexicon, read):
    """All facts of a text that stands in the body of a release about HB-310 and HB-455, issued on June 6, 2018."""

    def derive(text):
        document = read(ISSUED.format(text=text))
        return derive_facts(document, find_mentions(document, lexicon), lexicon)

    return derive


@pytest.fixture(scope="session")
def stated(facts_of):
    """The facts of one kind, each in one line: what, agency, status, names, date, without what is not said."""

    def rows(text, kind):
        facts = facts_of(text)
        if kind == "stages":
            return sorted(" | ".join(filter(None, (s.stage, s.drug, s.disease))) for s in facts.stages)
        if kind == "deals":  # GUIDELINES has no status of deals, the record has
            return sorted(" | ".join(filter(None, (d.type, d.status, " + ".join(sorted(d.companies)), d.drug))) for d in facts.deals)
        return sorted(_line(kind, fact) for fact in guideline_form(facts)[kind])

    return rows


def _line(kind, fact):
    if kind == "trials":
        parts = [fact["phase"], fact["status"], fact["name"], fact["nct"], "+".join(fact["drugs"])]
        parts += ["with " + "+".join(fact["with"]) if fact["with"] else None, ", ".join(sorted(fact["diseases"]))]
    else:
        parts = [fact["type"], fact["agency"], fact["status"], fact["drug"], fact["disease"], fact["date"]]
    return " | ".join(filter(None, parts))


@pytest.fixture(scope="session")
def view_of(read):
    """The view of a sentence. ``marks`` names words and their kinds ("FDA": "agency"), so that no recognizer is needed."""

    def view(sentence, **marks):
        document = read(ISSUED.format(text=sentence))
        begin = document.text.index("antibody candidate.") + 21
        mentions = []
        for words, kind in marks.items():
            at = document.text.find(words, begin)
            while at >= 0:
                mentions.append(Mention(kind, at, at + len(words), words, words, "made-up"))
                at = document.text.find(words, at + 1)
        (found,) = [v for v in build_views(document, mentions) if v.sentence.start >= begin]
        return found

    return view
