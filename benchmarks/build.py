"""What a build costs: CPU time, memory and disk, from nothing and again after a few documents changed.

    python benchmarks/build.py [NUMBER …]

builds NUMBER (500, 5,000 and 50,000) generated documents into an empty store in a temporary folder, then builds again
with 5 of them changed, then with none. Each step runs in a process of its own, which gives its peak of memory. The
documents come from `tests/generated.py`, the same ones every time, and a reader of lines reads them
(`tests.conftest.read_lines`): what is measured is the build (names, quads, shapes, store, labels) without reading
prose, which `benchmarks/read.py` measures. With our own reader a full build costs more, and the share of a rebuild is
smaller.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from rolegraph.build import build
from rolegraph.document import Document
from rolegraph.store.oxigraph import OxigraphStore
from tests.conftest import read_lines
from tests.generated import document

NUMBERS = (500, 5_000, 50_000)
CHANGED = 5
LINES = 4
MEGABYTE = 1024 * 1024
COLUMNS = ("documents", "step", "CPU s", "wall s", "peak MB", "store MB", "written")


def documents(number: int, changed: int) -> Iterator[Document]:
    """The documents of a build: as many as wanted, some of them in another edition, spread evenly."""
    step = number // changed if changed else number + 1
    return (document(place, edition=int(place % step == step - 1), lines=LINES) for place in range(number))


def step(folder: Path, number: int, changed: int) -> dict[str, float]:
    """Build in this process, and say what it cost; start-up and imports are counted, as they are for a user."""
    began = perf_counter()
    with OxigraphStore.open(folder) as store:
        report = build(documents(number, changed), store, reader=read_lines, version="lines")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": used.ru_utime + used.ru_stime,
        "wall": perf_counter() - began,
        "peak": used.ru_maxrss / 1024,
        "written": report.documents,
    }


def apart(folder: Path, number: int, changed: int) -> dict[str, float]:
    """A step in a fresh process."""
    command = [sys.executable, __file__, "--step", str(folder), str(number), str(changed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def size(folder: Path) -> float:
    """What the files of a folder take, in megabytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def main(numbers: tuple[int, ...]) -> None:
    """Print a table in Markdown."""
    print("| " + " | ".join(COLUMNS) + " |\n|--:|---|" + "--:|" * (len(COLUMNS) - 2))
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            store, full = Path(folder) / "store", 0.0
            for name, changed in (("from nothing", 0), (f"{CHANGED} changed", CHANGED), ("none changed", CHANGED)):
                cost = apart(store, number, changed)
                full = full or cost["cpu"]
                share = f" ({cost['cpu'] / full:.1%})" if changed else ""
                figures = f"{cost['cpu']:.1f}{share} | {cost['wall']:.1f} | {cost['peak']:.0f} | {size(store):.0f}"
                print(f"| {number:,} | {name} | {figures} | {cost['written']:.0f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(step(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or NUMBERS)
