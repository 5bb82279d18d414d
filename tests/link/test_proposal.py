"""rolegraph.link.proposal and author: from a candidate to a mapping that somebody signs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from rolegraph import __version__
from rolegraph.link.author import signature
from rolegraph.link.proposal import chosen, proposal, told
from rolegraph.mapping import Candidate, Reason
from rolegraph.taxonomy.concept import Concept, Label, Origin

ORIGIN = Origin("toy", "A toy", "1.0", scheme="https://example.org/tax")
CANDIDATE = Candidate(
    "https://example.org/tax/1",
    "ketelitian",
    0.87654,
    "skos:closeMatch",
    "semapv:CompositeMatching",
    (Reason("words-id", 0.9, 0.625, "label: 100% teliti"), Reason("meaning", 0.4, 0.375)),
)


def test_a_proposal_has_no_author_and_no_date() -> None:
    one = proposal("https://example.org/skill/a", "teliti", CANDIDATE, ORIGIN)
    assert (one.author, one.date, one.tool, one.tool_version) == ("", "", "rolegraph", __version__)
    assert (one.confidence, one.source, one.source_version) == (0.877, ORIGIN.scheme, "1.0")
    assert one == proposal("https://example.org/skill/a", "teliti", CANDIDATE, ORIGIN)


def test_reasons_are_told_with_their_shares() -> None:
    assert told(CANDIDATE.reasons) == "words-id 62 % (label: 100% teliti), meaning 38 %"
    assert told([]) == ""


def test_what_a_person_names_is_called_in_their_language() -> None:
    concept = Concept("https://example.org/tax/1", "skill", labels=(Label("detail", "en"), Label("teliti", "id")))
    one = chosen("https://example.org/skill/a", "teliti", "skos:exactMatch", concept, "id", ORIGIN)
    assert (one.object_label, one.justification, one.tool) == ("teliti", "semapv:ManualMappingCuration", "")


def test_a_name_is_known_from_git_or_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLEGRAPH_AUTHOR", raising=False)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LOGNAME", "ani")
    monkeypatch.chdir(tmp_path)
    assert signature().author == "ani"
    subprocess.run(["git", "config", "--global", "user.name", "Ani | B.\t\x1b Citra"], check=True)
    assert signature().author == "Ani B. Citra"
    monkeypatch.setenv("PATH", "")
    assert signature().author == "ani"
