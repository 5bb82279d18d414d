"""What a CONSTRUCT or a DESCRIBE gives: triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

import pyoxigraph as ox

from rolegraph.hypertext import html_table
from rolegraph.query.rows import Rows
from rolegraph.rdf.namespaces import PREFIXES

if TYPE_CHECKING:
    from rich.table import Table


class Triples(Sequence[ox.Triple]):
    """Triples, sorted and none twice, so that the same graph gives the same text.

    >>> s, p = ox.NamedNode("https://example.org/s"), ox.NamedNode(PREFIXES["rg"] + "hasGoal")
    >>> print(Triples([ox.Triple(s, p, s), ox.Triple(s, p, s)]).to_ttl().splitlines()[-1])
    <https://example.org/s> rg:hasGoal <https://example.org/s> .
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._triples = sorted(set(triples), key=lambda triple: tuple(map(str, triple)))

    @overload
    def __getitem__(self, index: int) -> ox.Triple: ...
    @overload
    def __getitem__(self, index: slice) -> list[ox.Triple]: ...
    def __getitem__(self, index: int | slice) -> ox.Triple | list[ox.Triple]:
        return self._triples[index]

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self._triples)

    def __len__(self) -> int:
        return len(self._triples)

    def __eq__(self, other: object) -> bool:
        return self._triples == other._triples if isinstance(other, Triples) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Triples({len(self)} triples)"

    def to_ttl(self) -> str:
        """Turtle, with the prefixes of `rdf.namespaces` that are used."""
        used = {str(part) for triple in self for part in triple if isinstance(part, ox.NamedNode)}
        literals = [triple.object for triple in self if isinstance(triple.object, ox.Literal)]
        used |= {str(literal.datatype) for literal in literals if not literal.language}
        prefixes = {name: space for name, space in PREFIXES.items() if any(iri.startswith(f"<{space}") for iri in used)}
        written = ox.serialize(self._triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
        return (written or b"").decode()

    def to_rows(self) -> Rows:
        """The same as rows of three columns."""
        return Rows(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in self))

    def to_table(self, title: str | None = None) -> Table:
        """A table for `rich.print`."""
        return self.to_rows().to_table(title)

    def __rich__(self) -> Table:
        return self.to_table()

    def _repr_html_(self) -> str:
        """A notebook shows this, the first triples of many; all text is escaped."""
        from rolegraph.query.table import shown
        from rolegraph.query.values import python

        rows = ((shown(python(part)) for part in (one.subject, one.predicate, one.object)) for one in self)
        return html_table(("subject", "predicate", "object"), map(tuple, rows), all_rows=len(self))
