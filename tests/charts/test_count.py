"""rolegraph.charts.count: what is counted, ranked and left out, on rows checked by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolegraph.charts.count import Chart, count
from rolegraph.charts.kinds import CHARTS
from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from tests.stores import ACCOUNTANT, AUDITOR, GUARD, filled
from tests.view.conftest import tell


@pytest.fixture(scope="module")
def graph() -> Iterator[RoleGraph]:
    """Akuntan: teliti, analisis. Auditor: teliti, analisis yang baik. Satpam: teliti, berani."""
    with filled() as store:
        yield RoleGraph(store)


def marks(chart: Chart, lang: str = "id") -> list[tuple[str, list[str]]]:
    return [(thing.names[lang], [role.names[lang] for role, _ in chart.of(thing)]) for thing in chart.things]


def test_things_of_most_roles_come_first_then_by_name(graph: RoleGraph) -> None:
    assert marks(count(graph, "skills")) == [
        ("teliti", ["Akuntan", "Auditor", "Satpam"]),
        ("analisis", ["Akuntan", "Auditor"]),
        ("berani", ["Satpam"]),
    ]


def test_of_things_of_equally_many_roles_that_of_more_texts_comes_first() -> None:
    again = tell("Satpam", "id", [("Satpam itu berani.", ["requires_skill: berani"])], "satpam-2")
    brave = tell("Akuntan", "id", [("Akuntan bisa analisis.", ["requires_skill: analisis"])], "akuntan-2")
    with filled(GUARD, again, brave) as store:
        assert [name for name, _ in marks(count(RoleGraph(store), "skills"))] == ["berani", "analisis", "teliti"]


def test_a_chart_knows_how_much_it_leaves_out(graph: RoleGraph) -> None:
    chart = count(graph, "skill-matrix", top=1, most_roles=2)
    assert marks(chart) == [("teliti", ["Akuntan", "Auditor"])]
    assert (chart.all_things, chart.all_roles) == (3, 3)
    assert len(chart.marks) == 2


def test_bars_count_all_roles_whatever_a_matrix_would_show(graph: RoleGraph) -> None:
    assert len(count(graph, "skills", most_roles=1).roles) == 3


def test_like_rows_stand_together(graph: RoleGraph) -> None:
    rows = [role.names["id"] for role in count(graph, "skill-matrix").roles]
    assert rows == ["Akuntan", "Auditor", "Satpam"]


def test_only_the_named_roles_are_counted(graph: RoleGraph) -> None:
    chart = count(graph, "skills", roles=["satpam"])
    assert marks(chart) == [("berani", ["Satpam"]), ("teliti", ["Satpam"])]
    assert (chart.all_things, chart.all_roles) == (2, 1)


def test_parties_are_counted_as_skills_are(graph: RoleGraph) -> None:
    assert marks(count(graph, "collaboration-matrix")) == [("auditor luar", ["Akuntan"]), ("direksi", ["Auditor"])]


def test_each_mark_has_its_sentences(graph: RoleGraph) -> None:
    chart = count(graph, "skills")
    ((_, (told,)), *_) = chart.of(chart.things[0])
    assert told.sentence == "Ia perlu teliti dan memiliki kemampuan analisis."
    assert chart.texts[told.document] == "Profil Akuntan"


def test_a_label_falls_back_to_the_language_that_there_is(graph: RoleGraph) -> None:
    assert marks(count(graph, "skills", lang="en"), "en")[0][0] == "teliti"


def test_the_order_of_the_texts_makes_no_difference() -> None:
    with filled(ACCOUNTANT, AUDITOR, GUARD) as one, filled(GUARD, AUDITOR, ACCOUNTANT) as other:
        for kind in CHARTS:
            assert count(RoleGraph(one), kind) == count(RoleGraph(other), kind)


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("skils", {}, "there is no chart 'skils' .*skills"),
        ("skills", {"top": 0}, "a chart of 0 shows nothing"),
        ("skill-matrix", {"most_roles": -1}, "a chart of -1"),
        ("skills", {"lang": "fr"}, "do not speak 'fr'"),
        ("skills", {"roles": ["Satpan"]}, "Satpam"),
        ("parties", {"roles": ["Satpam"]}, "holds nothing for the chart 'parties'"),
    ],
)
def test_what_cannot_be_shown_is_refused(graph: RoleGraph, kind: str, options: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        count(graph, kind, **options)  # type: ignore[arg-type]
