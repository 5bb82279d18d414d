"""What a user installs: the wheel carries all that is not code, and finds it there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
CARRIED = ("ontology/**/*", "data/roles/*", "data/taxonomy/**/*")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def files(folder: Path, *patterns: str) -> set[str]:
    found = {path.relative_to(folder).as_posix() for pattern in patterns for path in folder.glob(pattern)}
    return {name for name in found if "__pycache__" not in name and (folder / name).is_file()}


def test_it_carries_every_file_of_the_package(unpacked: Path) -> None:
    here = files(CHECKOUT, "rolegraph/**/*")
    assert "rolegraph/py.typed" in here
    assert here <= files(unpacked, "rolegraph/**/*")


def test_it_carries_the_ontology_the_texts_and_the_taxonomies(unpacked: Path) -> None:
    assert files(CHECKOUT, *CARRIED) == files(unpacked / "rolegraph" / "_carried", *CARRIED)


def test_it_finds_them_there(unpacked: Path) -> None:
    script = f"""
import sys; sys.path.insert(0, {str(unpacked)!r})
from rolegraph.resources import resource
from rolegraph.corpus.recognise import recognise
print(resource("data/roles"), recognise("yang dan dengan"), recognise("the and with"))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=unpacked)
    assert done.stdout.split() == [str(unpacked / "rolegraph" / "_carried" / "data" / "roles"), "id", "en"]
