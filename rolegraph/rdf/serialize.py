"""Quads to a file: the same quads give the same bytes, whatever their order, and a file is whole or not there."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, cast

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from rolegraph.errors import StoreError, UsageError
from rolegraph.rdf import jsonld
from rolegraph.rdf.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Writer = Callable[[Iterable[Quad], BinaryIO], None]
"""Writes quads as they come, which may be more than memory holds: sorted by `order`, none twice."""

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
    kept = set(quads) if keeps_graphs(target) else {Quad(*quad.triple) for quad in quads}
    with replacing(target) as file:
        writer(sorted(kept, key=order), file)


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


def keeps_graphs(path: Path) -> bool:
    """Whether the format of a file's ending has named graphs; the others hold the triples of all of them.

    >>> keeps_graphs(Path("roles.trig")), keeps_graphs(Path("roles.ttl"))
    (True, False)
    """
    return path.suffix.lower() in (".jsonld", ".nq", ".trig")


def order(quad: Quad) -> tuple[str, str, str, str]:
    """By graph, subject, predicate, object: what each format needs to say a thing once."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _dataset(form: RdfFormat) -> Writer:
    def writer(quads: Iterable[Quad], file: BinaryIO) -> None:
        pyoxigraph.serialize(quads, file, form, prefixes=PREFIXES)

    return writer


def _graph(form: RdfFormat) -> Writer:
    def writer(quads: Iterable[Quad], file: BinaryIO) -> None:
        pyoxigraph.serialize((quad.triple for quad in quads), file, form, prefixes=PREFIXES)

    return writer


def _lines(quads: Iterable[Quad], file: BinaryIO) -> None:
    """A format of one statement a line, which knows no prefixes."""
    pyoxigraph.serialize(quads, file, RdfFormat.N_QUADS)  # of quads without a graph this is N-Triples


class _References:
    """A file in which a carriage return becomes a reference, since an XML parser makes a bare one a line feed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        self._file.write(data.replace(b"\r", b"&#xD;"))
        return len(data)

    def flush(self) -> None:
        self._file.flush()


def _rdf_xml(quads: Iterable[Quad], file: BinaryIO) -> None:
    triples = (Triple(quad.subject, quad.predicate, _xml_term(quad.object)) for quad in quads)
    pyoxigraph.serialize(triples, cast(BinaryIO, _References(file)), RdfFormat.RDF_XML, prefixes=PREFIXES)


def _xml_term(term: Term) -> Term:
    if not isinstance(term, Literal) or (text := xml_text(term.value)) == term.value:
        return term
    return Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)


def xml_text(text: str) -> str:
    r"""A text with U+FFFD for each character that XML has no place for (XML 1.0, section 2.2).

    >>> xml_text("a\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def _json_ld(quads: Iterable[Quad], file: BinaryIO) -> None:
    file.writelines(line.encode("utf-8") for line in jsonld.lines(quads))


WRITERS: dict[str, Writer] = {
    ".jsonld": _json_ld,
    ".nq": _lines,
    ".nt": _lines,
    ".rdf": _rdf_xml,
    ".trig": _dataset(RdfFormat.TRIG),
    ".ttl": _graph(RdfFormat.TURTLE),
}
"""What writes a file of each ending."""


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
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
