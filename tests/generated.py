"""Documents by the thousand, the same ones every time, for tests and measurements of builds.

Their texts are lines that `tests.conftest.read_lines` reads, so that what is measured is the build and not the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from rolegraph.document import Document

ACTS = ("menyusun", "memeriksa", "mengatur", "mencatat", "merawat", "menjual", "merancang", "mengawasi")
THINGS = ("laporan", "barang", "jadwal", "mesin", "anggaran", "pesanan", "arsip", "kontrak", "gudang", "armada")
SKILLS = ("teliti", "Teliti", "sabar", "Sabar", "jujur", "tegas", "kemampuan analisis", "Excel", "ramah")
PARTIES = ("keuangan", "penjualan", "produksi", "pemasaran", "logistik")


def document(number: int, edition: int = 0, lines: int = 10) -> Document:
    """A generated document of so many lines after its role; another edition has other lines."""
    random = Random(f"{number} {edition}")
    said = [f"Peran {number % 997} {number // 997}"]
    for place in range(lines):
        act, thing = random.choice(ACTS), random.choice(THINGS)
        said.append(
            (
                f"has_responsibility: {act} {thing} {random.randrange(200)}",
                f"requires_skill: {random.choice(SKILLS)}",
                f"collaborates_with: departemen {random.choice(PARTIES)}",
                f"Kalimat {random.randrange(1000)} tidak menyatakan apa-apa.",
                f"has_goal: {thing} lancar",
            )[(place + number) % 5]
        )
    return Document(f"teks-{number}", "\n".join(said), "id", f"teks/{number}.txt")


def documents(count: int, lines: int = 10) -> Iterator[Document]:
    """So many generated documents."""
    return (document(number, lines=lines) for number in range(count))
