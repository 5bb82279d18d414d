"""The named queries: one `.rq` file each, in folders that a user may add to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rolegraph.errors import UsageError
from rolegraph.query.header import Kind, NamedQuery, load
from rolegraph.query.suggest import suggestion
from rolegraph.resources import queries, resource


class Catalogue(Mapping[str, NamedQuery]):
    """Name -> query, in the order of the names.

    >>> Catalogue.carried()["shared-skills"].title["en"]
    'Skills that two roles share'
    """

    def __init__(self, queries: Iterable[NamedQuery]) -> None:
        found = {query.name: query for query in queries}
        self._queries = {name: found[name] for name in sorted(found)}

    @classmethod
    def load(cls, folders: Iterable[str | os.PathLike[str]]) -> Catalogue:
        """Read all `.rq` files below folders; of two with the same name the one of the later folder counts.

        Raises:
            UsageError: A folder is missing, or a header is wrong.
        """
        return cls(query for folder in folders for query in _read(Path(folder)))

    @classmethod
    def carried(cls) -> Catalogue:
        """The queries that come with rolegraph, in `ontology/queries`."""
        return cls.load([resource("ontology/queries")])

    @classmethod
    def known(cls, folders: Iterable[str | os.PathLike[str]] = ()) -> Catalogue:
        """The carried queries, those of the folders of `ROLEGRAPH_QUERIES`, then those of further folders.

        Raises:
            UsageError: A folder is missing, or a header is wrong.
        """
        return cls.load([resource("ontology/queries"), *queries(), *folders])

    def of_kind(self, kind: Kind) -> list[NamedQuery]:
        """The queries of a kind, by name.

        >>> [query.name for query in Catalogue.carried().of_kind("construct")]
        ['related-roles']
        """
        return [query for query in self.values() if query.kind == kind]

    def find(self, name: str) -> NamedQuery:
        """The query of this name.

        Raises:
            UsageError: There is none; the message names the nearest.
        """
        if name not in self:
            raise UsageError(f"there is no query {name!r}", hint=suggestion(name, self))
        return self[name]

    def __getitem__(self, name: str) -> NamedQuery:
        return self._queries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)


def _read(folder: Path) -> Iterator[NamedQuery]:
    if not folder.is_dir():
        raise UsageError(f"there is no folder of queries at {folder}", hint="name a folder with .rq files")
    for path in sorted(folder.rglob("*.rq")):
        yield load(path, path.relative_to(folder).with_suffix("").as_posix())
