"""A document with all that a page tells of it: text, statements, and the sentences that gave none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.store.protocol import Store
from rolegraph.told import Row, Text, Told, Version, ask, labels, parents, statements, texts, versions

_CONTENTS = "SELECT DISTINCT ?document ?text { ?document a rg:Document ; rg:text ?text }"
_UNREAD = """
SELECT DISTINCT ?document ?start ?end { ?document rg:hasUnread ?left . ?left oa:start ?start ; oa:end ?end }"""
_ASIDE = """
SELECT DISTINCT ?document ?start ?end ?reason {
  ?document rg:hasSetAside ?left . ?left oa:start ?start ; oa:end ?end ; rg:reason ?reason
}"""


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """A stretch of a text that gave nothing: half-open, in code points; `reason` is "" where no rule set it aside."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document and what was read in it.

    Args:
        about: What is known of the document itself.
        content: Its text; offsets of statements count its code points. "" where the store keeps no texts.
        role: What the role that it describes is called; "" where it describes none.
        told: Its statements, in text order.
        parents: Which statements a statement belongs to, by IRI.
        left: What gave nothing, in text order.
        version: By what it was read.
    """

    about: Text
    content: str
    role: str
    told: tuple[Told, ...]
    parents: dict[str, tuple[str, ...]]
    left: tuple[Left, ...]
    version: str

    @property
    def title(self) -> str:
        """What to call it: its title, else its role, else its name."""
        return self.about.title or self.role or self.about.name


def find_document(store: Store, name: str) -> str:
    """The IRI of the document of this name or IRI.

    Raises:
        UsageError: There is none; the message offers the nearest names.
    """
    names = {text.iri: text.name for text in texts(store).values()}
    found = sorted(iri for iri, known in names.items() if name in (iri, known))
    if not found:
        hint = suggestion(name, set(names.values())) if names else "the store holds no documents"
        raise UsageError(f"no document is called {name!r}", hint=hint)
    return found[0]


def sheets(store: Store, lang: str, *, document: str | None = None) -> Iterator[Sheet]:
    """Every document of a store, or one, by IRI; all is asked for at once, and kept while they are given.

    Args:
        store: Where to look.
        lang: In which language roles are called.
        document: IRI of the only one.

    Raises:
        StoreError: The store is closed or cannot be read.
        InputError: It holds a statement that is none.

    >>> from rolegraph.store.oxigraph import OxigraphStore
    >>> list(sheets(OxigraphStore.memory(), "en"))
    []
    """
    about = texts(store, document=document)
    told: dict[str, list[Told]] = defaultdict(list)
    for one in statements(store, document=document):
        told[one.document].append(one)
    above, names, read_by = parents(store, document=document), labels(store, lang), versions(store)
    contents = _contents(store, document)
    left = _left(store, document)
    for iri, text in about.items():
        said = told.get(iri, [])
        yield Sheet(
            about=text,
            content=contents.get(iri, ""),
            role=names.get(text.role or "", ""),
            told=tuple(said),
            parents={one.iri: above[one.iri] for one in said if one.iri in above},
            left=tuple(sorted(left.get(iri, ()))),
            version=" · ".join(sorted({_called(read_by[one.run]) for one in said if one.run in read_by})),
        )


def _called(version: Version) -> str:
    return " · ".join(filter(None, (version.software, version.data)))


def _contents(store: Store, document: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in ask(store, _CONTENTS, document=document):
        iri, text = row["document"].value, row["text"].value
        found[iri] = min(found.get(iri, text), text)
    return found


def _left(store: Store, document: str | None) -> dict[str, set[Left]]:
    found: dict[str, set[Left]] = defaultdict(set)
    for query in (_UNREAD, _ASIDE):
        for row in ask(store, query, document=document):
            if place := _stretch(row):
                found[row["document"].value].add(place)
    return found


def _stretch(row: Row) -> Left | None:
    """A row as a stretch; one of a damaged store, whose offsets are no numbers, is left out."""
    try:
        start, end = int(row["start"].value), int(row["end"].value)
    except ValueError:
        return None
    return Left(start, end, row["reason"].value if "reason" in row else "")
