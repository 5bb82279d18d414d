"""Which language a sentence is in, whatever the text's is."""

from __future__ import annotations

import pytest
from hypothesis import given

from rolegraph.document import Document
from rolegraph.extract.languages import language_at
from rolegraph.extract.reader import read
from rolegraph.extract.sight import prepare
from rolegraph.language.pipeline import blank
from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.quads import document_quads
from tests.texts import hostile


def spoken(text: str, lang: str = "id") -> list[str]:
    """The language of each sentence."""
    doc, _ = prepare(text, lang)
    return [language_at(doc, sent.start) for sent in doc.sents]


@pytest.mark.parametrize(
    ("text", "lang", "languages"),
    [
        ("Kasir melayani pembeli. Ia ramah.", "id", ["id", "id"]),
        ("Tugas:\n- Keep the records of each sale\n- Menghitung uang", "id", ["id", "en", "id"]),
        ("You serve the guests.\nAnda harus ramah dan bersedia bekerja shift.", "en", ["en", "id"]),
        ("Mampu follow up customer dan closing deal", "id", ["id"]),
        ("Up to date dengan tren pasar", "id", ["id"]),
        ("Sales Executive", "id", ["id"]),
        ("Apa itu service level agreement?", "id", ["id"]),
        ("", "id", []),
    ],
)
def test_a_sentence_is_in_the_text_s_language_unless_its_words_say_otherwise(
    text: str, lang: str, languages: list[str]
) -> None:
    assert spoken(text, lang) == languages


def test_before_anything_looked_at_sentences_the_text_s_language_counts() -> None:
    assert language_at(blank("id")("Keep the records of the shop."), 0) == "id"


def test_labels_of_an_english_line_are_english_in_the_graph() -> None:
    text = "Kasir\n\nTugas:\n- Menghitung uang\n- Prepare the report of the day for the manager\n"
    reading = read(Document("kasir", text, "id", "kasir.txt"))
    tongues = {s.label: s.evidence.lang for s in reading.statements}
    assert tongues["menghitung uang"] is None
    assert {lang for label, lang in tongues.items() if "report" in label} == {"en"}
    wordings = [q.object for q in document_quads(reading) if q.predicate == RG.wording]
    assert {str(w.language) for w in wordings if "report" in w.value} == {"en"}
    assert {str(w.language) for w in wordings if "uang" in w.value} == {"id"}


@given(hostile("id"))
def test_every_token_has_the_language_of_its_sentence(text: str) -> None:
    doc, _ = prepare(text, "id")
    assert len(doc._.languages) == len(doc)
    assert all(len({language_at(doc, token.i) for token in sent}) == 1 for sent in doc.sents)
