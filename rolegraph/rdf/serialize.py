"""Quads to a file: the same quads give the same bytes, whatever their order, and a file is whole or not there."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from rolegraph.errors import StoreError, UsageError
from rolegraph.rdf import jsonld
from rolegraph.rdf.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Writer = Callable[[list[Quad], BinaryIO], None]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(quads: Iterable[Quad], path: str | Path) -> None:
    """Write quads in the format that the file's ending names.

    `.trig`, `.nq` and `.jsonld` keep the named graphs; `.ttl`, `.nt` and `.rdf` hold the triples of all of them.
    XML 1.0 has no place for most control characters: in `.rdf` each becomes U+FFFD. The file replaces an older one in
    one step (a temporary file beside it, then a rename), so that a failure leaves the older one as it was.

    Args:
        quads: In any order; one given twice is written once.
        path: The file.

    Raises:
        UsageError: The ending names no format, or the path is a folder or lies in none.
        StoreError: The file cannot be written: a full disk, a folder without the right to write.

    >>> write([], "roles.doc")
    Traceback (most recent call last):
    rolegraph.errors.UsageError: roles.doc: no RDF format ends in '.doc' (use one of .jsonld .nq .nt .rdf .trig .ttl)
    """
    target = Path(path)
    writer = writer_for(target)
    ordered = sorted(set(quads), key=_order)
    with _replacing(target) as file:
        writer(ordered, file)


def writer_for(path: Path) -> Writer:
    """The writer for a file's ending, so that a wrong one is known before any work.

    Raises:
        UsageError: The ending names no format.
    """
    ending = path.suffix.lower()
    if ending not in WRITERS:
        known = " ".join(sorted(WRITERS))
        raise UsageError(f"{path}: no RDF format ends in {ending!r}", hint=f"use one of {known}")
    return WRITERS[ending]


def _order(quad: Quad) -> tuple[str, str, str, str]:
    """By graph, subject, predicate, object: what each format needs to say a thing once."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _merged(quads: list[Quad]) -> list[Triple]:
    """The triples of all graphs, sorted, none twice."""
    triples = {quad.triple for quad in quads}
    return sorted(triples, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))


def _dataset(form: RdfFormat) -> Writer:
    def writer(quads: list[Quad], file: BinaryIO) -> None:
        pyoxigraph.serialize(quads, file, form, prefixes=PREFIXES)

    return writer


def _graph(form: RdfFormat) -> Writer:
    def writer(quads: list[Quad], file: BinaryIO) -> None:
        pyoxigraph.serialize(_merged(quads), file, form, prefixes=PREFIXES)

    return writer


def _lines(form: RdfFormat) -> Writer:
    """A format of one statement a line, which knows no prefixes."""

    def writer(quads: list[Quad], file: BinaryIO) -> None:
        pyoxigraph.serialize(quads if form == RdfFormat.N_QUADS else _merged(quads), file, form)

    return writer


def _rdf_xml(quads: list[Quad], file: BinaryIO) -> None:
    """RDF/XML; a carriage return is written as a reference, since an XML parser makes a bare one a line feed."""
    triples = [Triple(triple.subject, triple.predicate, _xml_term(triple.object)) for triple in _merged(quads)]
    text = pyoxigraph.serialize(triples, None, RdfFormat.RDF_XML, prefixes=PREFIXES)
    file.write((text or b"").replace(b"\r", b"&#xD;"))


def _xml_term(term: Term) -> Term:
    if not isinstance(term, Literal) or not _NOT_XML.search(term.value):
        return term
    text = _NOT_XML.sub("\ufffd", term.value)
    return Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)


def _json_ld(quads: list[Quad], file: BinaryIO) -> None:
    file.writelines(line.encode("utf-8") for line in jsonld.lines(quads))


WRITERS: dict[str, Writer] = {
    ".jsonld": _json_ld,
    ".nq": _lines(RdfFormat.N_QUADS),
    ".nt": _lines(RdfFormat.N_TRIPLES),
    ".rdf": _rdf_xml,
    ".trig": _dataset(RdfFormat.TRIG),
    ".ttl": _graph(RdfFormat.TURTLE),
}
"""What writes a file of each ending."""


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the target's place once all is written and safe on the disk, and leaves nothing otherwise."""
    target = target.resolve()
    if target.is_dir():
        raise UsageError(f"{target} is a folder", hint="name a file in it")
    if not target.parent.is_dir():
        raise UsageError(f"{target.parent} is no folder", hint="make it first, or name another one")
    draft = target.with_name(f".{target.name[:100]}.{token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        hint = "make room, or name another disk" if full else "name a folder that you may write to"
        raise StoreError(f"cannot write {target}: {error.strerror or error}", hint=hint) from None
    finally:
        with suppress(OSError):
            draft.unlink()
