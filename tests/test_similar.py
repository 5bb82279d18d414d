"""rolegraph.similar: the nearest roles, and why."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose, log

import pytest

from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, filled
from tests.view.conftest import tell


@pytest.fixture(scope="module")
def graph() -> Iterator[RoleGraph]:
    with RoleGraph(filled()) as found:
        yield found


def test_the_score_is_the_weight_shared_by_the_weight_of_all(graph: RoleGraph) -> None:
    """Three roles: "teliti" is of all, "analisis" of two, all else of one."""
    near, far = graph.similar("Akuntan")
    assert (near.label, far.label) == ("Auditor", "Satpam")
    everybody, two, one = log(4 / 3), log(4 / 2), log(4 / 1)
    # Akuntan has 2 duties, a party, a misconception and a correction of its own; Auditor a duty and a party.
    assert isclose(near.score, (everybody + two) / (everybody + two + 5 * one + 2 * one))
    assert isclose(far.score, everybody / (everybody + two + 5 * one + 2 * one))


def test_the_reasons_add_up_and_the_rarest_comes_first(graph: RoleGraph) -> None:
    near = graph.similar("Akuntan")[0]
    assert [(reason.label, reason.roles) for reason in near.reasons] == [("analisis", 2), ("teliti", 3)]
    assert isclose(sum(reason.share for reason in near.reasons), near.score)


def test_likeness_goes_both_ways(graph: RoleGraph) -> None:
    there = {one.label: one.score for one in graph.similar("Auditor")}
    back = {one.label: one.score for one in graph.similar("Akuntan")}
    assert there["Akuntan"] == back["Auditor"]


def test_two_roles_of_the_same_things_are_alike_altogether() -> None:
    twin = tell("Kembar", "id", [("Ia teliti dan berani menjaga gedung.", [
        "requires_skill: teliti", "requires_skill: berani", "has_responsibility: menjaga gedung"])])  # fmt: skip
    with RoleGraph(filled(GUARD, twin)) as graph:
        (one,) = graph.similar("Kembar")
    assert isclose(one.score, 1.0)


def test_what_many_have_counts_less_than_what_two_have() -> None:
    crowd = [tell(f"Peran {n}", "id", [("Ia teliti.", ["requires_skill: teliti"])]) for n in range(6)]
    rare = tell("Penjaga", "id", [("Ia berani.", ["requires_skill: berani"])])
    common = tell("Penyapu", "id", [("Ia teliti.", ["requires_skill: teliti"])])
    with RoleGraph(filled(GUARD, rare, common, *crowd)) as graph:
        assert graph.similar("Satpam", top=1)[0].label == "Penjaga"


def test_what_counts_and_how_many_can_be_chosen(graph: RoleGraph) -> None:
    assert len(graph.similar("Akuntan", top=1)) == 1
    assert graph.similar("Akuntan", relations=["collaborates_with"]) == []
    with pytest.raises(UsageError, match="there is no role 'Akuntn'"):
        graph.similar("Akuntn")


def test_the_order_of_the_texts_does_not_matter() -> None:
    with RoleGraph(filled(ACCOUNTANT, AUDITOR, GUARD)) as one, RoleGraph(filled(GUARD, AUDITOR, ACCOUNTANT)) as other:
        assert one.similar("Auditor") == other.similar("Auditor")


def test_a_role_that_states_nothing_is_like_none() -> None:
    with RoleGraph(filled(ACCOUNTANT)) as graph:
        assert graph.similar("Auditor") == []
