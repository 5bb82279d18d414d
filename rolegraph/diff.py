"""What two graphs say differently: a diff of meaning, not of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from rolegraph.changes import Aspect, Change, Kind, compare_document
from rolegraph.rdf.namespaces import DEFAULT_BASE, OA, PROV, RDF, RG
from rolegraph.rdf.sink import Sink, decimal, plain, whole
from rolegraph.store.protocol import Store
from rolegraph.told import Told, statements, texts, versions

LOST, GAINED = f"{DEFAULT_BASE}diff/lost", f"{DEFAULT_BASE}diff/gained"
"""The graphs of what the older graph alone says and of what the newer one alone says."""


@dataclass(frozen=True, slots=True)
class Diff:
    """What became of the statements of a graph.

    Args:
        changes: By document, then in the order of the text.
        unchanged: How many statements are the same in both.
        documents_lost: Identifiers of documents that the older graph alone has.
        documents_gained: Identifiers of documents that the newer graph alone has.
        versions: By what the older and the newer graph were read; differing versions alone are no change.
    """

    changes: tuple[Change, ...]
    unchanged: int
    documents_lost: tuple[str, ...]
    documents_gained: tuple[str, ...]
    versions: tuple[tuple[str, ...], tuple[str, ...]]

    def __bool__(self) -> bool:
        """Whether the two differ."""
        return bool(self.changes or self.documents_lost or self.documents_gained)

    def counts(self) -> dict[tuple[str, str], dict[Kind, int]]:
        """How many statements of a document and a relation changed, and how."""
        found: dict[tuple[str, str], Counter[Kind]] = defaultdict(Counter)
        for change in self.changes:
            found[change.document, change.told.relation.value][change.kind] += 1
        return {pair: {kind: counter[kind] for kind in Kind} for pair, counter in found.items()}


def diff(old: Store, new: Store, *, ignore: Iterable[Aspect] = ()) -> Diff:
    """Compare what two stores say, by document and relation.

    Documents are told apart by their identifiers and things by their names without the base IRI, so that stores that
    were built under two bases can be compared.

    Args:
        old: The older store.
        new: The newer one.
        ignore: What evidence may differ in without being a change.

    Raises:
        StoreError: A store is closed or cannot be read.
        InputError: A statement makes no sense.
    """
    before, after = _by_document(old), _by_document(new)
    ignored = frozenset(ignore)
    changes: list[Change] = []
    for document in sorted({*before, *after}):
        changes += compare_document(document, before.get(document, ()), after.get(document, ()), ignored)
    kept = sum(map(len, after.values())) - sum(change.new is not None for change in changes)
    return Diff(
        changes=tuple(changes),
        unchanged=kept,
        documents_lost=tuple(sorted({*before} - {*after})),
        documents_gained=tuple(sorted({*after} - {*before})),
        versions=(_versions(old), _versions(new)),
    )


def _by_document(store: Store) -> Mapping[str, list[Told]]:
    """The statements of each document, by its identifier; a document that states nothing is there too."""
    names = {iri: text.name for iri, text in texts(store).items()}
    found: dict[str, list[Told]] = {name: [] for name in names.values()}
    for one in statements(store):
        found.setdefault(names.get(one.document, one.document), []).append(one)
    return found


def _versions(store: Store) -> tuple[str, ...]:
    return tuple(sorted({str(version) for version in versions(store).values()}))


def graphs(found: Diff) -> tuple[list[Quad], list[Quad]]:
    """The differing statements as two graphs, `LOST` and `GAINED`: each statement with its triple and its evidence.

    A statement that was reworded or re-evidenced stands in both, in its older and its newer form; where these have two
    names, the newer one is `prov:wasRevisionOf` the older one.
    """
    lost, gained = Sink(NamedNode(LOST), "und"), Sink(NamedNode(GAINED), "und")
    for change in found.changes:
        if change.old:
            _add(lost, change.old)
        if change.new:
            _add(gained, change.new)
        if change.old and change.new and change.old.iri != change.new.iri:
            gained.add(NamedNode(change.new.iri), PROV.wasRevisionOf, NamedNode(change.old.iri))
    return lost.sorted(), gained.sorted()


def _add(sink: Sink, told: Told) -> None:
    node, subject, predicate, thing = map(NamedNode, (told.iri, told.subject, told.predicate, told.object))
    words = (lambda text: sink.words(text, told.lang)) if told.lang else plain
    sink.add(subject, predicate, thing)
    sink.add(node, RDF.type, RG.Statement, RDF.Statement)
    sink.add(node, RDF.subject, subject)
    sink.add(node, RDF.predicate, predicate)
    sink.add(node, RDF.object, thing)
    sink.add(node, RG.relation, plain(told.relation.value))
    sink.add(node, RG.wording, words(told.label))
    sink.add(node, RG.polarity, plain(told.polarity))
    if told.about:
        sink.add(node, RG.about, NamedNode(told.about))
    sink.add(node, RG.sentence, words(told.sentence))
    sink.add(node, RG.sentenceStart, whole(told.sentence_start))
    sink.add(node, RG.rule, plain(told.rule))
    sink.add(node, RG.confidence, decimal(told.confidence))
    sink.add(node, PROV.wasDerivedFrom, NamedNode(told.document))
    if told.run:
        sink.add(node, PROV.wasGeneratedBy, NamedNode(told.run))
    _add_place(sink, told, node)


def _add_place(sink: Sink, told: Told, node: NamedNode) -> None:
    target, selector = NamedNode(told.target), NamedNode(told.selector)
    sink.add(node, OA.hasTarget, target)
    sink.add(target, RDF.type, RG.Evidence, OA.SpecificResource)
    sink.add(target, OA.hasSource, NamedNode(told.document))
    sink.add(target, OA.hasSelector, selector)
    sink.add(selector, RDF.type, OA.TextPositionSelector)
    sink.add(selector, OA.start, whole(told.start))
    sink.add(selector, OA.end, whole(told.end))
