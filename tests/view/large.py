"""A network of any size, the same one every time, as `rolegraph.view.network` gives it from a store."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import networkx as nx

from rolegraph.view.said import Said, Source

BASE = "https://example.org/"
DUTIES, GOALS, CLAIMS = 8, 4, 3
SKILLS, PARTIES = 10, 5
FAMILY = 40
"""Roles that draw on the same skills and parties."""


def large(roles: int = 1000, *, without: int | None = None) -> nx.MultiDiGraph:
    """So many roles with 18 things of their own, and 15 that they share: 20 nodes and 40 edges a role.

    Args:
        roles: How many.
        without: Leave out the role of this number, and what only it has.
    """
    graph = nx.MultiDiGraph(sources={})
    for number in range(roles):
        if number != without:
            _add_role(graph, number, roles)
    return graph


def _add_role(graph: nx.MultiDiGraph, number: int, roles: int) -> None:
    random = Random(number)
    document = f"{BASE}document/{number}"
    graph.graph["sources"][document] = Source(document, f"Profil peran {number}", "id", "made up")
    role = _node(graph, "role", f"Peran {number} keluarga {number // FAMILY}")
    for place, (key, kind, label) in enumerate(_things(random, number, roles)):
        node = _node(graph, kind, label)
        sentence = f"Seorang pemegang peran {number} tentu {label} setiap hari kerja."
        start = sentence.index(label)
        said = Said(
            f"{document}/statement/{place}", role, key, node, ("id", label), False, document, ("id", sentence),
            place * 90, start, start + len(label), "made/up", 0.75, (),
        )  # fmt: skip
        if not graph.has_edge(role, node, key):
            graph.add_edge(role, node, key=key, statements=(said,), quiet=key in ("hasGoal", "hasCorrection"))
    for start, end, key in _ties(number):
        graph.add_edge(f"{BASE}{start}", f"{BASE}{end}", key=key, statements=(), quiet=False)


def _things(random: Random, number: int, roles: int) -> Iterator[tuple[str, str, str]]:
    for place in range(DUTIES):
        yield "hasResponsibility", "duty", f"mengelola berkas {number} {place}"
    for place in range(GOALS):
        yield "hasGoal", "goal", f"layanan lancar {number} {place}"
    for place in range(CLAIMS):
        yield "hasMisconception", "misconception", f"hanya duduk {number} {place}"
        yield "hasCorrection", "correction", f"memeriksa ruang {number} {place}"
    for key, kind, name, each, pool in (
        ("requiresSkill", "skill", "keterampilan", SKILLS, roles * 4 // 5),
        ("collaboratesWith", "party", "departemen", PARTIES, roles // 5),
    ):
        family = number // FAMILY * (FAMILY // 2) % pool
        chosen: dict[str, None] = {}
        while len(chosen) < each:
            own = random.random() < 0.75
            thing = (family + random.randrange(FAMILY // 2)) % pool if own else random.randrange(pool)
            chosen[f"{name} {thing}"] = None
        for label in chosen:
            yield key, kind, label


def _ties(number: int) -> Iterator[tuple[str, str, str]]:
    for place in range(GOALS):
        yield f"goal/layanan-lancar-{number}-{place}", f"duty/mengelola-berkas-{number}-{place}", "goalOf"
    for place in range(CLAIMS):
        claim, answer = f"hanya-duduk-{number}-{place}", f"memeriksa-ruang-{number}-{place}"
        yield f"misconception/{claim}", f"correction/{answer}", "correctedBy"


def _node(graph: nx.MultiDiGraph, kind: str, label: str) -> str:
    iri = f"{BASE}{kind}/{label.lower().replace(' ', '-')}"
    if iri not in graph:
        labels = (("id", label),)
        graph.add_node(iri, kind=kind, labels=labels, wordings=labels, order=len(graph))
    return iri
