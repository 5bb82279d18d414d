"""The notebooks run, and show what their files say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notebooks.run import LARGEST, notebooks, run, text_of

SMALL = 100_000


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_it_runs_and_shows_what_its_file_says(path: Path) -> None:
    told = text_of(run(path))
    assert told == path.read_text(encoding="utf-8"), "python notebooks/run.py writes it anew"


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_its_file_is_small_and_names_no_place_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < SMALL
    for cell in json.loads(text)["cells"]:
        assert cell.get("execution_count") != "null"
        for output in cell.get("outputs", ()):
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr"
            shown = json.dumps(output)
            assert len(shown) < LARGEST + 1000
            assert "/tmp" not in shown
            assert "object at 0x" not in shown
