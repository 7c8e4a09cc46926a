"""Releases of our own making, in the layouts that are met."""

from collections.abc import Callable

import pytest

from onckg.documents import Document, Source, document_from_text

WIRE = """\


March 4, 2021


Ficta Biosciences Receives Orphan Drug Designation for FB-210 in Soft Tissue Sarcoma

Second designation for the programme
- Phase 2 results expected by year-end -

AUSTIN, Texas, March 04, 2021 (GLOBE NEWSWIRE) -- Ficta Biosciences, Inc. (Nasdaq: FCTA), a company that develops
conjugates, announced today that the U.S. Food and Drug Administration (FDA) has granted Orphan Drug Designation to
FB-210™, its lead candidate, for soft tissue sarcoma.

“We are glad about this step for all patients with sarcoma,” said Ann Poe, M.D., chief medical officer. “FB-210 will enter a second trial.”

Pipeline
* FB-210 is in a Phase 2 trial. Enrollment is ongoing.
* FB-300 is preclinical.

Conference Call
Management will host a conference call today at 8:30 a.m. ET.

About Soft Tissue Sarcoma

Soft tissue sarcoma is a rare cancer of the connective tissue.

About FB-210

FB-210 is an investigational conjugate.

About Ficta Biosciences, Inc.

Ficta is a clinical-stage company. It is based in Austin.

Forward-Looking Statements

This press release contains forward-looking statements. FB-210 may be approved.

Contacts:

Media
Jo Roe
555-0100
jo@ficta.example

Source: Ficta Biosciences, Inc.
"""

ONE_LINE = (
    "Ficta’s FB-210 Approved in Sarcoma\n\n&gt;&gt;News release ## Ficta’s FB-210 Approved in Sarcoma March 4, 2021 6:45 am ET "
    "**First approval for the company** AUSTIN, Texas----Ficta , a biopharmaceutical company, today announced the approval of FB-210. "
    "The drug was well tolerated. * First finding was response * Second finding was survival. Further data will follow. "
    "**About soft tissue sarcoma** It is a rare cancer. **About F****B-210® injection** FB-210 is an antibody. "
    "**Selected FB-210 Indications in the U.S.** FB-210 is indicated for sarcoma. "
    "**Selected Important Safety Information** It can cause rash. "
    "**Hypertension** It can raise blood pressure. **About Ficta** At Ficta, we invent. "
    "**Forward-Looking Statement of Ficta** This news release includes “forward-looking statements”. "
    "Risks are many. Contact: Jo Roe"
)

GLUED = (
    "Ficta Presents Data on FB-210\n\nAustin, Texas, USA March 4, 2021. Ficta Biosciences Inc. is a company. It presented data.\n\n"
    "For more information:Ficta ContactE: jo@ficta.example(https://ficta.example)About FB-210 (also FB210)FB-210 (formerly F1) is a drug. "
    "It is studied in leukemia.About Ficta Biosciences Ficta Biosciences is a company that develops drugs."
)


@pytest.fixture
def read() -> Callable[[str], Document]:
    return lambda text: document_from_text(text, "made-up", Source("made-up.txt", ""))


@pytest.fixture
def wire(read: Callable[[str], Document]) -> Document:
    return read(WIRE)


@pytest.fixture
def one_line(read: Callable[[str], Document]) -> Document:
    return read(ONE_LINE)


@pytest.fixture
def glued(read: Callable[[str], Document]) -> Document:
    return read(GLUED)
