"""What reads a document: the reader of rolegraph, or another engine that an installed package registers.

A package registers an engine under a name in the entry point group `rolegraph.extractors`
(https://packaging.python.org/specifications/entry-points/). The entry point names a class or function that is called
with the settings, a mapping of strings, and gives an `Engine`. Nothing is loaded before its name is asked for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Self

from rolegraph.document import Document
from rolegraph.errors import RolegraphError, UsageError
from rolegraph.statement import Evidence, Reading, Relation, Statement

GROUP = "rolegraph.extractors"
DEFAULT = "rolegraph"
"""The name of the reader that rolegraph is; no package can take it."""


class Engine(ABC):
    """Reads documents; a context manager that closes itself."""

    @abstractmethod
    def read(self, document: Document) -> Reading:
        """Read a document; the spans of the reading count code points of `Reading.document.text`.

        Raises:
            RolegraphError: The document cannot be read; that costs this document alone.
        """

    def notes(self) -> Sequence[str]:
        """What there is to say of all that was read so far, a line each, such as what was refused."""
        return ()

    def close(self) -> None:  # noqa: B027 - most engines hold nothing
        """Let go of what the engine holds (a connection, a model)."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        self.close()


class BuiltIn(Engine):
    """The reader of rolegraph, which is the default engine and has no settings."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        if settings:
            raise UsageError(f"the engine {DEFAULT!r} has no setting {min(settings)!r}")

    def read(self, document: Document) -> Reading:
        """See `rolegraph.extract.reader.read`."""
        from rolegraph.extract.reader import read

        return read(document)


class Guarded(Engine):
    """An engine of another package, each reading of which is checked before it goes on."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self.engine = engine

    def read(self, document: Document) -> Reading:
        """The engine's reading.

        Raises:
            RolegraphError: It is not what `check` asks for.
        """
        reading = self.engine.read(document)
        try:
            check(reading, document)
        except ValueError as error:
            raise RolegraphError(
                f"{document.source}: the engine {self.name!r} gave a reading that cannot stand: {error}",
                hint="report it to the engine's authors with the text",
            ) from error
        return reading

    def notes(self) -> Sequence[str]:
        """The engine's notes."""
        return self.engine.notes()

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()


def open_engine(name: str = DEFAULT, settings: Mapping[str, str] | None = None) -> Engine:
    """The engine of a name, ready to read.

    Args:
        name: "rolegraph", or a name that an installed package registers.
        settings: What the engine is told; which names it knows is its own matter.

    Raises:
        UsageError: There is no such engine, two packages register the name, or a setting is wrong.
        RolegraphError: The engine cannot be loaded or breaks at its start.

    >>> with open_engine() as engine:
    ...     engine.read(Document("kasir", "Kasir bertanggung jawab untuk melayani pembeli.", "id", "kasir.txt")).role
    'Kasir'
    """
    given = dict(settings or {})
    if name == DEFAULT:
        return BuiltIn(given)
    point = _registered(name)
    try:
        engine = point.load()(given)
    except RolegraphError:
        raise
    except Exception as error:
        what = f"the engine {name!r} cannot be started: {type(error).__name__}: {error}"
        raise RolegraphError(what, hint=_remedy(point)) from error
    if not isinstance(engine, Engine):
        raise RolegraphError(f"the engine {name!r} ({point.value}) is no rolegraph.extract.engines.Engine")
    return Guarded(name, engine)


def engine_names() -> list[str]:
    """The names of all engines that are installed, the default first.

    >>> engine_names()[0]
    'rolegraph'
    """
    return [DEFAULT, *sorted({point.name for point in entry_points(group=GROUP)} - {DEFAULT})]


def _registered(name: str) -> EntryPoint:
    found = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not found:
        raise UsageError(f"no engine {name!r}", hint=f"there are: {', '.join(engine_names())}")
    if len(found) > 1:
        raise UsageError(f"{len(found)} engines are called {name!r}: {', '.join(sorted(found))}", hint="remove one")
    return next(iter(found.values()))


def _remedy(point: EntryPoint) -> str | None:
    """How to install what an engine needs: its package may have an extra of the engine's name."""
    package = point.dist
    if package is None or point.name not in (package.metadata.get_all("Provides-Extra") or ()):
        return None
    return f"pip install '{package.name}[{point.name}]'"


def check(reading: object, document: Document) -> None:
    """Whether a reading is what the rest of rolegraph builds on: one role, first; places that are in the text.

    Raises:
        ValueError: It is not; the message says why.

    >>> check(Reading(Document("a", "Kasir", "id", "a.txt"), ()), Document("b", "Kasir", "id", "b.txt"))
    Traceback (most recent call last):
    ValueError: it is of another document
    """
    if not isinstance(reading, Reading):
        raise ValueError(f"it is a {type(reading).__name__}")
    if reading.document.id != document.id or len(reading.document.text) != len(document.text):
        raise ValueError("it is of another document")
    places = [place for place, found in enumerate(reading.statements) if found.relation == Relation.ROLE]
    if places != [0] and reading.statements:
        raise ValueError("its role is not the one first statement")
    known = set(map(_content, reading.statements))
    for statement in reading.statements:
        for fault in _faults(statement, reading.document.text):
            raise ValueError(f"{statement.label!r}: {fault}")
        if not known.issuperset(map(_content, statement.parents)):
            raise ValueError(f"{statement.label!r}: it belongs to a statement that the reading lacks")


def _content(statement: Statement) -> tuple[object, ...]:
    """What names a statement: a parent may be given without its own parents."""
    place = statement.evidence
    return statement.relation, statement.about, statement.label, place.start, place.end


def _faults(statement: Statement, text: str) -> Iterator[str]:
    if statement.relation not in set(Relation):
        yield f"unknown relation {statement.relation!r}"
    if not statement.label.strip():
        yield "it has no label"
    yield from _misplaced(statement.evidence, text)


def _misplaced(place: Evidence, text: str) -> Iterator[str]:
    if not 0 <= place.start < place.end <= len(text):
        yield f"no place of the text: {place.start} to {place.end}"
    end = place.sentence_start + len(place.sentence)
    if text[place.sentence_start : end] != place.sentence or not place.sentence_start <= place.start < place.end <= end:
        yield "its sentence does not stand around it"
    if not 0 <= place.confidence <= 1:
        yield f"confidence {place.confidence} is not in 0 to 1"
