"""What a build did, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from rolegraph.errors import RolegraphError
from rolegraph.shapes import Problem
from rolegraph.statement import Reading, Relation


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, and what it could not.

    Args:
        documents: How many documents were written.
        statements: How many statements of each relation they hold; a relation without any is absent.
        unread: How many sentences of theirs the reader understood nothing of.
        problems: Violations of the shapes, of documents that were therefore not written.
        failures: One error for each document that was not written; its message begins with the document's source.
        unchanged: How many documents were left as the store has them.
        pruned: The graphs that were dropped, by name, sorted.
    """

    documents: int
    statements: Mapping[Relation, int]
    unread: int
    problems: tuple[Problem, ...] = ()
    failures: tuple[RolegraphError, ...] = ()
    unchanged: int = 0
    pruned: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The counts of a build under way.

    >>> Tally(unchanged=2).report().unchanged
    2
    """

    documents: int = 0
    statements: Counter[Relation] = field(default_factory=Counter)
    unread: int = 0
    problems: list[Problem] = field(default_factory=list)
    failures: list[RolegraphError] = field(default_factory=list)
    unchanged: int = 0
    pruned: tuple[str, ...] = ()

    def add(self, reading: Reading) -> None:
        """Count a document that was written."""
        self.documents += 1
        self.statements.update(statement.relation for statement in reading.statements)
        self.unread += len(reading.unread)

    def report(self) -> BuildReport:
        """The counts so far, relations in the order of the guide."""
        counts = {relation: self.statements[relation] for relation in Relation if self.statements[relation]}
        failed = tuple(self.problems), tuple(self.failures)
        return BuildReport(self.documents, counts, self.unread, *failed, self.unchanged, self.pruned)
