"""How well coordinations are split into items, by kind: `python benchmarks/coordination.py [--mark] [--missed]`.

The phrases and their items stand in `tests/data/coordination.txt`. "grammar" are shapes and closed classes alone;
"reader" is the reader's own finder of items with the weights that ship, which is told what a phrase states but nothing
of its items. A phrase counts as right where exactly its items are heard, word by word.

`--mark` writes the expected failures of both into the table, after new weights or rules; the tests hold them to it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the table is read by the tests' own code

from tests.coordination import EARS, TABLE, Row, marked, missed, table

Judged = Sequence[tuple[Row, str]]
LANGUAGES = ("id", "en")
WIDTH = 45


def scores(judged: Judged) -> Iterator[str]:
    """A line for each kind of phrase: how many there are in each language, and how many grammar and reader hear."""
    yield " " * WIDTH + "".join(f"{f'{lang}: phrases':>14}{'grammar':>9}{'reader':>9}" for lang in LANGUAGES)
    for kind in dict.fromkeys(row.kind for row, _ in judged):
        yield _line(kind, [(row, marks) for row, marks in judged if row.kind == kind])
    yield _line("all", judged)
    yield _line("all, in percent", judged, percent=True)


def _line(name: str, judged: Judged, percent: bool = False) -> str:
    cells = ""
    for lang in LANGUAGES:
        here = [marks for row, marks in judged if row.lang == lang]
        right = [sum(mark not in marks for marks in here) for mark in EARS]
        whole = f"{len(here) or '-':>14}"
        cells += whole + "".join(f"{_cell(count, len(here), percent):>9}" for count in right)
    return f"{name:{WIDTH}}{cells}"


def _cell(count: int, whole: int, percent: bool) -> str:
    return "-" if not whole else f"{count / whole:.0%}" if percent else str(count)


def heard(judged: Judged) -> Iterator[str]:
    """Of each phrase that was missed: its items, and what was heard instead, by whom."""
    for row, marks in judged:
        if marks:
            yield f"{row.phrase}\n  = {' | '.join(row.items)}"
            yield from (f"  {mark} {' | '.join(EARS[mark](row))}" for mark in marks)


def main() -> None:
    """Print the scores; with `--mark`, note the expected failures too."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mark", action="store_true", help="write the expected failures into the table of phrases")
    parser.add_argument("--missed", action="store_true", help="also what was heard in each phrase that was missed")
    given = parser.parse_args()
    text = TABLE.read_text(encoding="utf-8")
    judged = [(row, missed(row)) for row in table(text)]
    if given.mark:
        TABLE.write_text(marked(text), encoding="utf-8")
    if given.missed:
        print(*heard(judged), "", sep="\n")
    print(*scores(judged), sep="\n")


if __name__ == "__main__":
    main()
