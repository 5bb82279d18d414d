"""A small graph whose rows are easy to count by hand, made from readings written out below."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rolegraph.document import Document
from rolegraph.rdf.labels import label_quads, labels_graph
from rolegraph.rdf.quads import document_graph, document_quads
from rolegraph.statement import Evidence, Reading, Relation, Sentence, Statement
from rolegraph.store.oxigraph import OxigraphStore

Said = tuple[str, str] | tuple[str, str, int] | tuple[str, str, int, str]


def reading(doc: str, lang: str, role: str, *said: Said, unread: str = "", aside: str = "") -> Reading:
    """A reading of a text that says one thing a line.

    Each thing is (relation, label), then the index of the thing it belongs to (from 1; 0 for none), then `about`.
    """
    lines = [role, *(entry[1] for entry in said), *([unread] if unread else []), *([aside] if aside else [])]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    found: list[Statement] = []
    for index, (relation, label, *more) in enumerate([("role", role), *said]):
        parent = more[0] if more and isinstance(more[0], int) else 0
        found.append(
            Statement(
                role=role,
                relation=Relation(relation),
                label=label,
                evidence=Evidence(starts[index], starts[index] + len(label), label, starts[index], "hand/test", 0.75),
                about=str(more[1]) if len(more) > 1 else None,
                polarity="negative" if label.startswith("tidak") else "positive",
                parents=(found[parent],) if parent else (),
            )
        )
    left = (Sentence(unread, at := text.index(unread), at + len(unread)),) if unread else ()
    pay = (Sentence(aside, at := text.index(aside), at + len(aside), "boilerplate/pay"),) if aside else ()
    return Reading(Document(doc, text, lang, f"{doc}.txt"), tuple(found), left, pay)


READINGS = (
    reading(
        "akuntan", "id", "Akuntan",
        ("has_responsibility", "menyusun laporan keuangan"),
        ("has_goal", "keputusan manajemen tepat", 1),
        ("requires_skill", "analisis"),
        ("requires_skill", "ketelitian"),
        ("collaborates_with", "departemen penjualan"),
        ("unsuited_trait", "tidak memiliki ketelitian"),
        ("misconception", "hanya menghitung uang"),
        ("correction", "menafsirkan angka", 7),
        ("expectation", "pekerjaan yang sepi"),
        ("contrasted_with", "Auditor"),
        ("contrast_dimension", "cakupan kerja", 10),
        ("focus", "mencatat transaksi", 10, "Akuntan"),
        ("focus", "memeriksa catatan", 10, "Auditor"),
        unread="Entah apa maksudnya.",
        aside="Gaji menarik.",
    ),
    reading(
        "akuntan-2", "id", "akuntan",
        ("has_responsibility", "Menyusun laporan keuangan"),
        ("has_responsibility", "membayar pajak"),
        ("requires_skill", "kemampuan analisis"),
    ),
    reading(
        "auditor", "id", "Auditor",
        ("requires_skill", "kemampuan analisis yang baik"),
        ("requires_skill", "skeptisisme"),
        ("requires_skill", "ketelitian"),
        ("collaborates_with", "departemen penjualan"),
        ("collaborates_with", "pemasok"),
        ("expectation", "perjalanan terus-menerus"),
        ("reality", "lebih banyak membaca dokumen", 6),
        ("unsuited_trait", "mudah percaya"),
        ("contrasted_with", "Notaris"),
    ),
    reading(
        "cashier", "en", "Cashier",
        ("has_responsibility", "serve customers"),
        ("requires_skill", "accuracy"),
        ("has_goal", "short queues"),
    ),
    Reading(Document("kosong", "Tidak ada apa", "id", "kosong.txt"), (), (Sentence("Tidak ada apa", 0, 13),)),
)  # fmt: skip


def built(*readings: Reading) -> OxigraphStore:
    """Readings in a store of their own."""
    memory = OxigraphStore.memory()
    for given in readings:
        memory.replace_graph(document_graph(given.document.id), document_quads(given))
    memory.replace_graph(labels_graph(), label_quads(memory.quads()))
    return memory


@pytest.fixture(scope="session")
def store() -> Iterator[OxigraphStore]:
    """The readings above, built."""
    with built(*READINGS) as memory:
        yield memory


@pytest.fixture(scope="session")
def store_of() -> Callable[..., OxigraphStore]:
    """Builds a store from the arguments of readings: (doc, lang, role, (relation, label, …), …)."""
    return lambda *given: built(*(reading(*one) for one in given))
