"""The program as a user runs it, and disks that fail."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rolegraph.resources import resource

Run = Callable[..., subprocess.CompletedProcess[str]]

PROGRAM = (sys.executable, "-c", "from rolegraph.cli.main import main; main()")
MEGABYTE = 1024 * 1024
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


@pytest.fixture(scope="session")
def program() -> tuple[str, ...]:
    """The words that start the program."""
    return PROGRAM


@pytest.fixture(scope="session")
def rolegraph() -> Run:
    """Run the program in a process of its own; `rolegraph("build", path, "--store", folder)`."""

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        settings: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 120, **options}
        return subprocess.run([*PROGRAM, *map(str, arguments)], encoding="utf-8", check=False, **settings)

    return run


@pytest.fixture(scope="session")
def texts() -> Path:
    """Our own role texts."""
    return resource("data/roles")


@pytest.fixture(scope="session")
def built(rolegraph: Run, texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three of our texts; tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "store"
    names = ("kepala-gudang.txt", "staf-gudang.txt", "project-manager.txt")
    done = rolegraph("build", *(texts / name for name in names), "--store", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB, empty."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if _mount("-t", "tmpfs", "-o", f"size={8 * MEGABYTE}", "tmpfs", folder):
        yield folder
        subprocess.run(["umount", folder], check=True)
    elif os.environ.get("CI"):
        pytest.fail("no file system can be mounted here, and in CI this test must run")
    else:
        pytest.skip("a file system of its own can only be mounted by root")


@pytest.fixture
def full(small_disk: Path) -> Callable[[Path], None]:
    """Fill the small disk to its last byte."""

    def fill(folder: Path = small_disk) -> None:
        with (folder / "ballast").open("wb", buffering=0) as file:
            for size in (MEGABYTE, 4096, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    continue

    return fill


@pytest.fixture
def read_only(small_disk: Path) -> Callable[[Path], None]:
    """Make the small disk read-only."""

    def remount(folder: Path = small_disk) -> None:
        assert _mount("-o", "remount,ro", folder)

    return remount


@pytest.fixture(scope="session")
def bound_by_permissions() -> Callable[[], None]:
    """To be called before a program starts: it takes root the right to pass over permissions (capabilities(7))."""
    libc = ctypes.CDLL(None, use_errno=True)

    def drop() -> None:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) if os.geteuid() == 0 else ():
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "the capability cannot be dropped")

    return drop


def _mount(*arguments: object) -> bool:
    try:
        done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0
