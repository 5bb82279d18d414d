"""Labels of the user's own, laid over a taxonomy's concepts: tables, files of KBJI, and labels in the user's graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from rolegraph.errors import InputError, RolegraphError
from rolegraph.store.protocol import Solutions, Store
from rolegraph.taxonomy.concept import Label, Taxonomy
from rolegraph.taxonomy.isco import is_kbji, kbji

Labels = Mapping[str, tuple[Label, ...]]
"""Labels by the IRI of their concept."""
_LABEL, _CONCEPT, _LANG = ("label", "label_id", "term"), ("concept", "uri", "iri", "concepturi"), ("lang", "language")
_IN_GRAPH = """SELECT ?concept ?label {
  GRAPH ?graph { ?concept skos:altLabel ?label . FILTER(isIRI(?concept) && isLiteral(?label)) }
  FILTER(!CONTAINS(STR(?graph), "/taxonomy/"))
}"""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The labels of one file, and its rows that give none, each with file and line."""

    labels: Labels
    problems: tuple[RolegraphError, ...] = ()


def read(path: Path) -> Glossary:
    """Labels from a table: CSV, or TSV where the file ends so; a file of KBJI is known by its columns kode and judul.

    Another table has the columns label and concept (an IRI), and lang if there is one; else the language is "id".

    Raises:
        InputError: The file cannot be read, is not UTF-8, or lacks these columns.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}", hint="save it as UTF-8") from None
    tabs = path.suffix.lower() in (".tsv", ".tab")
    table = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",")
    try:
        heading = [cell.strip().casefold() for cell in next(table, [])]
        cells = [(f"{path}:{table.line_num}", row) for row in table if any(row)]
    except csv.Error as error:
        raise InputError(f"{path}:{table.line_num}: {error}") from None
    if is_kbji(heading):
        return Glossary(kbji(dict(zip(heading, row, strict=False)) for _, row in cells))
    return _table(path, heading, cells)


def _table(path: Path, heading: list[str], cells: list[tuple[str, list[str]]]) -> Glossary:
    places = [next((heading.index(name) for name in names if name in heading), None) for names in (_LABEL, _CONCEPT)]
    if None in places:
        raise InputError(f"{path}:1: no column label and concept", hint=f"it has {', '.join(heading) or 'none'}")
    found: dict[str, tuple[Label, ...]] = {}
    problems: list[RolegraphError] = []
    for where, row in cells:
        values = dict(zip(heading, map(str.strip, row), strict=False))
        label, concept = (next((values[name] for name in names if name in values), "") for names in (_LABEL, _CONCEPT))
        lang = next((values[name] for name in _LANG if values.get(name)), "id").lower()
        if not label or ":" not in concept:
            hint = "a row needs a label and the IRI of a concept"
            problems.append(InputError(f"{where}: {label!r} for {concept!r} is no entry", hint=hint))
        else:
            found[concept] = (*found.get(concept, ()), Label(" ".join(label.split()), lang))
    return Glossary(found, tuple(problems))


def in_graph(store: Store) -> Labels:
    """The `skos:altLabel`s that a store's own graphs give; those of taxonomies in it are none of them.

    Raises:
        StoreError: The store is closed or cannot be read.
    """
    answer = store.query(_IN_GRAPH)
    found: dict[str, set[Label]] = {}
    for concept, label in answer.rows if isinstance(answer, Solutions) else ():
        if isinstance(concept, NamedNode) and isinstance(label, Literal):
            found.setdefault(concept.value, set()).add(Label(label.value, label.language or ""))
    return {iri: tuple(sorted(labels, key=lambda one: (one.lang, one.text))) for iri, labels in sorted(found.items())}


def together(several: Iterable[Labels]) -> Labels:
    """The labels of several glossaries."""
    found: dict[str, tuple[Label, ...]] = {}
    for labels in several:
        for iri, more in labels.items():
            found[iri] = (*found.get(iri, ()), *more)
    return found


def laid_over(taxonomy: Taxonomy, labels: Labels) -> Taxonomy:
    """A taxonomy whose concepts have these labels too, as alternative ones; its digest tells so.

    >>> from rolegraph.taxonomy.concept import Concept, Origin
    >>> sew = Concept("https://example.org/sew", "skill", (Label("sew", "en"),))
    >>> laid = laid_over(Taxonomy(Origin("crafts", "Crafts"), (sew,)), {sew.iri: (Label("menjahit", "id"),)})
    >>> laid.concepts[0].alternatives
    (Label(text='menjahit', lang='id'),)
    """
    known = {one.iri for one in taxonomy.concepts}
    own = {iri: more for iri, more in labels.items() if iri in known}
    if not own:
        return taxonomy
    concepts = tuple(
        replace(one, alternatives=(*one.alternatives, *own[one.iri])) if one.iri in own else one
        for one in taxonomy.concepts
    )
    digest = sha256(f"{taxonomy.origin.digest} {state(own)}".encode()).hexdigest()
    return replace(taxonomy, origin=replace(taxonomy.origin, digest=digest), concepts=concepts)


def state(labels: Labels) -> str:
    """What names the state of labels: the first digits of a SHA-256."""
    lines = (f"{iri}\t{label.lang}\t{label.text}" for iri in sorted(labels) for label in labels[iri])
    return sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:16]
