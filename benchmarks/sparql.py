"""What a named query costs: `python benchmarks/sparql.py [--triples N …] [--limit SECONDS] [--no-rdflib]`.

CPU seconds of each named query on made-up graphs: through `RoleGraph.query`, which looks labels up, guards and binds;
through pyoxigraph directly on the same open store, given the bound text; and through rdflib's memory store, in a
process of its own in which each query has a time limit and 8 GB ("> 20,000" is where it was cut). The least of several
runs.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import rdflib
from graphs import quads
from read import machine

from rolegraph.graph import RoleGraph
from rolegraph.query.run import bindings
from rolegraph.rdf.labels import label_quads
from rolegraph.rdf.namespaces import PREFIXES
from rolegraph.store.bind import bind
from rolegraph.store.oxigraph import OxigraphStore

TRIPLES = (100_000, 1_000_000)
RUNS = 7
LEAST = 0.5
"""CPU seconds for which a query is run at least, since a short one is easily disturbed."""
ENOUGH = 20.0
"""CPU seconds after which a query is not run again."""
MEMORY = 8 * 1024**3
"""Bytes that rdflib may take for its graph and a query."""
VALUES = {"role": "Peran 1", "other": "Peran 2", "skill": "keterampilan 3", "party": "departemen 4"}
"""Values of the parameters that must be given."""
Times = dict[str, float]


def best(work: Callable[[], object]) -> float:
    """The least CPU seconds of some runs."""
    times: list[float] = []
    while (len(times) < RUNS or sum(times) < LEAST) and sum(times) < ENOUGH:
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def built(triples: int, folder: Path) -> Path:
    """A store of so many triples and their labels, and the same as N-Quads beside it."""
    store = folder / "store"
    with OxigraphStore.open(store) as opened:
        opened.engine.bulk_extend(quads(triples))
        opened.engine.bulk_extend(label_quads(opened.quads()))
        opened.engine.optimize()
        opened.engine.dump(str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return store


def texts(graph: RoleGraph) -> dict[str, str]:
    """Each named query with its values bound."""
    found = {}
    for name, query in graph.catalogue.items():
        given = {one.name: VALUES[one.name] for one in query.parameters if one.required}
        bound = bindings(graph.store, query, given)
        found[name] = bind(query.text, bound) if bound else query.text
    return found


def side_by_side(graph: RoleGraph, asked: dict[str, str]) -> tuple[Times, Times, dict[str, int]]:
    """Through `RoleGraph.query` and through pyoxigraph on the same store, in turn; and how many rows each gives."""
    mine, direct, rows = {}, {}, {}
    for name, query in graph.catalogue.items():
        given = {one.name: VALUES[one.name] for one in query.parameters if one.required}
        rows[name] = len(graph.query(name, **given))
        mine[name], direct[name] = in_turn(
            lambda name=name, given=given: graph.query(name, **given), lambda name=name: directly(graph, asked[name])
        )
    return mine, direct, rows


def directly(graph: RoleGraph, text: str) -> list[tuple[object, ...]]:
    """What pyoxigraph gives."""
    found = graph.store.engine.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    return [tuple(row) for row in found]


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The least CPU seconds of two kinds of work, run one after the other again and again.

    What disturbs the machine for a while disturbs both.
    """
    times: tuple[list[float], list[float]] = ([], [])
    while (len(times[0]) < RUNS or sum(times[0]) < LEAST) and sum(times[0]) < ENOUGH:
        for work, taken in zip((one, other), times, strict=True):
            began = time.process_time()
            work()
            taken.append(time.process_time() - began)
    return min(times[0]), min(times[1])


def through_rdflib(path: Path, asked: dict[str, str], limit: int) -> dict[str, float | None]:
    """Through rdflib's memory store in a process of its own; None where a query was cut or broke."""
    command = [sys.executable, __file__, "--rdflib", str(path), "--limit", str(limit)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: dict[str, float | None] = json.loads(done.stdout)
    return found


def rdflib_process(path: Path, limit: int) -> None:
    """What that process does: load once, then let a child that may be killed answer each query."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format="nquads")
    gc.freeze()
    found = {
        name: limited(lambda text=text: list(graph.query(text)), limit) for name, text in json.load(sys.stdin).items()
    }
    print(json.dumps(found))


def limited(work: Callable[[], object], limit: int) -> float | None:
    """The least CPU seconds of work done in a fork that ends after `limit` of them; None where it did not finish."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with suppress(MemoryError):
            began = time.process_time()
            work()
            took = time.process_time() - began
            os.write(writer, f"{min(took, best(work)) if took < 1 else took}".encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        told = answer.read()
    return float(told) if told else None


def show(triples: int, rows: dict[str, int], columns: tuple[Times, Times, dict[str, float | None]], limit: int) -> None:
    """A table: milliseconds, and how many times pyoxigraph's time the others take."""
    mine, direct, other = columns
    print(f"\n{triples:,} triples; CPU milliseconds\n")
    print("| query | rows | rolegraph | pyoxigraph | ratio | rdflib | rdflib / rolegraph |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, took in mine.items():
        cells = [f"{took * 1000:,.1f}", f"{direct[name] * 1000:,.1f}", f"{took / direct[name]:.2f}"]
        print(
            " | ".join(
                [f"| {name}", f"{rows[name]:,}", *cells, *(rdflib_cells(other[name], took, limit) if other else "––")]
            ),
            "|",
        )
    whole = sum(mine.values()) / sum(direct.values())
    print(f"| all | | {sum(mine.values()) * 1000:,.0f} | {sum(direct.values()) * 1000:,.0f} | {whole:.2f} | | |")


def rdflib_cells(slow: float | None, took: float, limit: int) -> tuple[str, str]:
    """Milliseconds, and how many times ours; "> " where it was cut."""
    sign, seconds = ("> ", float(limit)) if slow is None else ("", slow)
    return f"{sign}{seconds * 1000:,.0f}", f"{sign}{seconds / took:,.0f}"


def measure(triples: int, limit: int, *, peer: bool) -> None:
    """One size of graph."""
    with tempfile.TemporaryDirectory() as folder:
        with RoleGraph.open(built(triples, Path(folder))) as graph:
            asked = texts(graph)
            mine, direct, rows = side_by_side(graph, asked)
            number = len(graph.store.engine)
        other = through_rdflib(Path(folder) / "graph.nq", asked, limit) if peer else {}
        show(number, rows, (mine, direct, other), limit)


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--triples", type=int, nargs="*", default=TRIPLES)
    parser.add_argument("--limit", type=int, default=20, help="CPU seconds of rdflib for each query")
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--rdflib", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.rdflib:
        rdflib_process(given.rdflib, given.limit)
        return
    print(f"{machine()}; pyoxigraph {ox.__version__}, rdflib {rdflib.__version__}")
    for triples in given.triples:
        measure(triples, given.limit, peer=not given.no_rdflib)


if __name__ == "__main__":
    main()
