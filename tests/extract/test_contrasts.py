"""What a text sets beside its role: the other roles, and whom each side is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rolegraph.extract import items as items  # registers what it sets
from rolegraph.extract.contrasts import Contrasts, contrasts
from rolegraph.extract.groups import Group
from rolegraph.extract.role import role_named
from rolegraph.extract.sight import SIGHT, assembled

PIPELINES = {lang: assembled(lang, SIGHT) for lang in ("id", "en")}


def group(doc: Doc, words: str, relation: str = "focus", nth: int = 0) -> Group:
    """A group of one label whose words stand side by side in the text."""
    wanted = [token.lower_ for token in PIPELINES["id"].make_doc(words)]
    places = [i for i in range(len(doc)) if [t.lower_ for t in doc[i : i + len(wanted)]] == wanted]
    return Group(relation, [[list(range(places[nth], places[nth] + len(wanted)))]])


def contrast(text: str, role: str, *foci: str, lang: str = "id") -> tuple[Contrasts, list[tuple[str, ...]]]:
    """The contrasts of a text with these foci, and the roles that each focus is about."""
    doc = PIPELINES[lang](text)
    doc._.role = role_named(doc, role)
    doc._.groups = [group(doc, words) for words in foci]
    found: Contrasts = contrasts(doc)._.contrasts
    return found, [found.about[number] for number in range(len(foci))]


def others_of(text: str, role: str, *foci: str, lang: str = "id") -> list[str]:
    return [other.name for other in contrast(text, role, *foci, lang=lang)[0].others]


def about(text: str, role: str, *foci: str, lang: str = "id") -> list[tuple[str, ...]]:
    return contrast(text, role, *foci, lang=lang)[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Perbedaan antara kasir dan pramuniaga terletak pada tugasnya. Pramuniaga menata rak.", ["Pramuniaga"]),
        ("Perbedaan dengan profesi mirip, seperti satpam atau koki, banyak. Kasir menata rak.", ["Satpam", "Koki"]),
        ("Kasir berbeda dari teller bank. Kasir menata rak.", ["Teller Bank"]),
        ("Kasir kerap disamakan dengan satpam dan teller bank. Kasir menata rak.", ["Satpam", "Teller Bank"]),
        ("Bedanya kasir sama pramuniaga? Kasir menata rak.", ["Pramuniaga"]),
        ("Kasir bukan pramuniaga. Kasir menata rak.", ["Pramuniaga"]),
        ("Kasir vs. pramuniaga: kasir menata rak.", ["Pramuniaga"]),
        ("Bagaimana dengan pramuniaga? Ia menata rak, kasir tidak.", ["Pramuniaga"]),
        ("Pramuniaga serupa tetapi tak sama. Kasir menata rak.", ["Pramuniaga"]),
        ("Pramuniaga? Mereka menata rak. Kasir tidak.", ["Pramuniaga"]),
    ],
)  # fmt: skip
def test_cues_of_contrast_name_the_other_roles(text: str, names: list[str]) -> None:
    assert others_of(text, "Kasir", "menata rak") == names


def test_subjects_of_the_sides_are_names_without_any_cue() -> None:
    text = "Penjahit menjahit baju; perancang busana menggambar pola; pembatik membatik kain."
    assert others_of(text, "Penjahit", "menjahit baju", "menggambar pola", "membatik kain") == [
        "Perancang Busana",
        "Pembatik",
    ]


def test_the_longest_wording_names_a_role_and_its_parts_do_not_count_again() -> None:
    text = "Pencacah berbeda dengan surveyor lembaga survei. Surveyor menanyai sampel, pencacah menanyai warga."
    found, sides = contrast(text, "Pencacah", "menanyai sampel", "menanyai warga")
    assert [other.name for other in found.others] == ["Surveyor Lembaga Survei"]
    assert sides == [("Surveyor Lembaga Survei",), ("Pencacah",)]
    assert len(found.others[0].mentions) == 2


def test_a_shortened_name_of_the_role_can_be_another_role() -> None:
    text = "Panitera pengganti dibedakan dari panitera. Panitera memimpin kantor, panitera pengganti mencatat sidang."
    assert about(text, "Panitera Pengganti", "memimpin kantor", "mencatat sidang") == [
        ("Panitera",),
        ("Panitera Pengganti",),
    ]


def test_partners_are_not_contrasted() -> None:
    text = "Kasir bekerja sama dengan satpam. Kasir berbeda dengan pramuniaga. Pramuniaga menata rak."
    assert others_of(text, "Kasir", "menata rak") == ["Pramuniaga"]


def test_a_text_without_contrast_has_none() -> None:
    assert contrast("Kasir menghitung uang dan melayani pembeli.", "Kasir")[0] == Contrasts()


def test_a_text_without_a_role_has_none() -> None:
    doc = PIPELINES["id"]("Hari ini cerah.")
    doc._.groups = []
    assert contrasts(doc)._.contrasts == Contrasts()


A, B = ("Kasir",), ("Pramuniaga",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kasir lain dari pramuniaga. Kasir menghitung uang, sedangkan pramuniaga menata rak.", [A, B]),
        ("Berbeda dengan pramuniaga yang menata rak, kasir menghitung uang.", [A, B]),
        ("Kasir berbeda dengan pramuniaga, yang menata rak; kasir menghitung uang.", [A, B]),
        ("Perbedaan kasir dengan pramuniaga jelas. Yang pertama menghitung uang, yang kedua menata rak.", [A, B]),
        ("Kasir bukan pramuniaga: yang satu menghitung uang, yang lain menata rak.", [A, B]),
        ("Beda kasir dengan pramuniaga? Yang disebut belakangan menata rak, yang satu lagi menghitung uang.", [A, B]),
        ("Aku kasir, bukan pramuniaga. Dia menata rak, aku menghitung uang.", [A, B]),
        ("Jangan samakan kasir dengan pramuniaga. Mereka menata rak. Kami menghitung uang.", [A, B]),
        ("Perbedaan dengan profesi yang mirip, seperti pramuniaga, adalah lebih fokus menghitung uang; kasir pun "
         "begitu, sedangkan pramuniaga menata rak.", [A, B]),
        ("Kasir bukan pramuniaga. Pramuniaga menata rak; kasirlah yang menghitung uang.", [A, B]),
        ("Berlainan dengan pramuniaga yang menata rak, ia menghitung uang. Kasir juga bukan satpam.", [A, B]),
    ],
)  # fmt: skip
def test_each_side_is_about_its_subject(text: str, expected: list[tuple[str, ...]]) -> None:
    assert about(text, "Kasir", "menghitung uang", "menata rak") == expected


def test_the_agent_behind_a_passive_is_its_subject() -> None:
    text = "Kasir beda dengan pramuniaga. Rak ditata pramuniaga, uang dihitung oleh kasir."
    assert about(text, "Kasir", "Rak ditata", "uang dihitung") == [B, A]


@pytest.mark.parametrize("subject", ["Keduanya sama-sama", "Kasir dan pramuniaga sama-sama", "Kedua profesi ini"])
def test_what_both_do_is_about_both(subject: str) -> None:
    text = f"Kasir berbeda dengan pramuniaga. {subject} melayani pembeli."
    assert about(text, "Kasir", "melayani pembeli") == [("Kasir", "Pramuniaga")]


def test_items_of_a_list_keep_the_subject_of_the_first() -> None:
    text = "Kasir bukan pramuniaga. Pramuniaga menata rak, menempel harga, dan menyapa tamu; kasir menghitung uang."
    found = about(text, "Kasir", "menata rak", "menempel harga", "menyapa tamu", "menghitung uang")
    assert found == [B, B, B, A]


def test_a_subject_inside_a_label_is_taken_out() -> None:
    doc = PIPELINES["id"]("Kasir bukan pramuniaga. Pramuniaga menata rak.")
    doc._.role = role_named(doc, "Kasir")
    doc._.groups = [group(doc, "pramuniaga menata rak")]
    contrasts(doc)
    assert [doc[i].text for label in doc._.groups[0].labels() for i in label] == ["menata", "rak"]


def test_dimensions_belong_to_the_roles_that_their_sentence_names_or_to_all() -> None:
    text = (
        "Perbedaan kasir dengan pramuniaga dan satpam ada pada tempat. "
        "Pramuniaga menata rak, satpam menjaga pintu. Jamnya beda."
    )
    doc = PIPELINES["id"](text)
    doc._.role = role_named(doc, "Kasir")
    foci = [group(doc, "menata rak"), group(doc, "menjaga pintu")]
    doc._.groups = [*foci, group(doc, "tempat", "contrast_dimension"), group(doc, "jamnya", "contrast_dimension")]
    found = contrasts(doc)._.contrasts
    assert found.dimensions == {2: ("Pramuniaga", "Satpam"), 3: ("Pramuniaga", "Satpam")}


@pytest.mark.parametrize(
    "text",
    [
        "Unlike a vet, who treats animals, a groomer washes dogs.",
        "Groomers differ from vets. A vet treats animals, while a groomer washes dogs.",
        "Compare the vet. He treats animals. The groomer washes dogs.",
        "A vet is not a groomer: the former treats animals, the latter washes dogs.",
        "As for the vet, he treats animals; the groomer washes dogs.",
    ],
)
def test_english_sides(text: str) -> None:
    assert about(text, "Groomer", "treats animals", "washes dogs", lang="en") == [("Vet",), ("Groomer",)]


WORDS = st.sampled_from(
    [
        *("kasir", "pramuniaga", "guru", "sd", "berbeda", "bukan", "dengan", "dan", "atau", "sedangkan", "oleh"),
        *("yang", "pertama", "kedua", "keduanya", "ia", "mereka", "menata", "dijaga", ",", ".", ";", "?", "(", ")"),
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_whatever_the_labels_every_focus_is_about_a_known_role(words: list[str], data: st.DataObject) -> None:
    doc = PIPELINES["id"](" ".join(["kasir", *words]))
    doc._.role = role_named(doc, "Kasir")
    tokens = st.lists(st.integers(0, len(doc) - 1), min_size=1, max_size=4, unique=True).map(sorted)
    relations = st.sampled_from(["focus", "contrast_dimension", "contrasted_with", "reality"])
    labels = data.draw(st.lists(st.tuples(relations, tokens), max_size=5))
    doc._.groups = [Group(relation, [[label]]) for relation, label in labels]
    found = contrasts(doc)._.contrasts
    names = {doc._.role.name, *(other.name for other in found.others)}
    assert set(found.about) == {n for n, (relation, _) in enumerate(labels) if relation == "focus"}
    assert all(who and set(who) <= names for who in found.about.values())
    assert len(names) == 1 + len(found.others)
