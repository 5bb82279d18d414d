"""Makes the sample of ESCO anew: the rows of some concepts, and what ties these, in the layout of the official files.

    python data/taxonomy/make_sample.py FOLDER

reads ESCO's official CSV files in FOLDER (zips or unpacked) and writes those of `sample/` from the IRIs that
`sample/concepts.txt` lists. A row stays as it is; rows that name a concept that is not listed are left out. The same
files give the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from rolegraph.taxonomy.parts import parts

SAMPLE = Path(__file__).parent / "sample"
COLUMNS = (("conceptUri", "broaderUri"), ("occupationUri", "skillUri"), ("originalSkillUri", "relatedSkillUri"))
LEFT_OUT = ("Collection", "collection", "conceptschemes", "skillshierarchy")


def wanted() -> frozenset[str]:
    """The IRIs of the list; what stands behind one is its label, for people."""
    lines = (SAMPLE / "concepts.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line.strip() and not line.startswith("#"))


def sample(text: str, iris: frozenset[str]) -> tuple[str, int]:
    """The table of the listed concepts, and how many rows it has below its header."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    columns = list(rows.fieldnames or ())
    ends = next((pair for pair in COLUMNS if set(pair) <= set(columns)), ("conceptUri",))
    kept = [row for row in rows if all(row[end] in iris for end in ends)]
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return written.getvalue(), len(kept)


def main(folder: Path) -> None:
    """Write the tables of the sample, and say how long they are."""
    csv.field_size_limit(10_000_000)
    iris = wanted()
    for part in parts([folder]):
        name = part.name.rpartition("/")[2]
        if any(sign in part.stem for sign in LEFT_OUT):
            continue
        with part.open() as file:
            text, rows = sample(file.read().decode("utf-8-sig"), iris)
        (SAMPLE / name).write_text(text, encoding="utf-8", newline="")
        sys.stdout.write(f"{name}: {rows} rows\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
