"""What a query may not do: run for ever, reach the network, fetch what it names."""

import socket
import threading
import time

import pytest

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?c != ?f && ?i != ?l && ?a != ?m) }"


def test_a_query_that_runs_too_long_is_stopped(shell, filled) -> None:
    begun = time.monotonic()
    stopped = shell.run("query", ENDLESS, "--timeout", "2", "--store", filled)
    assert time.monotonic() - begun < 30  # a busy machine takes its time to start
    assert (stopped.code, stopped.out) == (1, b"")
    assert stopped.err == "onckg: The query was stopped after 2 seconds: narrow it, or raise --timeout.\n"


@pytest.mark.parametrize(
    ("query", "limits", "sentence"),
    [
        ("SELECT * { ?s ?p ?o }", ["--max-rows", "10"], "more than 10 rows"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", ["--max-rows", "10"], "more than 10 rows"),
        ("SELECT * { ?s ?p ?o . ?x ?y ?z } ORDER BY ?z ?o ?s", ["--max-memory", "300", "--max-rows", "0", "--timeout", "60"], "limits"),
    ],
)
def test_other_limits(shell, filled, query, limits, sentence) -> None:
    refused = shell.run("query", query, *limits, "--store", filled)
    assert (refused.code, refused.out) == (1, b"")
    assert sentence in refused.err
    assert refused.err.count("\n") == 1


@pytest.fixture
def listener():
    """A server on this machine that counts who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        came = []

        def answer() -> None:
            while True:
                try:
                    visitor, _ = server.accept()
                except OSError:
                    return
                came.append(visitor.recv(4096))
                visitor.sendall(b"HTTP/1.1 500 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                visitor.close()

        threading.Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", came


def test_nothing_is_fetched(shell, filled, listener) -> None:
    address, came = listener
    for query in (f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"):
        refused = shell.run("query", query, "--store", filled)
        assert refused.code == 1
        assert "refused" in refused.err
    for query in (f"SELECT * FROM <{address}> {{ ?s ?p ?o }}", f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"):
        empty = shell.run("query", query, "--format", "csv", "--store", filled)
        assert (empty.code, empty.out.count(b"\r\n")) == (0, 1)
    writing = shell.run("query", f"LOAD <{address}>", "--store", filled)
    assert writing.code == 1
    assert came == []


def test_a_service_may_be_allowed_by_name(shell, filled, listener) -> None:
    address, came = listener
    query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
    assert shell.run("query", query, "--allow-service", "http://localhost:1/other", "--store", filled).code == 1
    assert came == []
    failed = shell.run("query", query, "--allow-service", address, "--store", filled)
    assert failed.code == 1
    assert len(came) >= 1
