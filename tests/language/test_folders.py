"""Languages from elsewhere: folders that the user names, packages that are installed, and what is wrong with some."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from rolegraph import resources
from rolegraph.corpus.recognise import function_words, recognise
from rolegraph.errors import LanguageDataError, RolegraphError, UsageError
from rolegraph.extract.names import names
from rolegraph.language.data import language_data
from rolegraph.language.pipeline import blank
from rolegraph.rdf.provenance import language_version
from rolegraph.resources import GROUP, LANGUAGES, MODELS, languages, models, use_languages, use_models

TOY = Path(__file__).parents[1] / "data" / "language-toy"


def language(folder: Path) -> Path:
    for name in ("cues", "words"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGES, str(TOY))


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """Pretends that entry points are installed, whose packages lie in the temporary folder."""

    def plug(**points: str) -> None:
        found = [EntryPoint(name, value, GROUP) for name, value in points.items()]
        monkeypatch.setattr(resources, "entry_points", lambda group: found if group == GROUP else [])
        monkeypatch.syspath_prepend(tmp_path)
        resources._languages.cache_clear()

    yield plug
    resources._languages.cache_clear()


def test_without_a_setting_there_are_our_own() -> None:
    assert list(languages()) == ["en", "id"]


@pytest.mark.parametrize("folder", [TOY, TOY / "eo"])
def test_a_folder_is_a_language_or_holds_languages(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(LANGUAGES, str(folder))
    assert languages() == {"en": languages()["en"], "eo": TOY / "eo", "id": languages()["id"]}


@pytest.mark.usefixtures("toy")
def test_every_room_knows_the_language() -> None:
    assert recognise("La suno brilas kaj la birdoj kantas pri la maro.") == "eo"
    assert recognise("Kasir melayani pembeli dan menghitung uang.") == "id"
    assert "kaj" in function_words()["eo"]
    assert language_data("eo").words["conjunction"] == {"kaj", "aŭ"}
    assert [token.text for token in blank("eo")("Ĉu ŝi-mem?")] == ["Ĉu", "ŝi-mem", "?"]
    assert blank("eo").lang == "eo"
    assert names("eo").agent("bibliotekisto")
    assert not names("eo").stops("bibliotekisto")
    assert names("eo").stops("ordigi")
    assert names("eo").lists["not_role"].starting(["suno"], 0) == 0
    assert language_version("eo") not in ("00000000", language_version("id"))


def test_a_folder_of_the_user_stands_before_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(LANGUAGES, str(language(tmp_path / "id")))
    assert languages()["id"] == tmp_path / "id"
    assert language_data("id").cues == {}
    monkeypatch.delenv(LANGUAGES)
    assert language_data("id").cues["duty"]


def test_settings_are_kept_for_processes_that_start_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(LANGUAGES, "")
    monkeypatch.setenv(MODELS, "")
    monkeypatch.chdir(tmp_path)
    language(tmp_path / "more" / "jv")
    (tmp_path / "weights").mkdir()
    use_languages([TOY, Path("more")])
    use_models(Path("weights"))
    assert os.environ[LANGUAGES] == f"{TOY}{os.pathsep}{tmp_path / 'more'}"
    assert list(languages()) == ["en", "eo", "id", "jv"]
    assert models() == tmp_path / "weights"


@pytest.mark.parametrize("name", ["none", "empty", "file"])
def test_a_folder_without_a_language_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv(LANGUAGES, str(tmp_path / name))
    with pytest.raises(UsageError, match=f"{name}: no language folder"):
        languages()


@pytest.mark.parametrize("name", ["E", "language-toy", "123", "öö"])
def test_a_folder_that_is_called_by_no_tag(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    monkeypatch.setenv(LANGUAGES, str(language(tmp_path / name)))
    with pytest.raises(UsageError, match="called by no language tag"):
        languages()


def test_two_folders_of_one_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders = [language(tmp_path / name / "jv") for name in ("a", "b")]
    monkeypatch.setenv(LANGUAGES, os.pathsep.join(map(str, folders)))
    with pytest.raises(UsageError, match="two folders of the language 'jv'"):
        languages()


def test_an_installed_package_brings_a_language_and_runs_no_code(plugged, tmp_path: Path) -> None:
    language(tmp_path / "rolegraph_jv")
    (tmp_path / "rolegraph_jv" / "__init__.py").write_text("raise SystemExit\n", encoding="utf-8")
    plugged(jv="rolegraph_jv")
    assert languages()["jv"] == tmp_path / "rolegraph_jv"
    assert language_data("jv").lang == "jv"


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ({"jv": "rolegraph_nowhere"}, "brings no language folder as 'jv'"),
        ({"jv": "rolegraph_bare"}, "brings no language folder as 'jv'"),
        ({"jv": "os.path"}, "brings no language folder as 'jv'"),
        ({"JV": "rolegraph_jv"}, "brings no language folder as 'JV'"),
        ({"id": "rolegraph_jv"}, "brings the language 'id', which is there"),
    ],
)
def test_a_package_that_brings_none_is_named(plugged, tmp_path: Path, points: dict[str, str], problem: str) -> None:
    language(tmp_path / "rolegraph_jv")
    (tmp_path / "rolegraph_bare").mkdir()
    plugged(**points)
    with pytest.raises(LanguageDataError, match=problem):
        languages()


def test_a_list_of_function_words_that_is_no_utf8(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (language(tmp_path / "jv") / "function_words.txt").write_bytes(b"la\n\xff\n")
    monkeypatch.setenv(LANGUAGES, str(tmp_path))
    with pytest.raises(RolegraphError, match=r"function_words\.txt: not UTF-8 at byte 3"):
        recognise("x")
