"""Engines by name: the built-in one, those that packages register, and what becomes of bad ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rolegraph.cli.engines import pairs
from rolegraph.cli.main import run
from rolegraph.document import Document
from rolegraph.errors import InputError, RolegraphError, UsageError
from rolegraph.extract.endpoint.settings import KEY, KNOWN, MODEL, URL
from rolegraph.extract.engines import Engine, Guarded, check, engine_names, open_engine
from rolegraph.extract.reader import read
from rolegraph.statement import Evidence, Reading, Relation, Statement

TEXT = "Kasir adalah orang yang melayani pembeli. Tugas utama kasir adalah memindai barang dan menghitung uang."
CASHIER = Document("kasir", TEXT, "id", "kasir.txt")

TOY = '''
from rolegraph.extract.engines import Engine
from rolegraph.statement import Evidence, Reading, Relation, Statement

class FirstWord(Engine):
    """Takes the first word of a text for its role."""

    def __init__(self, settings):
        self.shout = settings.get("shout") == "yes"
        self.read_so_far = 0

    def read(self, document):
        self.read_so_far += 1
        word = document.text.split()[0]
        name = word.upper() if self.shout else word
        place = Evidence(0, len(word), document.text, 0, "toy/first-word", 0.25)
        return Reading(document, (Statement(name, Relation.ROLE, name, place),))

    def notes(self):
        return [f"toy: {self.read_so_far} texts read"]

def broken(settings):
    raise OSError("no weights")

def other(settings):
    return print
'''
Register = Callable[..., None]


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Install a package that registers engines, as pip would."""

    def install(package: str, *, extras: tuple[str, ...] = (), **engines: str) -> None:
        site = tmp_path / package
        about = site / f"{package}-1.0.dist-info"
        about.mkdir(parents=True)
        (site / f"{package}.py").write_text(TOY, encoding="utf-8")
        provided = "".join(f"Provides-Extra: {extra}\n" for extra in extras)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n{provided}")
        lines = "".join(f"{name} = {value}\n" for name, value in engines.items())
        (about / "entry_points.txt").write_text(f"[rolegraph.extractors]\n{lines}")
        monkeypatch.syspath_prepend(str(site))

    return install


def test_the_reader_of_rolegraph_is_the_default() -> None:
    with open_engine() as engine:
        assert engine.read(CASHIER) == read(CASHIER)
        assert engine.notes() == ()


def test_it_takes_no_setting() -> None:
    with pytest.raises(UsageError, match="the engine 'rolegraph' has no setting 'url'"):
        open_engine("rolegraph", {"url": "x"})


def test_the_endpoint_ships_and_is_off_unless_named() -> None:
    assert engine_names()[0] == "rolegraph"
    assert "endpoint" in engine_names()


def test_an_engine_of_a_package_is_found_by_its_entry_point(register: Register) -> None:
    register("toyengine", first="toyengine:FirstWord")
    with open_engine("first", {"shout": "yes"}) as engine:
        assert engine.read(CASHIER).role == "KASIR"
        assert engine.notes() == ["toy: 1 texts read"]
    assert "first" in engine_names()


def test_an_unknown_engine_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no engine 'magic' \(there are: rolegraph, .*endpoint"):
        open_engine("magic")


def test_no_package_takes_the_name_of_the_default(register: Register) -> None:
    register("toyengine", rolegraph="toyengine:FirstWord")
    with open_engine("rolegraph") as engine:
        assert engine.read(CASHIER).statements[0].evidence.rule != "toy/first-word"


def test_two_packages_of_one_name_are_refused(register: Register) -> None:
    register("toyengine", first="toyengine:FirstWord")
    register("rival", first="rival:FirstWord")
    with pytest.raises(UsageError, match="2 engines are called 'first': rival:FirstWord, toyengine:FirstWord"):
        open_engine("first")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("nowhere:Engine", "cannot be started: ModuleNotFoundError: No module named 'nowhere'"),
        ("toyengine:Absent", "cannot be started: AttributeError"),
        ("toyengine:broken", "cannot be started: OSError: no weights"),
        ("toyengine:other", r"is no rolegraph\.extract\.engines\.Engine"),
    ],
)
def test_an_engine_that_does_not_start_is_one_clear_error(register: Register, value: str, message: str) -> None:
    register("toyengine", first=value)
    with pytest.raises(RolegraphError, match=message):
        open_engine("first")


def test_what_is_missing_is_told_with_the_extra_that_has_it(register: Register) -> None:
    register("toyengine", extras=("first",), first="nowhere:Engine")
    with pytest.raises(RolegraphError, match=r"pip install 'toyengine\[first\]'"):
        open_engine("first")


def stated(relation: Relation, label: str, **place: object) -> Statement:
    start = TEXT.lower().index(label.lower())
    evidence = Evidence(start, start + len(label), TEXT, 0, "toy/hand", 0.5)
    return Statement("Kasir", relation, label, replace(evidence, **place))


ROLE = stated(Relation.ROLE, "Kasir")
DUTY = stated(Relation.HAS_RESPONSIBILITY, "melayani pembeli")
BAD = {
    "no role": (DUTY,),
    "role not first": (DUTY, ROLE),
    "two roles": (ROLE, ROLE),
    "an empty span": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, end=DUTY.evidence.start))),
    "a span beyond the text": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, end=len(TEXT) + 1))),
    "another sentence": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, sentence="Kasir tidur."))),
    "a sentence elsewhere": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, sentence=TEXT[:5]))),
    "too sure": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, confidence=1.5))),
    "sure as nan": (ROLE, replace(DUTY, evidence=replace(DUTY.evidence, confidence=float("nan")))),
    "a blank label": (ROLE, replace(DUTY, label=" ")),
    "an unknown relation": (ROLE, replace(DUTY, relation="loves")),
    "a stranger as parent": (ROLE, replace(stated(Relation.HAS_GOAL, "pembeli"), parents=(DUTY,))),
}


@pytest.mark.parametrize("statements", BAD.values(), ids=BAD)
def test_a_reading_that_would_break_the_graph_is_refused(statements: tuple[Statement, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        check(Reading(CASHIER, statements), CASHIER)


def test_a_reading_as_it_should_be_passes() -> None:
    goal = replace(stated(Relation.HAS_GOAL, "pembeli"), parents=(DUTY,))
    check(Reading(CASHIER, (ROLE, DUTY, goal)), CASHIER)
    check(Reading(CASHIER, ()), CASHIER)
    check(read(CASHIER), CASHIER)


@pytest.mark.parametrize("given", [None, "text", Reading(replace(CASHIER, id="x"), ())])
def test_a_bad_reading_costs_its_document_and_names_the_engine(given: object) -> None:
    class Bad(Engine):
        def read(self, document: Document) -> Reading:
            return given

    with pytest.raises(RolegraphError, match=r"kasir\.txt: the engine 'bad' gave a reading that cannot stand: it is"):
        Guarded("bad", Bad()).read(CASHIER)


def test_an_engine_may_refuse_a_document() -> None:
    class Refusing(Engine):
        def read(self, document: Document) -> Reading:
            raise InputError("too long")

    with pytest.raises(InputError, match="too long"):
        Guarded("refusing", Refusing()).read(CASHIER)


def test_settings_on_the_command_line() -> None:
    assert pairs(["a=b=c", "empty="]) == {"a": "b=c", "empty": ""}
    with pytest.raises(UsageError, match="the setting 'a' is given twice"):
        pairs(["a=1", "a=2"])


@pytest.mark.parametrize("wrong", ["sk-secret", "=sk-secret"])
def test_a_setting_without_a_name_is_not_shown(wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        pairs([wrong])
    assert "secret" not in str(caught.value)


def test_the_program_reads_with_it(register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register("toyengine", first="toyengine:FirstWord")
    (tmp_path / "kasir.txt").write_text(TEXT, encoding="utf-8")
    command = ["statements", str(tmp_path / "kasir.txt"), "--format", "jsonl", "--engine", "first"]
    assert run([*command, "--engine-setting", "shout=yes"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["rule"] == "toy/first-word"
    assert said.err == "rolegraph: toy: 1 texts read\n"


def test_the_program_knows_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kasir.txt").write_text(TEXT, encoding="utf-8")
    for command in (["statements"], ["build", "--store", str(tmp_path / "store")]):
        assert run([*command, str(tmp_path / "kasir.txt"), "--engine", "magic"]) == 2
        assert capsys.readouterr().err.startswith("rolegraph: no engine 'magic'")
    assert not (tmp_path / "store").exists()


DOCS = (Path(__file__).resolve().parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")


def test_the_page_about_engines_tells_all_settings() -> None:
    assert all(f"| `{name}` |" in DOCS for name in KNOWN)
    assert all(name in DOCS for name in (URL, MODEL, KEY))


def test_the_engine_of_the_page_works(capsys: pytest.CaptureFixture[str]) -> None:
    sample, use = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    names: dict[str, type[Engine]] = {}
    exec(sample, names)
    assert Guarded("first-word", names["FirstWord"]({"confidence": "0.2"})).read(CASHIER).role == "Kasir"
    exec(use, {})
    assert capsys.readouterr().out == "Kasir\n"
