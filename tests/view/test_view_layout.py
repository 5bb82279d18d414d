"""rolegraph.view.layout: a place for everything, the same in every run."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.view.branches import branches
from rolegraph.view.kinds import FROM_ROLE
from rolegraph.view.layout import layout
from rolegraph.view.network import network
from rolegraph.view.rings import circle_order, place

KIND = {
    "hasResponsibility": "duty",
    "requiresSkill": "skill",
    "collaboratesWith": "party",
    "hasMisconception": "misconception",
}


def roles_with_leaves(count: int, leaves: int, shared: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for number in range(count):
        graph.add_node(f"role{number}", kind="role")
        for leaf in range(leaves):
            key = list(KIND)[leaf % len(KIND)]
            graph.add_node(f"leaf{number}-{leaf}", kind=KIND[key], order=leaf)
            graph.add_edge(f"role{number}", f"leaf{number}-{leaf}", key=key)
    for skill in range(shared):
        graph.add_node(f"skill{skill}", kind="skill")
        for number in (skill % count, (skill + 1) % count):
            graph.add_edge(f"role{number}", f"skill{skill}", key="requiresSkill")
    return graph


def nearest(places: dict[str, tuple[float, float]]) -> float:
    return min(math.dist(one, other) for one, other in combinations(places.values(), 2))


def test_sixteen_roles_with_six_hundred_nodes_stay_apart() -> None:
    graph = roles_with_leaves(16, 35, 24)
    places = layout(graph)
    assert set(places) == set(graph)
    assert nearest(places) > 8  # a sign is 11 wide
    roles = {node: at for node, at in places.items() if node.startswith("role")}
    assert nearest(roles) > 180
    wide, high = (max(at[axis] for at in places.values()) - min(at[axis] for at in places.values()) for axis in (0, 1))
    assert max(wide, high) < 1600
    assert 0.8 < wide / high < 1.5


def test_leaves_are_around_their_role_and_shared_nodes_are_in_no_flower() -> None:
    graph = roles_with_leaves(9, 24, 12)
    places = layout(graph)
    trees = branches(graph)
    for node, owners in trees.owners.items():
        distance = {role: math.dist(places[node], places[role]) for role in trees.hubs}
        if len(owners) == 1:
            assert min(distance, key=distance.__getitem__) in owners
    reach = max(math.dist(places[f"leaf0-{leaf}"], places["role0"]) for leaf in range(24))
    for node in trees.shared:
        assert all(math.dist(places[node], places[role]) > 0.8 * reach for role in trees.hubs)


def test_what_hangs_on_a_leaf_is_further_out_than_the_leaf(store: OxigraphStore) -> None:
    graph = network(store)
    places, trees = layout(graph), branches(graph)
    for hub in trees.hubs:
        for leaf in trees.children[hub]:
            for child in trees.children.get(leaf, ()):
                assert math.dist(places[hub], places[child]) > math.dist(places[hub], places[leaf])


def test_roles_that_share_much_are_neighbours() -> None:
    order = circle_order("abcdef", lambda one, other: 5 if {one, other} in ({"a", "d"}, {"b", "e"}) else 0)
    apart = {pair: abs(order.index(pair[0]) - order.index(pair[1])) for pair in ("ad", "be")}
    assert all(distance in (1, 5) for distance in apart.values())


def test_many_roles_take_more_than_one_ring() -> None:
    names = [f"r{number:03}" for number in range(80)]
    rings = place(names, dict.fromkeys(names, 100.0), (50, 50))
    assert nearest(rings.centres) > 200
    high = max(at[1] for at in rings.centres.values())
    assert high < 1500  # one ring of 80 would need 2,900


@given(st.integers(0, 7), st.integers(0, 9), st.integers(0, 9), st.randoms())
def test_the_order_of_nodes_and_edges_changes_nothing(count: int, leaves: int, shared: int, random: object) -> None:
    graph = roles_with_leaves(count, leaves, shared if count > 1 else 0)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True))
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert layout(other) == layout(graph)
    assert all(math.isfinite(number) for at in layout(graph).values() for number in at)


def test_the_hash_seed_of_the_process_changes_nothing() -> None:
    code = (
        "import networkx as nx; from rolegraph.view.layout import layout;"
        "g = nx.MultiDiGraph();"
        "[g.add_node(f'n{i}', kind='thing') for i in range(40)];"
        "[g.add_edge(f'n{i}', f'n{i * 7 % 40}', key='x') for i in range(0, 40, 2)];"
        "print(layout(g))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_nothing_at_all_has_a_layout() -> None:
    assert layout(nx.MultiDiGraph()) == {}


def test_things_without_a_role_are_laid_out_too() -> None:
    graph = nx.MultiDiGraph()
    for name in "abcdefgh":
        graph.add_node(name, kind="thing")
    graph.add_edges_from([("a", "b", "x"), ("b", "c", "x"), ("d", "e", "x")])
    places = layout(graph)
    assert len(places) == 8
    assert nearest(places) > 20


def test_a_circle_of_goals_does_not_hang_on_itself() -> None:
    graph = roles_with_leaves(1, 2, 0)
    for name in ("g", "h"):
        graph.add_node(name, kind="goal")
        graph.add_edge("role0", name, key="hasGoal")
    graph.add_edge("g", "h", key="goalOf")
    graph.add_edge("h", "g", key="goalOf")
    assert set(layout(graph)) == set(graph)


def test_the_properties_of_a_role_are_known_once() -> None:
    assert len(set(FROM_ROLE)) == len(FROM_ROLE)
