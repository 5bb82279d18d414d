"""What is wrong with the files of a taxonomy: each sort of trouble once a file, with its number and first place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.corpus.names import printable

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Problem:
    """One sort of trouble in one file, which did not keep the rest from being read.

    Args:
        what: What is wrong and what became of it ("short rows, skipped").
        file: The file, as a user calls it; "" where it is about the taxonomy as a whole.
        count: How often; 0 where that is nothing to count.
        first: Where it is first, and what stands there ("row 12: http://…"); "" where that says nothing more.

    >>> print(Problem("short rows, skipped", "skills_en.csv", 2, "row 12"))
    skills_en.csv: short rows, skipped (2, first: row 12)
    """

    what: str
    file: str = ""
    count: int = 1
    first: str = ""

    def __str__(self) -> str:
        first = f", first: {self.first}" if self.first else ""
        told = f"{self.what} ({self.count:,}{first})" if self.count else self.what
        return f"{self.file}: {told}" if self.file else told


class Problems:
    """Where problems collect: a million bad rows take no more room than one.

    >>> problems = Problems()
    >>> for row in range(2, 5):
    ...     problems.add("short rows, skipped", "a.csv", f"row {row}")
    >>> [str(problem) for problem in problems]
    ['a.csv: short rows, skipped (3, first: row 2)']
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Problem] = {}

    def add(self, what: str, file: str = "", first: str = "") -> None:
        """Count one more case of a sort of trouble."""
        known = self._found.get((what, file))
        if known is None:
            self._found[what, file] = Problem(what, file, 1, printable(first[:_LONGEST]))
        else:
            self._found[what, file] = Problem(what, file, known.count + 1, known.first)

    def tell(self, what: str, file: str = "") -> None:
        """Say something that is not counted."""
        self._found.setdefault((what, file), Problem(what, file, 0))

    def __iter__(self) -> Iterator[Problem]:
        return iter(list(self._found.values()))
