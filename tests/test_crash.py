"""A build is killed at a hundred moments, or its disk fills up: each document is old or new, the next build ends well.

A document's graph that equals that of a clean build is valid, since the clean build checked it. Killed are builds of
2,000 generated documents: 50 times one from nothing, each going on in what the last one left, and 50 times one in which
some documents changed and some are gone, each over a copy of the same store. The builds are forks of a server that has
loaded all and opened nothing, so that a hundred of them are affordable.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import process_time, sleep

import pytest
from pyoxigraph import Quad, RdfFormat

from rolegraph.build import build
from rolegraph.document import Document
from rolegraph.store.oxigraph import OxigraphStore
from tests.conftest import read_lines
from tests.generated import document

NUMBER = 2_000
LINES = 1
CHANGED, GONE = 10, 10
FROM_NOTHING, OF_CHANGES = 50, 50
MEGABYTE = 1024 * 1024
ROOT = Path(__file__).parents[1]
Graphs = dict[str, frozenset[Quad]]


@cache
def documents(edition: int, number: int = NUMBER, lines: int = LINES) -> list[Document]:
    """The documents of the old (0) or the new (1) build: there some are others, and some are gone."""
    changed, gone = number // CHANGED, number // GONE
    kept = (place for place in range(number) if not (edition and place % gone == 1))
    return [document(place, edition=edition if place % changed == 0 else 0, lines=lines) for place in kept]


def build_into(folder: Path, edition: int, **size: int) -> float:
    """Build, and give the CPU time that it took, in seconds."""
    began = process_time()
    with OxigraphStore.open(folder) as store:
        build(documents(edition, **size), store, reader=read_lines, version="1", prune=bool(edition))
    return process_time() - began


@dataclass(frozen=True)
class Clean:
    """A store that was built without a trouble, what it holds, and what it took to build in seconds of CPU."""

    folder: Path
    dump: bytes
    graphs: Graphs
    seconds: float

    @classmethod
    def of(cls, folder: Path, seconds: float = 0) -> Clean:
        with OxigraphStore.open(folder, read_only=True) as store:
            graphs: dict[str, set[Quad]] = {}
            for quad in store.quads():
                graphs.setdefault(quad.graph_name.value, set()).add(quad)
        return cls(folder, dump(folder), {name: frozenset(quads) for name, quads in graphs.items()}, seconds)


def dump(folder: Path) -> bytes:
    """All quads of a store as lines; the engine gives those of equal stores in one order."""
    with OxigraphStore.open(folder, read_only=True) as store:
        return store.engine.dump(format=RdfFormat.N_QUADS) or b""


def halves(folder: Path, names: Iterable[str], *forms: Graphs) -> list[str]:
    """The documents' graphs, of these, that have none of the forms; the store is opened as the next build opens it."""
    with OxigraphStore.open(folder) as store:
        return [
            name
            for name in names
            if frozenset(store.quads(name)) not in [form.get(name, frozenset()) for form in forms]
        ]


def names_in(folder: Path) -> set[str]:
    """The documents that have a graph."""
    with OxigraphStore.open(folder) as store:
        return {name for name in store.graphs() if "/document/" in name}


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.test_crash", "pyshacl", "rdflib"])


def _told(pipe: Connection, folder: Path, edition: int, size: dict[str, int]) -> None:
    pipe.send(build_into(folder, edition, **size))


def build_apart(folder: Path, edition: int, **size: int) -> float:
    """A build in a fork of the server, to its end; see `build_into`."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_told, args=(theirs, folder, edition, size))
    process.start()
    theirs.close()
    seconds: float = ours.recv()
    process.join()
    return seconds


def killed(folder: Path, edition: int, seconds: float) -> None:
    """A build in a fork of the server, which is killed after so many seconds of CPU, whatever else runs here."""
    process = FORKS.Process(target=build_into, args=(folder, edition))
    process.start()
    while process.is_alive() and used(process.pid) < seconds:
        sleep(0.001)
    process.kill()
    process.join()


def used(pid: int | None) -> float:
    """Seconds of CPU that the main thread of a process took (proc(5), schedstat); infinite once it is gone."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        return float("inf")


def copy(store: Path, to: Path) -> Path:
    """A copy of a store that is closed; what RocksDB never changes is shared."""
    shutil.copytree(store, to, copy_function=lambda a, b: os.link(a, b) if a.endswith(".sst") else shutil.copy(a, b))
    return to


FILL = """
import sys
from pathlib import Path
from rolegraph.errors import StoreError
from tests.test_crash import build_into
if sys.argv[4] == "limit":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000_000, 6_000_000))
try:
    build_into(Path(sys.argv[1]), 0, number=int(sys.argv[2]), lines=int(sys.argv[3]))
except StoreError as error:
    print(error.message)
"""


class SmallDisk:
    """A file system of 8 MB; where none can be mounted, a process whose files may have 6 MB does the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.mounted = self._mount("-t", "tmpfs", "-o", f"size={8 * MEGABYTE}", "tmpfs")

    def fill(self, store: Path, number: int, lines: int) -> str:
        """Build until the disk is full, and give what that said."""
        how = "mounted" if self.mounted else "limit"
        command = [sys.executable, "-c", FILL, str(store), str(number), str(lines), how]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    def enlarge(self) -> None:
        """Make room."""
        assert not self.mounted or self._mount("-o", f"remount,size={512 * MEGABYTE}", "tmpfs")

    def close(self) -> None:
        if self.mounted:
            subprocess.run(["umount", self.folder], check=True)

    def _mount(self, *options: str) -> bool:
        try:
            return subprocess.run(["mount", *options, self.folder], capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    disk = SmallDisk(tmp_path / "disk")
    yield disk
    disk.close()


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    folder = tmp_path_factory.mktemp("crash") / "old"
    return Clean.of(folder, build_apart(folder, 0))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    folder = tmp_path_factory.mktemp("crash") / "new"
    return Clean.of(folder, build_apart(folder, 1))


def test_a_build_from_nothing_killed_at_any_moment_goes_on_where_it_was(new: Clean, tmp_path: Path) -> None:
    random, folder, whole = Random(5), tmp_path / "store", set[str]()
    stops = []
    for _ in range(FROM_NOTHING):
        killed(folder, 1, random.uniform(0, 3.5 * new.seconds / FROM_NOTHING))
        names = names_in(folder)
        assert halves(folder, names - whole, new.graphs) == []
        assert whole <= names
        whole = names
        stops.append(len(names))
    assert len(set(stops)) > FROM_NOTHING // 4, stops  # the moments are spread over the build
    build_into(folder, 1)
    assert dump(folder) == new.dump


def test_a_build_of_changes_killed_at_any_moment_is_made_good_by_the_next(
    old: Clean, new: Clean, tmp_path: Path
) -> None:
    random, stops = Random(6), set()
    OxigraphStore.open(old.folder).close()  # which drops a log that need not be copied
    seconds = build_apart(copy(old.folder, tmp_path / "timed"), 1)
    names = [name for name in old.graphs.keys() | new.graphs.keys() if old.graphs.get(name) != new.graphs.get(name)]
    changed = [name for name in names if "/document/" in name]
    for number in range(OF_CHANGES):
        folder = copy(old.folder, tmp_path / "store")
        killed(folder, 1, seconds * (number + random.random()) / OF_CHANGES)
        assert halves(folder, changed, old.graphs, new.graphs) == []
        stops.add(len(halves(folder, changed, new.graphs)))
        build_into(folder, 1)
        assert halves(folder, names, new.graphs) == []
        assert number % 10 or dump(folder) == new.dump  # all of it takes a second
        shutil.rmtree(folder)
    assert len(stops) > 3, stops  # before, after and between


def test_a_disk_that_fills_up_gives_one_line_and_the_same_guarantee(small_disk: SmallDisk, tmp_path: Path) -> None:
    """A build that outgrows its disk ends in one clear error; with more room the next build is as one from nothing."""
    folder, size = small_disk.folder / "store", {"number": 120, "lines": 20}
    told = small_disk.fill(folder, **size)
    assert told.splitlines() == [f"the disk of the store {folder} is full; nothing of this step was kept"]
    small_disk.enlarge()
    build_apart(tmp_path / "clean", 0, **size)
    clean = Clean.of(tmp_path / "clean")
    names = names_in(folder)
    assert 0 < len(names) < size["number"]  # some were written before
    assert halves(folder, names, clean.graphs) == []
    build_into(folder, 0, **size)
    assert dump(folder) == clean.dump
