"""Mappings as SSSOM/TSV files, the Simple Standard for Sharing Ontological Mappings (https://w3id.org/sssom/spec)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rolegraph.corpus.names import shown
from rolegraph.errors import InputError
from rolegraph.link.metadata import UNSPECIFIED, head
from rolegraph.link.prefixes import Prefixes
from rolegraph.link.rows import COLUMNS, NEEDED, Problem, cells, iris, read_rows
from rolegraph.link.sheet import parse, row_text
from rolegraph.mapping import Mapping as Match
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.rdf.serialize import replacing

ESCO = "http://data.europa.eu/esco/"


@dataclass(frozen=True, slots=True)
class About:
    """What a mapping set says of itself (SSSOM, MappingSet, "Slots").

    Args:
        name: What it is called below the base, which gives its `mapping_set_id` ("mappings/accepted").
        base: The base IRI of the graph; the `subject_source` of its mappings.
        title: For people.
        comment: For people; ESCO's own sentence is added where ESCO's concepts are in the set.
        licence: IRI; "" where the set has none of its own.
    """

    name: str
    base: str = DEFAULT_BASE
    title: str = ""
    comment: str = ""
    licence: str = ""


def write(mappings: Iterable[Match], target: Path | TextIO, about: About) -> None:
    r"""Write a mapping set: the same mappings give the same bytes, in any order; an older file stays whole until then.

    Rows are sorted, a column that no row fills is left out (SSSOM, TSV format, "Mappings block").

    Args:
        mappings: What to write.
        target: A file, or a stream that is open for text and does not translate line ends.
        about: The set.

    Raises:
        UsageError: The path is a folder or lies in none.
        StoreError: The file cannot be written.

    >>> from io import StringIO
    >>> write([], stream := StringIO(), About("mappings/none", "https://example.org/"))
    >>> stream.getvalue().splitlines()[1]
    '#mapping_set_id: https://example.org/mappings/none'
    """
    text = whole(mappings, about)
    if isinstance(target, Path):
        with replacing(target) as file:
            file.write(text.encode("utf-8"))
    else:
        target.write(text)


def whole(mappings: Iterable[Match], about: About) -> str:
    """A mapping set as the text of its file; see `write`."""
    found = sorted({*mappings}, key=_order)
    prefixes = Prefixes({}).covering((iri for one in found for iri in iris(one, about.base)), about.base)
    rows = [cells(one, prefixes, about.base) for one in found]
    filled = {name for row in rows for name in row}
    columns = [name for name in COLUMNS if name in filled or name in NEEDED]
    return (
        heading(found, about, prefixes)
        + row_text({c: c for c in columns}, columns)
        + "".join(row_text(row, columns) for row in rows)
    )


def _order(one: Match) -> tuple[Any, ...]:
    triple = one.subject, one.subject_label, one.predicate, one.negated, one.object
    return *triple, -1 if one.confidence is None else one.confidence, repr(one)


def heading(mappings: Iterable[Match], about: About, prefixes: Prefixes) -> str:
    """The metadata block of a set."""
    told = {
        "mapping_set_id": about.base + about.name,
        "mapping_set_title": about.title,
        "license": about.licence or UNSPECIFIED,
        "comment": " ".join(filter(None, (about.comment, attribution(mappings)))),
    }
    return head(prefixes, told)


def attribution(mappings: Iterable[Match]) -> str:
    """The sentence that ESCO wants to be shown where its labels are; "" where none is."""
    from rolegraph.taxonomy.read import ATTRIBUTION

    return ATTRIBUTION if any(one.object.startswith(ESCO) for one in mappings) else ""


def read(path: Path) -> tuple[list[Match], list[Problem]]:
    """Read a mapping set.

    Args:
        path: A SSSOM/TSV file with its metadata in it.

    Returns:
        Its mappings in their order, and the rows that give none.

    Raises:
        InputError: There is no such file, or it cannot be read as SSSOM/TSV at all: it is not UTF-8, has no metadata,
            lacks a column that each mapping needs, or has a quote that is not closed.

    >>> read(Path("none.sssom.tsv"))
    Traceback (most recent call last):
    rolegraph.errors.InputError: none.sssom.tsv: No such file or directory (check the path)
    """
    name = shown(path)
    found = [one for _, one in read_rows(parse(text_of(path), name), name)]
    return [one for one in found if isinstance(one, Match)], [one for one in found if isinstance(one, Problem)]


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"{shown(path)}: {error.strerror or error}", hint="check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{shown(path)}: byte {error.start} is not UTF-8", hint="save it as UTF-8") from None
