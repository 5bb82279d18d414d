"""An export: a part of a store as one file, or as a folder of files that describes itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Triple

from rolegraph.errors import StoreError, UsageError
from rolegraph.export.describe import FileMade, Terms, description, iri, turtle
from rolegraph.export.formats import FORMATS, Output, by_ending, outputs
from rolegraph.export.material import Material
from rolegraph.export.part import Part
from rolegraph.query.catalogue import Catalogue
from rolegraph.query.executable import executables
from rolegraph.query.header import NamedQuery
from rolegraph.rdf.labels import labels_graph
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.rdf.serialize import replacing
from rolegraph.store.protocol import Store

DESCRIPTION = "void.ttl"
VOID = "void"
_ENDING = labels_graph(DEFAULT_BASE).removeprefix(DEFAULT_BASE)


def export(
    store: Store,
    target: str | os.PathLike[str],
    *,
    formats: Sequence[str] = (),
    roles: Iterable[str] = (),
    licence: str | None = None,
    url: str | None = None,
    queries: Iterable[NamedQuery] | None = None,
) -> list[FileMade]:
    """Write a store, or the texts about some roles, in formats that others read.

    Memory holds one run of sorted lines at a time, not the graph. The same store gives the same bytes. Each file takes
    an older one's place in one step; `void.ttl` is written last.

    Args:
        store: An open store.
        target: A file, whose ending names the format where `formats` does not; or a folder, made where there is none
            (a path without an ending, or one that is a folder), for any number of formats and `void.ttl`.
        formats: Names of `FORMATS`, or "void" for the description alone; () is all of them.
        roles: Labels or IRIs of roles: only the texts that describe them, or name them where none does.
        licence: IRI of the licence of the data, for the description.
        url: Where the folder will be published, for the description.
        queries: Those that the description tells; by default the ones that come with rolegraph.

    Returns:
        The files, in the order in which they were written, by their path in the folder.

    Raises:
        UsageError: There is no such format or role; several formats for one file; the licence or URL is no IRI.
        StoreError: The store cannot be read, or a file not written.
    """
    path = Path(target)
    terms = Terms(_base(store), licence, url)
    _check(terms)
    asked = executables(Catalogue.known().values() if queries is None else queries, base=terms.base)
    single = path.suffix != "" and not path.is_dir()
    wanted = [_single(path, formats)] if single else _several(formats)
    with Material(Part.of(store, roles)) as material:
        if single:
            return [_make(output or _described(terms, [], asked), material, path) for output in wanted]
        made = [_make(output, material, _placed(path, output.name)) for output in wanted if output]
        return [*made, _make(_described(terms, made, asked), material, _placed(path, DESCRIPTION))]


def _single(path: Path, formats: Sequence[str]) -> Output | None:
    """The one output of a file; None is the description."""
    if len(formats) > 1:
        raise UsageError(f"{path}: several formats cannot be one file", hint="name a folder")
    if not formats:
        return by_ending(path)
    if formats[0] == VOID:
        return None
    found = outputs(formats[0])
    if len(found) > 1:
        raise UsageError(f"{path}: {formats[0]} is {len(found)} files", hint="name a folder")
    return found[0]


def _several(formats: Sequence[str]) -> list[Output | None]:
    names = dict.fromkeys(formats or FORMATS)
    return [output for name in names if name != VOID for output in outputs(name)]


def _described(terms: Terms, files: Iterable[FileMade], queries: Iterable[Triple]) -> Output:
    """The description as an output like the others."""

    def write(material: Material, file: BinaryIO) -> None:
        file.write(turtle(description(material.counts, terms, files, queries)))

    return Output(DESCRIPTION, "text/turtle", write)


def _make(output: Output, material: Material, path: Path) -> FileMade:
    with replacing(path) as file:
        output.write(material, file)
    with path.open("rb") as written:
        mark = file_digest(written, "sha256").hexdigest()
    return FileMade(output.name, output.media, path.stat().st_size, mark)


def _placed(folder: Path, name: str) -> Path:
    """The path of a file in the folder, which is made where it is missing."""
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make {path.parent}: {error.strerror}", hint="name a folder that you may write to"
        ) from None
    return path


def _base(store: Store) -> str:
    """The IRI under which the store's things are minted: the graph of labels tells it."""
    bases = [graph.removesuffix(_ENDING) for graph in store.graphs() if graph.endswith(_ENDING)]
    return bases[0] if bases else DEFAULT_BASE


def _check(terms: Terms) -> None:
    """Say that an IRI is wrong before the work."""
    for text, what in ((terms.licence, "the licence"), (terms.url, "the URL")):
        if text is not None:
            iri(text, what)
