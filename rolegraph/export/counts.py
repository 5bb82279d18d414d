"""How much there is of what in a graph, counted in one pass over its sorted triples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from rolegraph.rdf.namespaces import DCTERMS, PROV, RDF, RG

_TYPE, _LANGUAGE = str(RDF.type), str(DCTERMS.language)
_AGENT, _RUN, _ROLE = str(PROV.SoftwareAgent), str(RG.Run), str(RG.Role)


@dataclass(frozen=True, slots=True)
class Counts:
    """What `void.ttl` tells in numbers.

    Args:
        triples: How many there are, each once whatever number of graphs holds it.
        subjects: How many different ones they have.
        classes: How many things of each class, by IRI.
        properties: How many triples of each property, by IRI.
        languages: Tags of the texts' languages, sorted.
        runs: IRIs of the readings that the graph comes from, sorted.
        agents: IRIs of the software that read.
        example: IRI of the first role; None without one.
        digest: SHA-256 of the sorted N-Triples, in hexadecimal digits: the same graph has the same one.
    """

    triples: int
    subjects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    languages: tuple[str, ...]
    runs: tuple[str, ...]
    agents: tuple[str, ...]
    example: str | None
    digest: str


def count(lines: Iterable[str]) -> Counts:
    """Count triples.

    Args:
        lines: N-Triples without their full stop, sorted, none twice.

    >>> found = count(["<https://e.org/a> <https://e.org/p> <https://e.org/b>"])
    >>> found.triples, found.subjects, dict(found.properties)
    (1, 1, {'https://e.org/p': 1})
    """
    classes, properties, members = Counter[str](), Counter[str](), _Members()
    total, subjects = sha256(), 0
    for _, about in groupby((line.split(" ", 2) for line in lines), key=lambda triple: triple[0]):
        subjects += 1
        for subject, predicate, value in about:
            total.update(f"{subject} {predicate} {value} .\n".encode())
            properties[predicate[1:-1]] += 1
            if predicate == _TYPE:
                classes[value[1:-1]] += 1
                members.add(subject[1:-1], value)
            elif predicate == _LANGUAGE:
                members.languages.add(value[1:-1])
    return Counts(
        triples=properties.total(),
        subjects=subjects,
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
        languages=tuple(sorted(members.languages)),
        runs=tuple(members.runs),
        agents=tuple(members.agents),
        example=members.example,
        digest=total.hexdigest(),
    )


class _Members:
    """The few things that a description names; they come sorted."""

    def __init__(self) -> None:
        self.languages: set[str] = set()
        self.runs: list[str] = []
        self.agents: list[str] = []
        self.example: str | None = None

    def add(self, subject: str, cls: str) -> None:
        if cls == _RUN:
            self.runs.append(subject)
        elif cls == _AGENT:
            self.agents.append(subject)
        elif cls == _ROLE and self.example is None:
            self.example = subject
