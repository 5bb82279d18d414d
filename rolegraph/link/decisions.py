"""What people decided about mappings: three SSSOM/TSV files in a folder of the project.

The tool adds rows and takes away those that a newer decision replaces. All else in these files is people's own and
stays as it is, to the byte: comments, columns that nobody here knows, the order of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rolegraph.corpus.names import shown
from rolegraph.link.rows import Problem, read_rows
from rolegraph.link.sheet import Row, Sheet, parse
from rolegraph.link.sssom import text_of
from rolegraph.mapping import Decision, Mapping

FOLDER = Path("mappings")
DECISIONS: tuple[Decision, ...] = ("accepted", "rejected", "unsure")
Pair = tuple[str, str]
"""IRIs of a thing and of a concept."""
_STRENGTH = ("skos:exactMatch", "skos:closeMatch", "skos:narrowMatch", "skos:broadMatch")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a folder.

    Args:
        mappings: By decision, in the order of the file; of two rows about one pair the later.
        problems: Rows that give no decision.
    """

    mappings: dict[Decision, tuple[Mapping, ...]]
    problems: tuple[Problem, ...] = ()

    @property
    def accepted(self) -> dict[str, Mapping]:
        """What each thing is accepted to match, by its IRI; of several the closest match, then the first."""
        found: dict[str, Mapping] = {}
        for one in sorted(self.mappings["accepted"], key=lambda one: _STRENGTH.index(one.predicate)):
            found.setdefault(one.subject, one)
        return found

    @property
    def rejected(self) -> frozenset[Pair]:
        """The pairs that are never to be proposed again."""
        return frozenset(map(pair, self.mappings["rejected"]))

    @property
    def unsure(self) -> frozenset[Pair]:
        """The pairs of which somebody was unsure."""
        return frozenset(map(pair, self.mappings["unsure"]))


def pair(mapping: Mapping) -> Pair:
    """What a decision is about."""
    return mapping.subject, mapping.object


def file_of(folder: Path, decision: Decision) -> Path:
    """The file of a decision.

    >>> file_of(Path("mappings"), "accepted").name
    'accepted.sssom.tsv'
    """
    return folder / f"{decision}.sssom.tsv"


def load(folder: Path) -> Decisions:
    """Read the decisions of a folder; one that is not there has none.

    A row that says otherwise than its file (one in `rejected` that is not negated) is a problem. So is a pair that two
    files hold: it is neither accepted nor unsure, and rejected where one of the two says so.

    Raises:
        InputError: A file cannot be read as SSSOM/TSV at all.

    >>> load(Path("none")).rejected
    frozenset()
    """
    files = {decision: opened(folder, decision) for decision in DECISIONS}
    problems = [problem for file in files.values() for problem in file.problems]
    found: dict[Decision, tuple[Mapping, ...]] = {}
    for decision, file in files.items():
        others = [other for other in DECISIONS if other != decision]
        twice = {one for other in others for one in files[other].rows} & file.rows.keys()
        if decision != "rejected":
            problems += [_twice(file, one, [other for other in others if one in files[other].rows]) for one in twice]
        kept = [mapping for one, (_, mapping) in file.rows.items() if decision == "rejected" or one not in twice]
        found[decision] = tuple(kept)
    return Decisions(found, tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A file of decisions.

    Args:
        path: Where it is.
        content: What it holds; None where it is not there.
        sheet: Its lines; None where it is not there.
        rows: The row and the mapping of each pair.
        problems: Rows that give no decision.
    """

    path: Path
    content: bytes | None
    sheet: Sheet | None
    rows: dict[Pair, tuple[Row, Mapping]]
    problems: tuple[Problem, ...]


def _twice(file: DecisionFile, one: Pair, others: Sequence[str]) -> Problem:
    what = f"the same pair is {' and '.join(others)} too: take one of the rows away"
    return Problem(shown(file.path), file.rows[one][0].line, what, fits=True)


def opened(folder: Path, decision: Decision) -> DecisionFile:
    """Read the file of a decision.

    Raises:
        InputError: It cannot be read as SSSOM/TSV at all.
    """
    path = file_of(folder, decision)
    if not path.exists():
        return DecisionFile(path, None, None, {}, ())
    name, text = shown(path), text_of(path)
    sheet = parse(text, name)
    rows: dict[Pair, tuple[Row, Mapping]] = {}
    problems = []
    for row, one in read_rows(sheet, name):
        if isinstance(one, Problem):
            problems.append(one)
        elif one.negated != (decision == "rejected"):
            should = "is not negated (predicate_modifier Not)" if decision == "rejected" else "is negated"
            problems.append(Problem(name, row.line, f"a row in the file of what is {decision} {should}"))
        else:
            if pair(one) in rows:
                what = f"line {row.line} decides about the same pair again, and counts"
                problems.append(Problem(name, rows[pair(one)][0].line, what, fits=True))
            rows[pair(one)] = row, one
    return DecisionFile(path, text.encode("utf-8"), sheet, rows, tuple(problems))
