"""The quads of a part in the one order that each format is written in, with no more of them in memory than one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pyoxigraph import Quad, RdfFormat, parse

from rolegraph.export.part import Part
from rolegraph.export.spool import Spool

_BATCH = 2000


def quads(part: Part) -> Iterator[Quad]:
    """All quads, graph by graph, as `rdf.serialize.order` puts them.

    Raises:
        StoreError: The store cannot be read.
    """
    for graph in part.graphs:
        with Spool() as spool:
            spool.extend(map(str, part.quads(graph)))
            yield from parsed(spool)


def merge(part: Part, spool: Spool) -> None:
    """Put the triples of all graphs into a spool, as lines of N-Triples without their full stop.

    The order of these lines is that of subject, predicate and object: an IRI ends in ">", which it cannot hold.

    Raises:
        StoreError: The store cannot be read.
    """
    for graph in part.graphs:
        spool.extend(str(quad.triple) for quad in part.quads(graph))


def parsed(lines: Iterable[str]) -> Iterator[Quad]:
    """The quads of lines of N-Quads or N-Triples without their full stops.

    >>> [quad.object.value for quad in parsed(["<https://e.org/a> <https://e.org/b> 'c'".replace("'", chr(34))])]
    ['c']
    """
    waiting = iter(lines)
    while some := list(islice(waiting, _BATCH)):
        text = "".join(chain.from_iterable((line, " .\n") for line in some))
        yield from parse(text.encode("utf-8"), format=RdfFormat.N_QUADS, lenient=True)
