"""rolegraph.view.overview and the measure of how much a new role moves the others."""

from __future__ import annotations

import math
from statistics import mean, median

import networkx as nx
import pytest

from rolegraph.view.branches import branches
from rolegraph.view.layout import layout
from rolegraph.view.opening import MOST_NODES, opening
from rolegraph.view.overview import MOST_GROUPS, MOST_ROLES, MOST_SHARED, overview
from rolegraph.view.rings import Point
from tests.view.large import large

Places = dict[str, Point]


def moved(before: Places, after: Places) -> list[float]:
    """How far each node that both hold has moved, as a part of the width or height of the picture."""
    xs, ys = zip(*before.values(), strict=True)
    size = max(max(xs) - min(xs), max(ys) - min(ys))
    return [math.dist(before[node], after[node]) / size for node in before if node in after]


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return large(300)


def test_every_role_is_in_one_group_and_leaders_stand_first(graph: nx.MultiDiGraph) -> None:
    found = overview(graph)
    members = [role for group in found.groups for role in group.members]
    assert sorted(members) == sorted(node for node, kind in graph.nodes(data="kind") if kind == "role")
    assert 3 <= len(found.groups) <= MOST_GROUPS + 1
    for group in found.groups:
        assert group.leader in ("", group.members[0])


def test_roles_of_one_family_stand_together(graph: nx.MultiDiGraph) -> None:
    families = {node: data["labels"][0][1].partition(" keluarga ")[2] for node, data in graph.nodes(data=True)}
    groups = [group for group in overview(graph).groups if group.leader]
    alike = sum(families[role] == families[group.leader] for group in groups for role in group.members)
    assert len({families[group.leader] for group in groups}) >= 6  # of eight
    assert alike / sum(len(group.members) for group in groups) > 0.6


def test_it_draws_few_things_apart_and_those_that_most_roles_have(graph: nx.MultiDiGraph) -> None:
    found = overview(graph)
    owners = branches(graph).owners
    assert len(found.shared) == MOST_SHARED
    least = min(len(owners[node]) for node in found.shared)
    assert all(len(hubs) <= least for node, hubs in owners.items() if node not in found.shared)
    assert all(len(group.shown) <= MOST_ROLES for group in found.groups)
    places = list(found.positions.values())
    assert len(set(places)) == len(places)
    roles = [found.positions[role] for group in found.groups for role in group.shown]
    assert min(math.dist(one, other) for one in roles for other in roles if one != other) > 30


def test_a_graph_without_roles_or_without_anything_shared_has_an_overview() -> None:
    assert overview(nx.MultiDiGraph()).groups == ()
    alone = nx.MultiDiGraph()
    for number in range(30):
        alone.add_node(f"role{number:02}", kind="role")
        alone.add_node(f"duty{number:02}", kind="duty")
        alone.add_edge(f"role{number:02}", f"duty{number:02}", key="hasResponsibility")
    (group,) = overview(alone).groups
    assert (group.leader, len(group.members), len(group.shown)) == ("", 30, MOST_ROLES)


def test_a_graph_of_a_thousand_nodes_is_drawn_whole_and_a_larger_one_is_not() -> None:
    small = nx.MultiDiGraph()
    small.add_nodes_from((f"n{number}", {"kind": "skill"}) for number in range(MOST_NODES))
    assert opening(small).overview is None
    assert len(opening(small).positions) == MOST_NODES
    small.add_node("one more", kind="skill")
    assert opening(small).overview is not None


def test_a_new_role_moves_the_overview_by_less_than_one_in_a_hundred() -> None:
    """The measure: of all nodes that both pictures hold, the mean way as a part of the picture's width."""
    whole = overview(large(300)).positions
    ways = [mean(moved(overview(large(300, without=number)).positions, whole)) for number in range(60, 300, 24)]
    assert median(ways) < 0.01


def test_a_new_role_moves_the_picture_of_few_roles_by_less_than_a_tenth() -> None:
    graph = large(30)
    whole = layout(graph)
    ways = [mean(moved(layout(large(30, without=number)), whole)) for number in range(0, 30, 3)]
    assert median(ways) < 0.1


def test_what_hangs_on_a_role_keeps_its_place_beside_it() -> None:
    before, after = layout(large(30, without=7)), layout(large(30))
    trees = branches(large(30, without=7)), branches(large(30))
    for hub in trees[0].hubs:
        if trees[0].children[hub] == trees[1].children[hub]:
            leaf = trees[0].children[hub][0]
            shifts = [
                (places[leaf][0] - places[hub][0], places[leaf][1] - places[hub][1]) for places in (before, after)
            ]
            assert shifts[0] == pytest.approx(shifts[1], abs=0.11)
