"""Word lists that a linguist edits: read with patience, refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolegraph.errors import LanguageDataError
from rolegraph.rdf.wordlists import parse, sections
from rolegraph.resources import LANGUAGES


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("cues", "words"):
        (tmp_path / "xx" / name).mkdir(parents=True)
    monkeypatch.setenv(LANGUAGES, str(tmp_path))
    return tmp_path


def test_case_space_comments_and_empty_lines_do_not_matter() -> None:
    text = "\n# on top\n[First]\n  Tim   Besar \n#tim kecil\n\n[last]\n"
    assert parse(text, "x") == {"first": ("tim besar",), "last": ()}


def test_an_entry_in_no_section_is_named_with_its_line() -> None:
    with pytest.raises(LanguageDataError, match=r"x/parties\.txt:2: 'tim' is in no section \(put a line"):
        parse("# words\ntim\n[first]\n", "x/parties.txt")


def test_a_new_language_is_a_new_folder(languages: Path) -> None:
    (languages / "xx" / "parties.txt").write_text("[first]\nmannschaft\n", encoding="utf-8")
    assert sections("XX-at", "parties") == {"first": ("mannschaft",)}
    assert sections("yy", "parties") == {}


def test_a_list_that_is_no_utf8_is_named(languages: Path) -> None:
    (languages / "xx" / "lacks.txt").write_bytes(b"[frame]\n\xff\n")
    with pytest.raises(LanguageDataError, match=r"lacks\.txt: not UTF-8 at byte 8"):
        sections("xx", "lacks")


@pytest.mark.parametrize("lang", ["..", "../id", "/etc", "i", ""])
def test_a_tag_never_leads_out_of_the_folder(lang: str) -> None:
    assert sections(lang, "normal") == {}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_lists_of_the_house_hold_no_entry_twice_and_no_unknown_section(lang: str) -> None:
    known = {
        "normal": {"function", "degree", "linked", "linker", "suffix", "whole", "skill"},
        "parties": {"first", "last"},
        "lacks": {"frame", "except"},
    }
    for name, names in known.items():
        found = sections(lang, name)
        assert set(found) == names
        for entries in found.values():
            assert len(set(entries)) == len(entries)
