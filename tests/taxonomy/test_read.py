"""ESCO's official files as they come, and what may be wrong with them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.errors import InputError, RolegraphError, UsageError
from rolegraph.taxonomy.concept import Concept, Label, Taxonomy
from rolegraph.taxonomy.read import ATTRIBUTION, LICENCE, read
from tests.taxonomy.conftest import COUNT, ISCO, KASIR, KEPALA, OCCUPATION, SKILL, SUMS, Files, occupations, skills

Lay = Callable[..., Path]


def by_end(taxonomy: Taxonomy) -> dict[str, Concept]:
    return {concept.iri.removeprefix("http://data.europa.eu/esco/"): concept for concept in taxonomy.concepts}


def told(problems: object) -> list[str]:
    return [str(problem).rpartition("/")[2] for problem in problems]  # type: ignore[attr-defined]


def parted(files: Files) -> tuple[Files, Files]:
    """The files of a language, and those of relations."""
    relations = {name: text for name, text in files.items() if "elations" in name}
    return {name: text for name, text in files.items() if name not in relations}, relations


def test_what_the_files_say_is_in_the_concepts(laid: Lay, esco: Files) -> None:
    taxonomy, problems = read([laid(esco)])
    found = by_end(taxonomy)
    assert not problems
    assert list(found) == sorted(found)
    assert found["occupation/k"] == Concept(
        OCCUPATION + "k",
        "occupation",
        labels=(Label("cashier", "en"),),
        alternatives=(Label("checkout operator", "en"), Label("till operator", "en")),
        hidden=(Label("casheer", "en"),),
        descriptions=(Label("Cashiers take money.\nThey count it.", "en"),),
        codes=("5230.1",),
        broader=(ISCO + "C5230",),
        essential=(SKILL + "c",),
        optional=(SKILL + "s",),
        isco="5230",
    )
    assert (found["skill/c"].skill_type, found["skill/c"].reuse) == ("skill", "cross-sector")
    assert found["skill/c"].optional == (SKILL + "s",)
    assert (found["skill/s"].skill_type, found["skill/s"].reuse) == ("knowledge", "transversal")


def test_an_occupation_is_below_its_isco_group_too(laid: Lay, esco: Files) -> None:
    found = by_end(read([laid(esco)])[0])
    assert found["occupation/h"].broader == (ISCO + "C5230", OCCUPATION + "k")


def test_isco_groups_stand_by_their_codes_where_no_file_says_so(laid: Lay, esco: Files) -> None:
    found = by_end(read([laid(esco)])[0])
    assert [found[f"isco/C{code}"].broader for code in ("5230", "523", "52", "5")] == [
        *((f"{ISCO}C{code}",) for code in ("523", "52", "5")),
        (),
    ]
    assert found["isco/C0110"].codes == ("0110",)
    assert {found[name].kind for name in found if name.startswith("isco/")} == {"group"}


def test_the_hierarchy_gives_codes_and_places_to_groups_though_its_rows_are_short(laid: Lay, esco: Files) -> None:
    found = by_end(read([laid(esco)])[0])
    assert (found["skill/S1"].codes, found["skill/S1"].broader) == (("S1",), (SKILL + "S",))


def test_the_origin_says_what_esco_wants_said(laid: Lay, esco: Files) -> None:
    origin = read([laid(esco, "ESCO dataset - v1.1.1 - en")])[0].origin
    assert (origin.name, origin.title, origin.version) == ("esco", "ESCO v1.1.1", "1.1.1")
    assert (origin.attribution, origin.licence) == (ATTRIBUTION, LICENCE)
    assert read([laid(esco, "plain")])[0].origin.title == "ESCO"


def test_folders_zips_and_folders_of_zips_give_the_same(laid: Lay, zipped: Lay, esco: Files, tmp_path: Path) -> None:
    whole = read([laid(esco)])[0]
    concepts, relations = parted(esco)
    two = [zipped(concepts, "en.zip"), zipped(relations, "relations.zip")]
    inner = zipped({f"dataset/csv/{name}": text for name, text in esco.items()}, "inner.zip")
    packed = tmp_path / "packed"
    packed.mkdir()
    for path in two:
        (packed / path.name).write_bytes(path.read_bytes())
    for paths in (two, two[::-1], [inner], [packed]):
        assert read(paths)[0] == whole


@pytest.mark.parametrize("suffix", ["", "_en"])
def test_relation_files_come_with_and_without_a_language(laid: Lay, esco: Files, suffix: str) -> None:
    renamed = {name.replace("Relations.csv", f"Relations{suffix}.csv"): text for name, text in esco.items()}
    renamed = {name.replace("Pillar.csv", f"Pillar{suffix}.csv"): text for name, text in renamed.items()}
    assert read([laid(renamed)])[0] == read([laid(esco, "other")])[0]


def test_several_languages_are_laid_together(laid: Lay, esco: Files) -> None:
    french = ["Occupation", OCCUPATION + "k", "5230", "caissier", "hôte de caisse", "", "released", "", "", "5230.1"]
    taxonomy, problems = read([laid({**esco, "occupations_fr.csv": occupations(french)})])
    kasir = by_end(taxonomy)["occupation/k"]
    assert not problems
    assert kasir.labels == (Label("cashier", "en"), Label("caissier", "fr"))
    assert (kasir.label("fr"), kasir.label("id", "en"), kasir.label("id")) == ("caissier", "cashier", "cashier")


def test_a_language_that_nothing_here_reads_is_kept_and_said(laid: Lay) -> None:
    taxonomy, problems = read([laid({"occupations_fr.csv": occupations(KASIR), "skills_fr.csv": skills(COUNT)})])
    assert taxonomy.concepts[0].labels == (Label("cashier", "fr"),)
    assert any("in fr, which no language here reads" in str(problem) for problem in problems)
    assert any("no file of relations" in str(problem) for problem in problems)


def test_bad_relations_are_told_with_their_row_and_the_rest_is_kept(laid: Lay, esco: Files) -> None:
    name = "occupationSkillRelations.csv"
    esco[name] += (
        f"{OCCUPATION}k,essential,knowledge,{SKILL}gone\r\n"
        f"{OCCUPATION}k\r\n"
        f"{OCCUPATION}k,essential,skill/competence,{SKILL}c\r\n"
        f"{OCCUPATION}k,wanted,knowledge,{SKILL}s\r\n"
        f"{OCCUPATION}h,essential,knowledge,{SKILL}s\r\n"
    )
    taxonomy, problems = read([laid(esco)])
    assert by_end(taxonomy)["occupation/h"].essential == (SKILL + "s",)
    assert {(problem.what.split(",")[0], problem.count, problem.first.split(":")[0]) for problem in problems} == {
        ("relations that name an unknown concept", 1, "row 4"),
        ("short rows", 1, "row 5"),
        ("relations that come a second time", 1, "row 6"),
        ("relations of an unknown type", 1, "row 7"),
    }
    assert {Path(problem.file).name for problem in problems} == {name}


def test_two_concepts_with_one_label_are_both_kept_and_told(laid: Lay, esco: Files) -> None:
    twin = [*KASIR]
    twin[1] = OCCUPATION + "twin"
    taxonomy, problems = read([laid({**esco, "occupations_en.csv": occupations(KASIR, KEPALA, twin)})])
    assert {"occupation/k", "occupation/twin"} <= set(by_end(taxonomy))
    assert any("preferred labels that several concepts share (1" in str(problem) for problem in problems)


def test_a_second_row_of_a_concept_and_a_second_label_are_told(laid: Lay, esco: Files) -> None:
    _, problems = read([laid({**esco, "skills_en.csv": skills(COUNT, SUMS, COUNT)})])
    assert [problem.what for problem in problems] == ["concepts that come a second time, skipped"]


def test_a_circle_is_told_and_opened(laid: Lay, esco: Files) -> None:
    esco["broaderRelationsOccPillar.csv"] += f"Occupation,{OCCUPATION}k,Occupation,{OCCUPATION}h\r\n"
    taxonomy, problems = read([laid(esco)])
    (circle,) = problems
    assert "circles" in str(circle)
    assert f"{OCCUPATION}h > {OCCUPATION}k > {OCCUPATION}h" in circle.first
    found = by_end(taxonomy)
    assert (OCCUPATION + "k" in found["occupation/h"].broader) != (OCCUPATION + "h" in found["occupation/k"].broader)


def test_hostile_labels_and_names_are_data(laid: Lay, esco: Files) -> None:
    evil, nameless = [*KASIR], [*KASIR]
    evil[3], evil[4], evil[8] = "\x1b[31mred\x00\x9b <script>", "a\u202eb\n\n  \n", "x\x07y"
    nameless[1] = "not an iri <>"
    taxonomy, problems = read([laid({"occupations_en.csv": occupations(evil, nameless)})])
    (concept,) = taxonomy.concepts
    assert concept.label() == "[31mred <script>"
    assert concept.alternatives == (Label("a\u202eb", "en"),)
    assert concept.descriptions == (Label("xy", "en"),)
    assert any("whose name is no IRI" in str(problem) for problem in problems)


def test_relations_alone_are_refused_with_what_is_missing(laid: Lay, esco: Files) -> None:
    with pytest.raises(InputError, match="relations without the concepts") as caught:
        read([laid(parted(esco)[1])])
    assert "occupations_xx.csv" in str(caught.value)


@pytest.mark.parametrize("cut", [10, 200, 900])
def test_half_a_zip_is_refused(zipped: Lay, esco: Files, cut: int) -> None:
    path = zipped(esco)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(InputError, match=r"esco\.zip: no whole zip file.*download it again"):
        read([path])


def test_a_zip_whose_content_is_damaged_is_refused(zipped: Lay, esco: Files) -> None:
    path = zipped({"occupations_en.csv": esco["occupations_en.csv"] * 50})
    data = bytearray(path.read_bytes())
    data[100:140] = bytes(40)
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"occupations_en\.csv: cannot be read.*download it again"):
        read([path])


@pytest.mark.parametrize("end", ['description with "a quote that never', "Occupation,http://data.europa.eu/esco/occ"])
def test_half_a_table_is_refused(laid: Lay, esco: Files, end: str) -> None:
    quoted = esco["occupations_en.csv"] + end.replace('"a', ',"a')
    with pytest.raises(InputError, match=r"occupations_en\.csv: ends in the middle of row 4"):
        read([laid({**esco, "occupations_en.csv": quoted})])


@pytest.mark.parametrize("text", ["", "\r\n", "   "])
def test_an_empty_file_is_refused(laid: Lay, esco: Files, text: str) -> None:
    with pytest.raises(InputError, match=r"skills_en\.csv: the file is empty"):
        read([laid({**esco, "skills_en.csv": text})])


def test_a_header_alone_has_no_concepts(laid: Lay) -> None:
    with pytest.raises(InputError, match="no concepts in it"):
        read([laid({"occupations_en.csv": occupations()})])


def test_what_unpacks_to_too_much_is_refused(zipped: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolegraph.taxonomy.parts.MAX_TABLE_BYTES", 100_000)
    bomb = zipped({"occupations_en.csv": occupations(KASIR) + "x" * 300_000})
    with pytest.raises(InputError, match="unpacks to more than 100,000 bytes"):
        read([bomb])


def test_names_in_a_zip_lead_nowhere(zipped: Lay, esco: Files, tmp_path: Path) -> None:
    within = {f"../../{name}": text for name, text in esco.items()}
    assert len(read([zipped(within)])[0].concepts) == 11
    assert {path.name for path in tmp_path.rglob("*")} == {"esco.zip"}


def test_a_protected_zip_is_refused(zipped: Lay, esco: Files) -> None:
    path = zipped(esco)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)
    path.write_bytes(data)
    with pytest.raises(InputError, match="protected"):
        read([path])


@pytest.mark.parametrize("name", ["ESCO", "", "a/b", "-a", "..", "a" * 65])
def test_a_name_is_checked(name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a taxonomy"):
        read([Path("x.csv")], name)


def test_other_files_are_refused_where_they_are_named_and_passed_over_in_folders(laid: Lay, esco: Files) -> None:
    folder = laid({**esco, "README.txt": "hello", ".hidden.csv": "id", "sheet.csv": "a,b\r\n1,2\r\n"})
    taxonomy, problems = read([folder])
    assert len(taxonomy.concepts) == 11
    assert told(problems) == ["sheet.csv: no table of a taxonomy, passed over"]
    with pytest.raises(UsageError, match="no taxonomy is read from such a file"):
        read([folder / "README.txt"])
    with pytest.raises(RolegraphError, match="its columns are a, b"):
        read([folder / "sheet.csv"])


def test_a_list_of_files_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(40_000):
            archive.writestr(f"{number:060}.csv", b"")
    with pytest.raises(InputError, match="lists far more files"):
        read([path])
