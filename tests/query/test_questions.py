from pathlib import Path

import pyoxigraph
import pytest

from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES
from onckg.query import Limits, list_questions, run_question
from onckg.query.answers import Answer
from onckg.query.questions import Question, bind_parameters, find_question
from onckg.query.tokens import split_tokens
from onckg.query.worker import run_text


def ask(dataset: pyoxigraph.Store, name: str, **values: str) -> list[dict[str, str]]:
    question = find_question(name)
    answer = Answer(*run_text(dataset, bind_parameters(question, values, dataset), Limits()))
    return [dict(zip(answer.variables, row, strict=True)) for row in answer.texts()]


def column(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize("question", list_questions(), ids=lambda q: q.name)
def test_each_question_is_well_made(question: Question, dataset: pyoxigraph.Store) -> None:
    assert question.question.endswith("?")
    tokens = [token for token in split_tokens(question.text) if token.kind not in ("space", "comment")]
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    assert "ORDER" in words, "rows need an order"
    assert not {"NOT"} & words, "MINUS costs a sixtieth of FILTER NOT EXISTS"
    used = {token.text[1:] for token in tokens if token.kind == "variable" and token.text.startswith("$")}
    assert used == {parameter.name for parameter in question.parameters}
    plain = {token.text[1:] for token in tokens if token.kind == "variable" and token.text.startswith("?")}
    assert not used & plain, "a parameter is written $name everywhere"
    dataset.query(question.text, prefixes=PREFIXES)  # as it stands
    required = {p.name: p.example for p in question.parameters if p.default == "required"}
    for values in (required, {p.name: p.example for p in question.parameters}):
        ask(dataset, question.name, **values)


def test_there_are_questions_enough() -> None:
    assert len(list_questions()) >= 12


def test_designations_held(dataset: pyoxigraph.Store) -> None:
    rows = ask(dataset, "designations-held", kind="RarePediatricDisease")
    assert column(rows, "drug", "disease", "earliest", "latest", "agency", "company") == [
        ("CLR 131", "neuroblastoma", "2018-05-01", "2018-05-31", "fda", "Cellectar Biosciences"),
        ("CLR 131", "rhabdomyosarcoma", "2018-06-06", "2018-06-06", "fda", "Cellectar Biosciences"),
    ]
    assert column(ask(dataset, "designations-held", on="2018-05-31"), "disease") == [("neuroblastoma",)]
    assert ask(dataset, "designations-held", on="2018-05-30") == []
    assert ask(dataset, "designations-held", kind="OrphanDrug") == []  # requested is not held


def test_platform_companies_in_trials(dataset: pyoxigraph.Store) -> None:
    rows = ask(dataset, "platform-companies-in-trials")
    assert column(rows, "company", "drug", "diseaseName", "phase") == [("Cellectar Biosciences", "CLR 131", "multiple myeloma", "phase-2")]
    assert ask(dataset, "platform-companies-in-trials", disease="head and neck cancer") == []  # only planned


def test_known_of_drug_on_a_day(dataset: pyoxigraph.Store) -> None:
    before = ask(dataset, "known-of-drug", drug="CLR 131", on="2018-06-30")
    after = ask(dataset, "known-of-drug", drug="CLR 131")
    assert {row["what"] for row in before} == {"Designation", "Role", "Trial"}
    assert {row["what"] for row in after} == {"Designation", "Role", "Trial", "Deal", "Milestone"}
    assert all(row in after for row in before)
    assert ask(dataset, "known-of-drug", drug="CLR 131", on="2018-06-05") == []


def test_planned_not_begun(dataset: pyoxigraph.Store) -> None:
    assert column(ask(dataset, "planned-not-begun"), "what", "disease", "status", "latest") == [
        ("Designation", "multiple myeloma", "requested", ""),
        ("Trial", "head and neck cancer", "planned", "2018-12-31"),
    ]


def test_words_behind(dataset: pyoxigraph.Store) -> None:
    rows = ask(dataset, "words-behind", fact="designation:clr-131.rare-pediatric-disease.us.neuroblastoma")
    assert column(rows, "words", "published") == [("a month ago the agency did the same for neuroblastoma", "2018-06-06")]
    assert int(rows[0]["end"]) - int(rows[0]["start"]) == len(rows[0]["words"])


def test_a_disease_counts_with_all_under_it(dataset: pyoxigraph.Store) -> None:
    assert column(ask(dataset, "drugs-for-disease", disease="blood cancers"), "drug", "relation") == [("CLR 131", "studiedIn")]
    assert len(ask(dataset, "drugs-for-disease", disease="cancer")) == 4


def test_lists_in_a_cell_have_an_order(dataset: pyoxigraph.Store) -> None:
    assert column(ask(dataset, "deals"), "companies") == [("Cellectar Biosciences, Northwind Oncology",)]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("nonsense", {}, "no question named 'nonsense'"),
        ("trials-of-drug", {}, "needs drug"),
        ("trials-of-drug", {"drug": "CLR 132"}, "No drug is called 'CLR 132'.*Did you mean 'CLR 131'"),
        ("trials-of-drug", {"medicine": "CLR 131"}, "no parameter 'medicine': it has drug"),
        ("known-of-drug", {"drug": "CLR 131", "on": "June 2018"}, "on is a day such as 2018-06-30"),
        ("words-behind", {"fact": "CLR 131"}, "fact is an IRI"),
        ("designations-held", {"kind": "Nobel Prize"}, "None of the designations"),
    ],
)
def test_mistakes_in_parameters(seed_folder: Path, name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        run_question(seed_folder, name, values)


@pytest.mark.parametrize("value", ['x" } UNION { ?s ?p ?o', "<x:y> . ?s ?p ?o", "drug:clr-131> ?p ?o . <x:y", "\\u0022", "a\nb"])
def test_no_value_can_add_to_the_query(dataset: pyoxigraph.Store, value: str) -> None:
    question = Question("q", "?", (find_question("trials-of-drug").parameters[0],), "SELECT * { ?t onc:name $drug }")
    text = bind_parameters(
        Question("q", "?", (type(question.parameters[0])("drug", "text", "any", "", ""),), question.text), {"drug": value}, dataset
    )
    kinds = [token.kind for token in split_tokens(text) if token.kind != "space"]
    assert kinds == ["word", "mark", "mark", "variable", "name", "string", "mark"]
    for kind in ("drug", "fact"):
        with pytest.raises(InputError):
            bind_parameters(
                Question("q", "?", (type(question.parameters[0])("drug", kind, "any", "", "x"),), question.text), {"drug": value}, dataset
            )


def test_a_modality_counts_with_all_under_it(dataset: pyoxigraph.Store) -> None:
    platform = "Phospholipid Drug Conjugate"
    under = [("CLR 131", "drug conjugate", platform), ("CLR 131", "radioconjugate", ""), ("CLR 1700", "drug conjugate", platform)]
    assert column(ask(dataset, "drugs-of-modality"), "drug", "modalityName", "platform") == under
    exact = column(ask(dataset, "drugs-of-modality", exact="yes"), "drug", "modalityName", "platform")
    assert exact == [row for row in under if row[1] == "drug conjugate"]


def test_exact_leaves_out_what_lies_under(dataset: pyoxigraph.Store) -> None:
    assert ask(dataset, "drugs-for-disease", disease="blood cancers", exact="yes") == []
    assert len(ask(dataset, "programs-for-disease", disease="multiple myeloma", exact="yes")) == 1


def test_programs_and_diseases_under_an_umbrella(dataset: pyoxigraph.Store) -> None:
    assert column(ask(dataset, "programs-for-disease", disease="blood cancers"), "diseaseName", "drug") == [("multiple myeloma", "CLR 131")]
    assert {"multiple myeloma"} <= {row["diseaseName"] for row in ask(dataset, "diseases-under", disease="blood cancers")}


@pytest.mark.parametrize("name", ["designations-held", "designated-not-approved", "approvals", "drugs-in-trials", "milestones"])
def test_a_disease_narrows_an_answer_and_any_leaves_it_whole(dataset: pyoxigraph.Store, name: str) -> None:
    everything = ask(dataset, name)
    top = ask(dataset, name, under="cancer")
    assert all(row in everything for row in top)
    blood = ask(dataset, name, under="blood cancers")
    assert all(row in top for row in blood)
    assert "neuroblastoma" not in {row.get("disease", "") for row in blood}
