"""How long a site takes, and how large it is: `python benchmarks/site.py [ROLES] [TEXTS_A_ROLE]`.

Roles are made up (`benchmarks/graphs.py`), with 19 statements a text. Seconds are those of the CPU, of one process, and
of the clock; the peak of memory is that of the whole process.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph
from graphs import reading

from rolegraph.graph import RoleGraph
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.site.build import write_site
from rolegraph.site.links import dead_links
from rolegraph.store.oxigraph import OxigraphStore


def fill(store: OxigraphStore, roles: int, texts: int) -> None:
    """Texts about so many roles, with the labels that a build chooses."""
    labels: list[pyoxigraph.Quad] = []
    for number in range(roles * texts):
        found = document_quads(reading(number, roles))
        store.replace_graph(document_graph(f"teks-{number}"), found)
        labels += (quad for quad in found if quad.predicate.value.endswith("#label"))
    store.replace_graph(labels_graph(), label_quads(labels))


def timed(what: str, since: tuple[float, float]) -> tuple[float, float]:
    """Say how long something took, and give the time now."""
    now = time.process_time(), time.perf_counter()
    print(f"{what:28} {now[0] - since[0]:7.1f} s CPU {now[1] - since[1]:7.1f} s")
    return now


def main(roles: int = 2000, texts: int = 1) -> None:
    """Make a store, a site of it, and look for dead links."""
    with tempfile.TemporaryDirectory() as folder, RoleGraph(OxigraphStore.memory()) as graph:
        now = time.process_time(), time.perf_counter()
        fill(graph.store, roles, texts)  # type: ignore[arg-type]
        now = timed("the store (not the site)", now)
        site = write_site(graph, Path(folder) / "site")
        now = timed(f"a site of {roles:,} roles", now)
        print(site)
        print("dead links:", len(dead_links(Path(folder) / "site")))
        timed("the check alone", now)
        print(f"peak of memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
