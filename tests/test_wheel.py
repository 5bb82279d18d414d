"""What a user installs: the wheel carries all that is not code, and finds it there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from rolegraph.taxonomy.read import ATTRIBUTION

CHECKOUT = Path(__file__).parent.parent
CARRIED = ("ontology/**/*", "data/linking/*", "data/models/*", "data/roles/*", "data/taxonomy/**/*")
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(wheel.parent / "site")
    return wheel.parent / "site"


def made(target: str, folder: Path) -> Path:
    """The one file that a build leaves."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (file,) = folder.iterdir()
    return file


def files(folder: Path, *patterns: str) -> set[str]:
    found = {path.relative_to(folder).as_posix() for pattern in patterns for path in folder.glob(pattern)}
    return {name for name in found if "__pycache__" not in name and (folder / name).is_file()}


def test_it_carries_every_file_of_the_package(unpacked: Path) -> None:
    here = files(CHECKOUT, "rolegraph/**/*")
    assert "rolegraph/py.typed" in here
    assert here <= files(unpacked, "rolegraph/**/*")


def test_it_carries_what_is_no_code(unpacked: Path) -> None:
    assert files(CHECKOUT, *CARRIED) == files(unpacked / "rolegraph" / "_carried", *CARRIED)


def test_it_is_small_enough_to_fetch(wheel: Path, unpacked: Path) -> None:
    """The taggers are most of it; labels for ESCO are packed to a third, vectors of words are a byte a number."""
    assert wheel.stat().st_size < 22 * MEGABYTE
    data = unpacked / "rolegraph" / "_carried" / "data"
    assert size(data / "taxonomy") < 6 * MEGABYTE
    assert size(data / "linking") < 8 * MEGABYTE


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_the_source_carries_it_too(tmp_path: Path) -> None:
    with tarfile.open(made("sdist", tmp_path)) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert files(CHECKOUT, *CARRIED) <= names


def test_data_that_is_ours_has_a_card_with_its_terms(unpacked: Path) -> None:
    data = unpacked / "rolegraph" / "_carried" / "data"
    for name in ("linking", "taxonomy", "taxonomy/esco-id"):
        card = (data / name / "README.md").read_text(encoding="utf-8")
        assert ATTRIBUTION in " ".join(card.split())
        assert "2011/833/EU" in card
        assert "© European Union" in card


def test_it_links_from_there(unpacked: Path, tmp_path: Path) -> None:
    """Labels, weights and words of links are all in the wheel."""
    (tmp_path / "wishes.csv").write_text("label,kind\nakuntan,role\n", encoding="utf-8")
    script = f"""
import sys; sys.path.insert(0, {str(unpacked)!r})
from rolegraph.cli.main import main
sys.argv = ["rolegraph", "link", "labels", "wishes.csv", "--taxonomy", "esco-sample", "--top", "1"]
main()
"""
    env = {**os.environ, "ROLEGRAPH_HOME": str(tmp_path / "home")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, env=env)
    assert done.returncode == 0, done.stderr
    assert "akuntan\trole\t1\thttp://data.europa.eu/esco/occupation/eda0d957" in done.stdout


def test_it_finds_them_there(unpacked: Path) -> None:
    script = f"""
import sys; sys.path.insert(0, {str(unpacked)!r})
from rolegraph.resources import resource
from rolegraph.corpus.recognise import recognise
print(resource("data/roles"), recognise("yang dan dengan"), recognise("the and with"))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=unpacked)
    assert done.stdout.split() == [str(unpacked / "rolegraph" / "_carried" / "data" / "roles"), "id", "en"]
