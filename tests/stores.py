"""Small stores for tests of what is asked of one: three roles that share some things, written out by hand."""

from __future__ import annotations

from dataclasses import replace

from rolegraph.statement import Reading, Relation
from rolegraph.store.oxigraph import OxigraphStore
from tests.view.conftest import fill, tell

ACCOUNTANT = tell(
    "Akuntan",
    "id",
    [
        (
            "Akuntan menyusun laporan keuangan dan membayar pajak.",
            ["has_responsibility: menyusun laporan keuangan", "has_responsibility: membayar pajak"],
        ),
        ("Ia perlu teliti dan memiliki kemampuan analisis.", ["requires_skill: teliti", "requires_skill: analisis"]),
        ("Ia bekerja sama dengan auditor luar.", ["collaborates_with: auditor luar"]),
        ("Banyak yang mengira ia hanya berhitung.", ["misconception: hanya berhitung"]),
        ("Padahal ia menafsirkan angka.", ["correction: menafsirkan angka"]),
        (
            "Berbeda dari Auditor, Akuntan mencatat, Auditor memeriksa; bedanya pada waktu kerja.",
            [
                "contrasted_with: Auditor",
                "contrast_dimension: waktu kerja",
                "focus@Akuntan: mencatat",
                "focus@Auditor: memeriksa",
            ],
        ),
    ],
)
AUDITOR = tell(
    "Auditor",
    "id",
    [
        ("Auditor memeriksa laporan keuangan.", ["has_responsibility: memeriksa laporan keuangan"]),
        (
            "Auditor teliti dan bisa analisis yang baik.",
            ["requires_skill: teliti", "requires_skill: analisis yang baik"],
        ),
        ("Auditor bekerja sama dengan direksi.", ["collaborates_with: direksi"]),
    ],
)
GUARD = tell(
    "Satpam",
    "id",
    [
        ("Satpam menjaga gedung.", ["has_responsibility: menjaga gedung"]),
        ("Satpam harus teliti dan berani.", ["requires_skill: teliti", "requires_skill: berani"]),
    ],
)


def filled(*readings: Reading) -> OxigraphStore:
    """A store in memory of these readings, the three roles where none is given."""
    return fill(OxigraphStore.memory(), list(readings or (ACCOUNTANT, AUDITOR, GUARD)))


def without(reading: Reading, *labels: str) -> Reading:
    """A reading less the statements of these labels."""
    return replace(reading, statements=tuple(one for one in reading.statements if one.label not in labels))


def changed(reading: Reading, label: str, relation: Relation | None = None, **evidence: object) -> Reading:
    """A reading in which the evidence of the statement of a label is another one."""
    return replace(
        reading,
        statements=tuple(
            replace(one, evidence=replace(one.evidence, **evidence))
            if one.label == label and relation in (None, one.relation)
            else one
            for one in reading.statements
        ),
    )


def reworded(reading: Reading, label: str, other: str) -> Reading:
    """A reading in which the statement of a label has another label, at the same place."""
    return replace(
        reading,
        statements=tuple(replace(one, label=other) if one.label == label else one for one in reading.statements),
    )
