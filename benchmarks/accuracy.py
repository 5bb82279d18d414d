"""Accuracy of the reader on annotated texts, by genre and half: `python benchmarks/accuracy.py GOLD_DIR SCORER`.

Half A are the documents whose name's SHA-256 begins with 0 to 7, half B the others. The weights that ship were trained
without half B, so half B is the figure to believe; half A was read by those who wrote rules, and trained on.
SCORER is the scoring script that the annotated texts come with: `python SCORER GOLD_DIR PRED.jsonl` prints the table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rolegraph.cli.statements import row
from rolegraph.corpus.text import load
from rolegraph.extract.reader import read

GENRES = ("seri", "profil", "iklan", "en")
LABELS = 20
"""A relation with fewer labels in a genre is not shown."""


def half(name: str) -> str:
    """The half that a document belongs to.

    >>> half("kepala-departemen-produksi")
    'A'
    """
    return "A" if hashlib.sha256(name.encode("utf-8")).hexdigest()[0] in "01234567" else "B"


def select(gold: Path, genre: str, part: str) -> list[Path]:
    """The gold files of one genre and one half."""
    files = [path for path in sorted(gold.glob("*.json")) if half(path.stem) == part]
    return [path for path in files if json.loads(path.read_text(encoding="utf-8")).get("genre") == genre]


def score(files: Iterable[Path], scorer: Path, verbose: bool) -> list[str]:
    """The scorer's lines for these gold files and what the reader says of their texts."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold"
        gold.mkdir()
        predicted = Path(folder) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            for file in files:
                shutil.copy(file, gold)
                document = load(file.with_suffix(".txt"))
                for statement in read(document).statements:
                    out.write(json.dumps(row(document, statement), ensure_ascii=False) + "\n")
        command = [sys.executable, str(scorer), str(gold), str(predicted), *(["--verbose"] if verbose else [])]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def markdown(tables: dict[tuple[str, str], list[str]]) -> list[str]:
    """F1 on half B by relation and genre, then all relations on either half: the table of the README."""
    f1 = {key: {line.split()[0]: line.split()[3] for line in lines[1:]} for key, lines in tables.items()}
    count = {key: {line.split()[0]: int(line.split()[5]) for line in lines[1:]} for key, lines in tables.items()}
    relations = sorted({relation for key in f1 if key[1] == "B" for relation in f1[key]} - {"ALL"})
    rows = ["| F1 | " + " | ".join(GENRES) + " |", "|---|" + "--:|" * len(GENRES)]
    for relation in relations:
        cells = [_cell(f1[genre, "B"], count[genre, "B"], relation) for genre in GENRES]
        rows.append(f"| {relation} | " + " | ".join(cells) + " |")
    for part, name in (("B", "**all, half B**"), ("A", "all, half A (trained on)")):
        rows.append(f"| {name} | " + " | ".join(f1[genre, part]["ALL"] for genre in GENRES) + " |")
    return rows


def _cell(f1: dict[str, str], count: dict[str, int], relation: str) -> str:
    """A figure over fewer than 20 labels says little and is left out."""
    return f1[relation] if count.get(relation, 0) >= LABELS else "-"


def main() -> None:
    """Print the scorer's table for each genre and half, and a summary."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--half", choices=["A", "B"], action="append")
    parser.add_argument("--genre", choices=GENRES, action="append")
    parser.add_argument("--verbose", action="store_true", help="also each label missed or made up (half A alone)")
    parser.add_argument("--markdown", action="store_true", help="the table of the README alone, over both halves")
    given = parser.parse_args()
    tables: dict[tuple[str, str], list[str]] = {}
    for part in given.half or ["A", "B"]:
        for genre in given.genre or GENRES:
            files = select(given.gold, genre, part)
            lines = tables[genre, part] = score(files, given.scorer, given.verbose and part == "A")
            if not given.markdown:
                print(f"\n{genre}, half {part}: {len(files)} texts", *lines, sep="\n")
    if given.markdown:
        print("\n".join(markdown(tables)))
        return
    print("\nF1 by genre and half")
    for (genre, part), lines in tables.items():
        print(f"{genre:8} {part} {lines[-1].split()[3]}")


if __name__ == "__main__":
    main()
