"""Texts for the tests of the reader: the carried ones, and strategies for hostile ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from rolegraph.corpus.text import load
from rolegraph.document import Document
from rolegraph.extract.align import norm
from rolegraph.extract.reader import read
from rolegraph.language.data import language_data
from rolegraph.language.tokenizer import pieces
from rolegraph.statement import Reading

ROOT = Path(__file__).resolve().parent.parent
ROLES = ROOT / "data" / "roles"
GOLD = ROOT / "data" / "gold"
TINY = ROOT / "tests" / "data" / "gold-tiny"
SEED = ROLES / "kepala-departemen-produksi.txt"

MARKS = (
    *"-•*·–—▪◦.,;:!?…()[]\"'“”‘’«»/&+#%_@",
    *("\t", "\n", "\r", "\r\n", "\n\n", " \n ", "  ", "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"),
    *(
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u200d",
        "\u202e",
        "\ufeff",
        "\u0301",
        "\u064b",
        "\U0001f389",
        "👩‍🍳",
        "é",
        "مدير",
    ),
    *("...", ". ", ", ", " dan ", " and ", "nya", "-nya", "1. ", "2) ", "a. ", "\n- ", "\n• ", "UI/UX", "C++", "S1"),
)
"""Bullets, punctuation, line ends and blanks of every kind, emoji, combining marks, right-to-left letters."""


def document(text: str, lang: str = "id") -> Document:
    """A text without a file."""
    return Document("uji", text, lang, "uji.txt")


def carried_paths() -> list[Path]:
    """Every text of `data/roles` and, in a checkout, of `data/gold`."""
    return [path for folder in (ROLES, GOLD) for path in sorted(folder.glob("*.txt"))]


def carried() -> Iterator[Document]:
    """The documents of `carried_paths`."""
    return map(load, carried_paths())


@cache
def reading(path: Path) -> Reading:
    """What the reader says of a file, read once for all tests."""
    return read(load(path))


def words(text: str) -> Counter[str]:
    """The words of a text as labels are compared: lower case, without -nya; each with its number."""
    return Counter(norm(text[start:end]) for start, end in pieces(text))


@cache
def phrases(lang: str) -> list[str]:
    """Cue phrases and headings of a language."""
    data = language_data(lang)
    cues = {" ".join(phrase) for found in data.cues.values() for phrase in found}
    return sorted(cues | set(data.headings))


@cache
def samples(lang: str) -> list[str]:
    """Real texts of a language, for tests that spoil them."""
    return [given.text for given in carried() if given.lang == lang]


def hostile(lang: str) -> st.SearchStrategy[str]:
    """Strings of cue phrases, marks, odd characters and names in any order."""
    names = ["kasir", "Kasir adalah", "Manajer Proyek", "tugas kasir adalah", "cashier", "A teacher", "menghitung uang"]
    part = st.one_of(
        st.sampled_from(phrases(lang)).map(lambda phrase: f"{phrase} "),
        st.sampled_from(MARKS),
        st.sampled_from(names).map(lambda name: f"{name} "),
        st.text(max_size=3),
    )
    return st.lists(part, max_size=50).map("".join)


@st.composite
def spoiled(draw: st.DrawFn, lang: str) -> str:
    """A real text into which marks and cue phrases fell, and out of which pieces were torn."""
    text = draw(st.sampled_from(samples(lang)))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        torn = draw(st.sampled_from([0, 0, 1, 7, 40]))
        text = text[:at] + draw(st.sampled_from(MARKS) | st.sampled_from(phrases(lang))) + text[at + torn :]
    return text
