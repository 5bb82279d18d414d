"""Mappings as rows of a SSSOM/TSV file, and back: each row that gives none is told (SSSOM, Mapping, "Slots")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from rolegraph.corpus.names import printable
from rolegraph.errors import InputError
from rolegraph.link.metadata import invalid, metadata_of
from rolegraph.link.prefixes import SEMAPV, Prefixes
from rolegraph.link.sheet import Row, Sheet
from rolegraph.mapping import Mapping as Match
from rolegraph.mapping import Predicate
from rolegraph.rdf.namespaces import SKOS

if TYPE_CHECKING:
    from sssom_pydantic.models import Record

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_label", "subject_source", "object_source", "object_source_version",
    "mapping_tool", "mapping_tool_version", "mapping_date", "confidence", "comment",
)  # fmt: skip
"""The slots of a mapping that are written, in the standard's order (SSSOM, Mapping, "Slots")."""
NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
NOT = "Not"
"""The one value of `predicate_modifier`."""
_JUSTIFICATION = re.compile(r"semapv:[A-Za-z]+")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that gives no mapping.

    Args:
        file: The file, as a user calls it.
        line: The row's first line, from 1.
        what: What is wrong with it.
        fits: Whether it is good SSSOM all the same, and only nothing that is used here.

    >>> print(Problem("a.sssom.tsv", 7, "confidence: Input should be less than or equal to 1"))
    a.sssom.tsv:7: confidence: Input should be less than or equal to 1
    """

    file: str
    line: int
    what: str
    fits: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def number(value: float) -> str:
    """A number of three digits behind the point at most ("Canonical SSSOM/TSV format", "Rules for the mappings block").

    >>> number(0.8765), number(1.0), number(0.0)
    ('0.876', '1', '0')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".")


def iris(one: Match, base: str) -> Iterator[str]:
    """All that is written as CURIE in a mapping's row."""
    yield from filter(None, (one.subject, one.object, one.source, _expanded(one.predicate), f"{base}dataset"))
    yield _expanded(one.justification)


def _expanded(name: str) -> str:
    """The IRI of a term that a mapping names by one of the standard's own prefixes."""
    return Prefixes({}).iri(name) or name


def cells(one: Match, prefixes: Prefixes, base: str) -> dict[str, str]:
    """A mapping as the cells of its row, by column, without empty ones."""
    told = {
        "subject_id": prefixes.short(one.subject),
        "subject_label": one.subject_label,
        "predicate_id": prefixes.short(_expanded(one.predicate)) or one.predicate,
        "predicate_modifier": NOT if one.negated else "",
        "object_id": prefixes.short(one.object),
        "object_label": one.object_label,
        "mapping_justification": prefixes.short(_expanded(one.justification)) or one.justification,
        "author_label": one.author,
        "subject_source": prefixes.short(f"{base}dataset"),
        "object_source": prefixes.short(one.source),
        "object_source_version": one.source_version,
        "mapping_tool": one.tool,
        "mapping_tool_version": one.tool_version,
        "mapping_date": one.date,
        "confidence": "" if one.confidence is None else number(one.confidence),
        "comment": one.comment,
    }
    return {name: text for name, text in told.items() if text}


def read_rows(sheet: Sheet, name: str) -> list[tuple[Row, Match | Problem]]:
    """What each row of a file says.

    Raises:
        InputError: Its metadata cannot be read, or a column that each mapping needs is not there.
    """
    metadata = metadata_of(sheet, name)
    lacking = [column for column in NEEDED if column not in sheet.columns and getattr(metadata, column, None) is None]
    if lacking:
        raise InputError(f"{name}: no column {' or '.join(lacking)}", hint="every mapping needs it")
    prefixes = Prefixes(metadata.curie_map or {})
    shared = propagated(metadata, sheet)
    return [(row, _row(row, shared, prefixes, name)) for row in sheet.rows if row.values is not None]


def propagated(metadata: Any, sheet: Sheet) -> dict[str, Any]:
    """Values of the set that hold for each mapping: those of slots in which no mapping has its own ("Propagation")."""
    own = {name for row in sheet.rows for name in row.values or ()}
    return {name: value for name, value in metadata.get_propagatable().items() if name not in own}


def _row(row: Row, shared: Mapping[str, Any], prefixes: Prefixes, name: str) -> Match | Problem:
    from pydantic import ValidationError
    from sssom_pydantic.api import row_to_record
    from sssom_pydantic.constants import BUILTIN_CONVERTER

    if row.surplus:
        return Problem(name, row.line, f"{row.surplus} cells beyond the last column")
    try:
        record = row_to_record({**(row.values or {}), **shared}, converter=BUILTIN_CONVERTER)
        return _match(record, prefixes)
    except ValidationError as error:
        return Problem(name, row.line, invalid(error))
    except _UnusedError as error:
        return Problem(name, row.line, str(error), fits=True)
    except ValueError as error:
        return Problem(name, row.line, str(error))


class _UnusedError(ValueError):
    """A row is good SSSOM, and nothing that is used here."""


def _match(record: Record, prefixes: Prefixes) -> Match:
    return Match(
        subject=_iri(record.subject_id, prefixes),
        subject_label=record.subject_label or "",
        predicate=_predicate(record.predicate_id, prefixes),
        object=_iri(record.object_id, prefixes),
        object_label=record.object_label or "",
        justification=_justification(record.mapping_justification, prefixes),
        confidence=record.confidence,
        negated=record.predicate_modifier == NOT,
        source=_iri(record.object_source, prefixes) if record.object_source else "",
        source_version=record.object_source_version or "",
        author=", ".join(record.author_label or record.author_id or ()),
        date=record.mapping_date.isoformat() if record.mapping_date else "",
        tool=record.mapping_tool or record.mapping_tool_id or "",
        tool_version=record.mapping_tool_version or "",
        comment=record.comment or "",
    )


def _iri(curie: str, prefixes: Prefixes) -> str:
    found = prefixes.iri(curie)
    if found is None:
        raise ValueError(f"{_short(curie)} is no CURIE under a prefix that the file declares")
    return found


def _predicate(curie: str, prefixes: Prefixes) -> Predicate:
    iri = _iri(curie, prefixes)
    for known in get_args(Predicate):
        if iri == SKOS + known.removeprefix("skos:"):
            predicate: Predicate = known
            return predicate
    raise _UnusedError(f"passed over: {_short(curie)} is none of {', '.join(get_args(Predicate))}")


def _justification(curie: str, prefixes: Prefixes) -> str:
    name = f"semapv:{_iri(curie, prefixes).removeprefix(SEMAPV)}"
    if not _JUSTIFICATION.fullmatch(name):
        raise ValueError(f"mapping_justification: {_short(curie)} is no term of semapv")
    return name


def _short(text: str) -> str:
    line = printable(text)
    return repr(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")
