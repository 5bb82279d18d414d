"""docs/files.md keeps its word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rolegraph.corpus import extracted, pdf, zipped
from rolegraph.corpus.columns import usual_names
from rolegraph.corpus.field import MAX_MARKUP
from rolegraph.corpus.files import ABOUT_THE_FOLDER
from rolegraph.corpus.kinds import KINDS
from rolegraph.corpus.lines import MAX_LINE

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_its_row(kind) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `") and f"`{kind.name}`" in line)
    assert all(ending in row for ending in kind.endings)
    assert kind.library is None or f"rolegraph[{kind.library[1]}]" in row


def test_the_limits_are_those_of_the_code() -> None:
    limits = PAGE.partition("## Limits")[2]
    numbers = [extracted.MAX_BYTES, extracted.MAX_MARKDOWN_BYTES, zipped.MAX_DEPTH, pdf.MAX_PAGES]
    assert all(f"{number:,}" in limits for number in numbers)
    millions = [extracted.MAX_FILE_BYTES, extracted.MAX_PAGE_BYTES, zipped.MAX_PART_BYTES, MAX_LINE, MAX_MARKUP]
    assert all(re.search(rf"\b{number // 1_000_000} (MB|and|million)", limits) for number in millions)


def test_the_columns_named_are_usual() -> None:
    rows = re.findall(r"^\| (?:identifier|title|text|language) \| (.*?) …? ?\|", PAGE, re.MULTILINE)
    named = {name for row in rows for name in row.removesuffix(" …").split(", ")}
    assert len(rows) == 4
    assert named <= {name for names in usual_names().values() for name in names}


def test_what_a_folder_passes_over_is_named() -> None:
    assert {name.upper() for name in ABOUT_THE_FOLDER} - {"LICENCE"} <= set(re.findall(r"\b[A-Z]+\b", PAGE))


def test_the_python_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    (tmp_path / "adverts.csv").write_text("ref,text\nx-1,Kasir melayani pembeli.\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "satpam.jsonl").write_text(json.dumps({"ref": "x-2", "text": "Satpam menjaga pintu."}))
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    exec(compile(code, "files.md", "exec"), {})
    assert capsys.readouterr().out == "x-1 id Kasir melayani pembeli.\nx-2 id Satpam menjaga pintu.\n"
