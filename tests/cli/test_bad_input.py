"""Bad input and bad luck, as real runs: one clear line, the right exit code, and nothing lost.

Exit codes: 1 the data fails, 2 wrong usage, 3 the machine fails.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rolegraph.graph import RoleGraph
from rolegraph.store.oxigraph import OxigraphStore

Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = "kepala-gudang"


def failed(done: subprocess.CompletedProcess[str], code: int, message: str, *, lines: int = 1) -> None:
    """The run ended with this code, and said this in so many lines, all of them ours."""
    said = done.stderr.splitlines()
    assert done.returncode == code, done.stderr
    assert len(said) == lines, done.stderr
    assert all(line.startswith("rolegraph: ") for line in said)
    assert any(message in line for line in said), done.stderr


def documents(store: Path) -> set[str]:
    """The identifiers of the documents in a store."""
    with OxigraphStore.open(store, read_only=True) as opened:
        answer = opened.query("SELECT DISTINCT ?id { ?document a rg:Document ; dcterms:identifier ?id }")
    return {identifier.value for (identifier,) in answer.rows}


BAD_TEXTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty.txt: the file is empty"),
    "blank": (b" \n\n", "blank.txt: the file is blank"),
    "binary": (b"\x7fELF\x02\x01\x01\0\0", "binary.txt: not a text: byte 0x7f at byte 0"),
    "broken-utf-8": (b"Kasir \xff melayani", "broken-utf-8.txt: not UTF-8: byte 0xff at byte 6"),
    "long-line": (b"kasir " * 3_500_000, "long-line.txt: larger than 300,000 bytes"),
    "no-role": (b"Hujan turun deras sejak pagi.\n", "no-role.txt: names no role"),
}


@pytest.mark.parametrize("name", BAD_TEXTS)
@pytest.mark.parametrize("command", ["statements", "build"])
def test_a_bad_text_alone(rolegraph: Run, tmp_path: Path, command: str, name: str) -> None:
    data, message = BAD_TEXTS[name]
    (tmp_path / f"{name}.txt").write_bytes(data)
    to = ["-o", tmp_path / "graph.nq"] if command == "build" else []
    done = rolegraph(command, tmp_path / f"{name}.txt", *to)
    failed(done, 1, message)
    assert not (tmp_path / "graph.nq").exists()


def test_in_a_folder_the_good_are_built_and_the_bad_listed_at_the_end(
    rolegraph: Run, texts: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, (data, _) in BAD_TEXTS.items():
        (folder / f"{name}.txt").write_bytes(data)
    (folder / "lost.txt").symlink_to(folder / "gone")
    (folder / f"{GOOD}.txt").write_bytes((texts / f"{GOOD}.txt").read_bytes())
    done = rolegraph("build", folder, "--store", tmp_path / "store")
    failed(done, 1, "lost.txt: cannot be read: No such file", lines=len(BAD_TEXTS) + 1)
    for _, message in BAD_TEXTS.values():
        assert message in done.stderr
    assert "1 of 2 texts written" in done.stdout
    assert documents(tmp_path / "store") == {GOOD}


def test_statements_of_the_good_are_written_beside_the_bad(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = rolegraph("statements", tmp_path / "empty.txt", texts / f"{GOOD}.txt", "--format", "jsonl")
    failed(done, 1, "the file is empty")
    assert done.stdout.startswith(f'{{"doc": "{GOOD}"')


@pytest.mark.parametrize("command", ["statements", "build"])
def test_a_missing_path(rolegraph: Run, tmp_path: Path, command: str) -> None:
    to = ["--store", tmp_path / "store"] if command == "build" else []
    failed(rolegraph(command, tmp_path / "none.txt", *to), 1, "none.txt: no such file or folder")
    assert not (tmp_path / "store").exists()


def test_a_missing_path_among_others_loses_none(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    done = rolegraph("build", tmp_path / "none", texts / f"{GOOD}.txt", "--store", tmp_path / "store")
    failed(done, 1, "none: no such file or folder")
    assert documents(tmp_path / "store") == {GOOD}


def test_a_folder_without_texts(rolegraph: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Kasir melayani pembeli.")
    failed(rolegraph("build", tmp_path, "--store", tmp_path / "store"), 1, "no file in this folder is of a kind")


def test_a_hostile_file_name_stays_one_line(rolegraph: Run, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\n\x1b[31m\xff.txt"
    Path(os.fsdecode(path)).touch()
    failed(rolegraph("statements", tmp_path), 1, "a\\n\\x1b[31m\\xff.txt: the file is empty")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "bild"),
        (["build", "--stor", "x"], "--stor"),
        (["build"], "PATH"),
        (["build", "texts"], "nothing to write to"),
        (["statements", "texts", "--format", "xml"], "xml"),
        (["query", "--store", "graph"], "no query is named"),
    ],
)
def test_wrong_usage(rolegraph: Run, arguments: list[str], message: str) -> None:
    failed(rolegraph(*arguments), 2, message)


def test_an_ending_that_no_format_has(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    failed(rolegraph("build", texts / f"{GOOD}.txt", "-o", tmp_path / "graph.docx"), 2, ".docx")


def test_a_base_that_is_no_iri(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    done = rolegraph("build", texts / f"{GOOD}.txt", "--store", tmp_path / "store", "--base", "not an iri")
    failed(done, 2, "not an iri")


def test_an_unknown_query(rolegraph: Run, built: Path) -> None:
    failed(rolegraph("query", "dutys", "--store", built), 2, "dutys")


def test_a_query_file_that_is_missing(rolegraph: Run, built: Path, tmp_path: Path) -> None:
    failed(rolegraph("query", tmp_path / "none.rq", "--store", built), 2, "none.rq")


def test_an_unknown_parameter_is_answered_with_the_list(rolegraph: Run, built: Path) -> None:
    done = rolegraph("query", "duties", "--rolle", "Kepala Gudang", "--store", built)
    failed(done, 2, "rolle")
    assert "role" in done.stderr.replace("rolle", "")


def test_a_syntax_error_in_a_query_has_line_and_column(rolegraph: Run, built: Path) -> None:
    text = "SELECT ?role {\n  ?role a rg:Role ;; ]\n}"
    failed(rolegraph("query", "-", "--store", built, input=text), 2, "line 2, column 22")


@pytest.mark.parametrize(
    "text", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }"]
)
def test_a_query_that_writes_or_reaches_outside(rolegraph: Run, built: Path, text: str) -> None:
    failed(rolegraph("query", "-", "--store", built, input=text), 2, "line 1, column")


@pytest.mark.parametrize("command", [["query", "duties", "--role", "Kasir"], ["view", "-o", "page.html"]])
def test_a_store_that_is_not_there(rolegraph: Run, tmp_path: Path, command: list[str]) -> None:
    failed(rolegraph(*command, "--store", tmp_path / "none", cwd=tmp_path), 3, "there is no store at")
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_no_store_is_left_as_it_is(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("dear diary")
    failed(rolegraph("build", texts, "--store", tmp_path), 3, "holds files and no store")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_store_opened_twice_for_writing(rolegraph: Run, texts: Path, tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "store"):
        done = rolegraph("build", texts / f"{GOOD}.txt", "--store", tmp_path / "store")
    failed(done, 3, "is open for writing in another place")


def test_a_store_opened_twice_for_reading_is_no_error(rolegraph: Run, built: Path) -> None:
    with RoleGraph.open(built):
        assert rolegraph("query", "roles", "--store", built).returncode == 0


def test_a_full_disk_keeps_what_was_stored(
    rolegraph: Run, texts: Path, small_disk: Path, full: Callable[[], None]
) -> None:
    store = small_disk / "store"
    assert rolegraph("build", texts / f"{GOOD}.txt", "--store", store).returncode == 0
    full()
    failed(rolegraph("build", texts, "--store", store), 3, "is full")
    (small_disk / "ballast").unlink()
    assert GOOD in documents(store)
    assert rolegraph("query", "roles", "--store", store).returncode == 0


def test_a_full_disk_keeps_the_file_that_was_there(
    rolegraph: Run, texts: Path, small_disk: Path, full: Callable[[], None]
) -> None:
    path = small_disk / "graph.nq"
    path.write_text("former")
    full()
    failed(rolegraph("build", texts / f"{GOOD}.txt", "-o", path), 3, "No space left")
    assert path.read_text() == "former"
    assert sorted(file.name for file in small_disk.iterdir()) == ["ballast", "graph.nq"]


def test_standard_output_on_a_full_disk(rolegraph: Run, texts: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = rolegraph("statements", texts / f"{GOOD}.txt", "--format", "csv", stdout=full)
    failed(done, 3, "No space left on device")


def test_a_read_only_disk(rolegraph: Run, texts: Path, small_disk: Path, read_only: Callable[[], None]) -> None:
    store = small_disk / "store"
    assert rolegraph("build", texts / f"{GOOD}.txt", "--store", store).returncode == 0
    read_only()
    failed(rolegraph("build", texts, "--store", store), 3, "read-only")
    failed(rolegraph("build", texts / f"{GOOD}.txt", "--store", small_disk / "new"), 3, "read-only")
    failed(rolegraph("build", texts / f"{GOOD}.txt", "-o", small_disk / "graph.nq"), 3, "Read-only")
    assert rolegraph("query", "roles", "--store", store).returncode == 0


def test_a_folder_without_permission(
    rolegraph: Run, texts: Path, tmp_path: Path, bound_by_permissions: Callable[[], None]
) -> None:
    tmp_path.chmod(0o555)
    for to in (["-o", tmp_path / "graph.nq"], ["--store", tmp_path / "store"]):
        done = rolegraph("build", texts / f"{GOOD}.txt", *to, preexec_fn=bound_by_permissions)
        failed(done, 3, "ermission")


def test_a_reader_that_has_enough_ends_the_run_in_silence(program: tuple[str, ...], texts: Path) -> None:
    command = [*program, "statements", str(texts), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert (run.stderr.read(), run.wait()) == ("", 0)


def test_an_interrupt_ends_with_130(program: tuple[str, ...], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # reading it waits for a writer that never writes
    command = [*program, "statements", str(tmp_path / "pipe")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as run:
        writing = _opened(tmp_path / "pipe")
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
        os.close(writing)
    assert (run.returncode, said) == (130, "rolegraph: interrupted\n")


def _opened(pipe: Path) -> int:
    """The writing end of a pipe, once somebody reads it."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    pytest.fail("nobody has opened the pipe")
