"""rolegraph.charts.svg and .place: one whole file, the same bytes, text that stays text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rolegraph.charts.count import count
from rolegraph.charts.kinds import CHARTS
from rolegraph.charts.say import strings
from rolegraph.charts.svg import draw
from rolegraph.graph import RoleGraph
from tests.readings import HOSTILE
from tests.stores import filled
from tests.view.conftest import PAYLOADS, hostile, tell

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kind: str, lang: str = "id") -> ElementTree.Element:
    with filled() as store:
        return ElementTree.fromstring(draw(count(RoleGraph(store), kind), lang))


def test_bars_are_as_long_as_there_are_roles() -> None:
    bars = [bar for bar in drawn("skills").iter(f"{SVG}rect") if bar.get("class") == "mark"]
    assert [bar.findtext(f"{SVG}title") for bar in bars] == ["teliti: 3 peran", "analisis: 2 peran", "berani: 1 peran"]
    longest, *others = (float(bar.get("width", "")) for bar in bars)
    assert [round(one / longest, 2) for one in others] == [0.67, 0.33]


def test_a_matrix_has_a_dot_for_each_mark_and_sums() -> None:
    picture = drawn("skill-matrix", "en")
    said = [dot.findtext(f"{SVG}title") for dot in picture.iter(f"{SVG}circle")]
    assert len(said) == 6
    assert said[0] == "Akuntan – teliti: 1 sentences"
    sums = [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "soft"][-6:]
    assert sums == ["2", "2", "2", "3", "2", "1"]


def test_everything_stands_inside_the_picture() -> None:
    for kind in CHARTS:
        picture = drawn(kind)
        _, _, width, height = map(float, picture.get("viewBox", "").split())
        for text in picture.iter(f"{SVG}text"):
            assert 0 < float(text.get("x", "")) < width
            assert 0 < float(text.get("y", "")) < height


def test_the_picture_says_how_much_it_shows_in_its_language() -> None:
    assert "3 dari 3 ditampilkan" in (drawn("skills").findtext(f"{SVG}desc") or "")
    assert "3 of 3 shown" in (drawn("skills", "en").findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("kind", CHARTS)
def test_foreign_text_stays_text(kind: str) -> None:
    names = [*PAYLOADS, *HOSTILE]
    with filled(*(hostile(name.replace("\n", " "), number) for number, name in enumerate(names))) as store:
        text = draw(count(RoleGraph(store), kind, top=99, most_roles=99))
    picture = ElementTree.fromstring(text)
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "tspan", "g", "path", "circle"}
    names = {name for element in picture.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)
    assert len(list(picture.iter(f"{SVG}style"))) == 1


def test_the_same_graph_gives_the_same_bytes() -> None:
    with filled() as store:
        for kind in CHARTS:
            assert draw(count(RoleGraph(store), kind)) == draw(count(RoleGraph(store), kind))


def test_a_very_long_label_is_shortened_and_whole_in_its_title() -> None:
    label = "menyusun " * 40 + "laporan"
    with filled(tell("Kasir", "id", [(f"Kasir bisa {label}.", [f"requires_skill: {label}"])])) as store:
        picture = ElementTree.fromstring(draw(count(RoleGraph(store), "skills")))
    (name,) = (text for text in picture.iter(f"{SVG}text") if text.get("class") == "name")
    assert "".join(name.itertext()).endswith("…")
    assert name.findtext(f"{SVG}title") == label


def test_both_languages_say_the_same_things() -> None:
    def keys(found: object) -> object:
        return {key: keys(value) for key, value in found.items()} if isinstance(found, dict) else None

    assert keys(strings()["id"]) == keys(strings()["en"])
    assert set(strings()["id"]["title"]) == set(CHARTS)
