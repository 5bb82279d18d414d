"""Identifiers of SSSOM/TSV: CURIEs, under the prefixes that a file declares (SSSOM, TSV format, "Identifiers")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from pyoxigraph import NamedNode

from rolegraph.errors import UsageError
from rolegraph.rdf.namespaces import DEFAULT_BASE, SKOS

SEMAPV = "https://w3id.org/semapv/vocab/"
SSSOM = "https://w3id.org/sssom/"
BUILT_IN: Mapping[str, str] = {
    "linkml": "https://w3id.org/linkml/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": SEMAPV,
    "skos": str(SKOS),
    "sssom": SSSOM,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What need not be declared (SSSOM, introduction, "IRI prefixes")."""
_ESCO = {"esco": "http://data.europa.eu/esco/", "isco": "http://data.europa.eu/esco/isco/"}


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Prefix names and the beginnings of IRIs that they stand for.

    >>> prefixes = Prefixes({"esco": "http://data.europa.eu/esco/"})
    >>> prefixes.short("http://data.europa.eu/esco/skill/1")
    'esco:skill/1'
    >>> prefixes.iri("esco:skill/1"), prefixes.iri("other:1")
    ('http://data.europa.eu/esco/skill/1', None)
    """

    names: Mapping[str, str]

    def iri(self, curie: str) -> str | None:
        """The IRI of a CURIE, or None where its prefix is not declared or what it gives is no IRI."""
        name, colon, rest = curie.partition(":")
        start = self.names.get(name, BUILT_IN.get(name))
        if not colon or start is None:
            return None
        try:
            return NamedNode(start + rest).value
        except ValueError:
            return None

    def short(self, iri: str) -> str | None:
        """The CURIE of an IRI by the longest beginning that fits, or None where none does."""
        fitting = [(start, name) for name, start in self.names.items() if iri.startswith(start) and iri != start]
        return f"{max(fitting)[1]}:{iri[len(max(fitting)[0]) :]}" if fitting else None

    def covering(self, iris: Iterable[str], base: str = DEFAULT_BASE) -> Prefixes:
        """These prefixes and as many more as some IRIs need.

        Raises:
            UsageError: An IRI cannot be parted.

        >>> Prefixes({}).covering(["https://example.org/a/1", "http://data.europa.eu/esco/isco/C1"]).names
        {'isco': 'http://data.europa.eu/esco/isco/', 'ns1': 'https://example.org/a/'}
        """
        names = dict(self.names)
        starts = {_start(iri, base): iri for iri in iris if Prefixes(names).short(iri) is None}
        for start in sorted(starts, key=lambda start: (-len(start), start)):  # else a short one would do for all
            if Prefixes(names).short(starts[start]) is None:
                free = (name for name in _candidates(start, base) if name not in names)
                names[next(name for name in free if BUILT_IN.get(name, start) == start)] = start
        return Prefixes(dict(sorted(names.items())))


def _candidates(start: str, base: str) -> Iterator[str]:
    """Names for a beginning, the one of the house first."""
    known = {**BUILT_IN, **_ESCO, "rgid": base}
    yield from (name for name, other in known.items() if other == start)
    yield from (f"ns{number}" for number in count(1))


def _start(iri: str, base: str) -> str:
    """What a prefix for an IRI stands for: a beginning known to the house, else all before the last step."""
    known = [start for start in (base, *_ESCO.values(), *BUILT_IN.values()) if iri.startswith(start) and iri != start]
    if known:
        return max(known, key=len)
    parted = re.fullmatch(r"(.*[/#:])[^/#:]+[/#:]*", iri, re.DOTALL)
    if parted is None:
        raise UsageError(f"{iri!r} cannot be written as prefix and name", hint="give the IRI of a concept")
    return parted[1]
