"""What the writers share, gathered once for all of them and only if one of them asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import Self

from pyoxigraph import Quad

from rolegraph.export import ordered
from rolegraph.export.counts import Counts, count
from rolegraph.export.part import Part
from rolegraph.export.spool import Spool
from rolegraph.export.things import Things


class Material:
    """A part of a store in the forms that the formats need; to be closed.

    Args:
        part: What goes out.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self._open = ExitStack()

    @cached_property
    def merged(self) -> Spool:
        """The triples of all graphs, as sorted lines of N-Triples without their full stop."""
        spool = self._open.enter_context(Spool())
        ordered.merge(self.part, spool)
        return spool

    @cached_property
    def things(self) -> Things:
        """Nodes and edges."""
        return self._open.enter_context(Things(self.part))

    @cached_property
    def counts(self) -> Counts:
        """How much there is of what."""
        return count(self.merged)

    def quads(self, *, graphs: bool) -> Iterator[Quad]:
        """The quads in order: with their graphs, or as the triples of all of them."""
        return ordered.quads(self.part) if graphs else ordered.parsed(self.merged)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
