import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.errors import QueryError
from onckg.graph.prefixes import PREFIXES
from onckg.query.tokens import check_reads_only, split_tokens

ALLOWED = [
    'SELECT * { ?s ?p "SERVICE <http://localhost:1/> { }" }',
    "SELECT * { ?s ?p 'LOAD <x>' }",
    'SELECT * { ?s ?p """ a "quoted" SERVICE \n <http://localhost:1/> {} """ }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://localhost:1/>",
    "# INSERT DATA { }\nSELECT * { ?s ?p ?o }",
    "PREFIX service: <http://example.org/> SELECT * { service:x service:load ?insert }",
    "SELECT * { ?s <http://example.org/service/load> ?service }",
    "SELECT * { ?service ?load ?delete }",
    "SELECT * { GRAPH graph:inferred { ?s onc:servicedBy ?o } }",
    "SELECT * { ?s onc:load ?o FILTER(?o < 2 && ?o > 1) }",
    "SELECT * FROM <http://example.org/service> { ?s ?p ?o }",
    "PREFIX service: <http://example.org/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
    "SELECT (REPLACE(STR(?s), 'insert', 'delete') AS ?x) { ?s ?p ?o }",
]
REFUSED = [
    "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { service <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * {{SELECT * {SERVICE<http://localhost:1/>{}}}}",
    "PREFIX a: <http://localhost:1/> SELECT * { SERVICEa:b { } }",
    "PREFIX a: <http://localhost:1/> SELECT * { SERVICESILENTa:b { } }",
    "SELECT * { FILTER(1<2)SERVICE:a#>\n{ ?s ?p ?o } }",
    "SELECT * { S\\u0045RVICE <http://localhost:1/> { } }",
    'SELECT * { ?s ?p "x\\u0022 . SERVICE <http://localhost:1/> { } #" }',
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "delete where { ?s ?p ?o }",
    "LOAD <http://localhost:1/>",
    "PREFIX a: <http://localhost:1/> LOAD SILENT a:b INTO GRAPH a:c",
    "CLEAR ALL",
    "DROP GRAPH <a:b>",
    "SELECT * { ?s ?p ?o } ; INSERT DATA { <a:b> <a:b> <a:b> }",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_words_in_strings_names_and_comments_are_no_calls(query: str) -> None:
    check_reads_only(query)
    pyoxigraph.Store().query(query, prefixes=PREFIXES)


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_the_network_or_writes_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"refused at line \d+, column \d+"):
        check_reads_only(query)


def test_a_service_is_allowed_by_its_name_alone() -> None:
    query = "PREFIX a: <http://localhost:1/> SELECT * { SERVICE a:b { ?s ?p ?o } }"
    check_reads_only(query, ("http://localhost:1/b",))
    with pytest.raises(QueryError, match="--allow-service"):
        check_reads_only(query, ("http://localhost:1/",))
    with pytest.raises(QueryError):
        check_reads_only("SELECT * { SERVICE ?s { } }", ("http://localhost:1/b",))


def test_place_is_told() -> None:
    with pytest.raises(QueryError, match="line 3, column 5"):
        check_reads_only("SELECT *\n{\n    SERVICE <x:y> { } }")


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(token.text for token in split_tokens(text)) == text


PIECES = st.sampled_from([
    " ", ".", "?s", "?p", "1", "true", "a:b", ":b", "'x'", '"', "@en", "<", ">", "#", "#>", "\n", ")", "(", "{", "}", "FILTER(1<2",
    "FILTER(?s<?p", "UNION", "OPTIONAL", "BIND(1 AS ?z)", "<http://localhost:1/>", "\\", "^", "_:b", "SILENT", "service:x",
])  # fmt: skip


@given(
    st.lists(PIECES, max_size=4),
    st.sampled_from(["SERVICE", "service ", "SERVICESILENT"]),
    st.sampled_from(["a:b", ":b", "<http://localhost:1/>", "#>\na:b"]),
    st.lists(PIECES, max_size=3),
)
def test_no_query_that_the_engine_would_send_passes(before: list[str], call: str, target: str, after: list[str]) -> None:
    query = f"SELECT * {{{''.join(before)}{call}{target}{{}}{''.join(after)}}}"
    prefixes = {"a": "http://localhost:1/", "": "http://localhost:1/", "service": "http://localhost:1/"}
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*[pyoxigraph.NamedNode("http://localhost:1/a")] * 3))
    try:
        list(store.query(query, prefixes=prefixes))  # type: ignore[arg-type]
    except SyntaxError:
        return
    except (OSError, RuntimeError):  # the engine tried port 1, which it never may
        with pytest.raises(QueryError):
            check_reads_only(query)
