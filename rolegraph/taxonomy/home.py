"""Where taxonomies are looked for: in a store that is named, in the user's own, and in what ships with rolegraph.

The user's own store is the folder `taxonomies` in the folder that `ROLEGRAPH_HOME` names, else in the one that the
platform has for the data of programs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.resources import resource
from rolegraph.store.open import open_store
from rolegraph.store.protocol import Store
from rolegraph.taxonomy import labels
from rolegraph.taxonomy.concept import Origin, Taxonomy
from rolegraph.taxonomy.kept import Kept, load_kept, taxonomies
from rolegraph.taxonomy.read import ATTRIBUTION, LICENCE, graph_of, read

HOME = "ROLEGRAPH_HOME"
SAMPLE = "esco-sample"
"""What the shipped sample of ESCO is called."""
_SAMPLE_VERSION = "1.1.1"
_ADD = "rolegraph taxonomy add PATH adds one"


def home() -> Path:
    """The folder of the user's own store of taxonomies; it need not be there yet."""
    named = os.environ.get(HOME)
    if named:
        return Path(named) / "taxonomies"
    from platformdirs import user_data_path

    return user_data_path("rolegraph", appauthor=False) / "taxonomies"


def find(name: str, store: Store | None = None) -> Taxonomy:
    """A taxonomy by its name, read whole: from a store, else the user's own, else what ships.

    Callers that keep something made of it look at `find_origin` first, which is quick, and compare the digest.

    Raises:
        UsageError: There is none of this name; the message offers the nearest and says how to add one.
        StoreError: A store cannot be read, or has only a part of it.
    """
    for opened, kept in _places(store):
        if kept.origin.name == name:
            return overlay(load_kept(opened, kept))
    if name == SAMPLE:
        return overlay(_sample())
    raise _unknown(name, store)


def find_origin(name: str, store: Store | None = None) -> Origin:
    """What a taxonomy says of itself, found as `find` finds it, without reading its concepts.

    Raises:
        UsageError: There is none of this name.
        StoreError: A store cannot be read.
    """
    for _, kept in _places(store):
        if kept.origin.name == name and kept.whole:
            return overlay_origin(kept.origin)
    if name == SAMPLE:
        return overlay_origin(_sample_origin())
    raise _unknown(name, store)


def every(store: Store | None = None) -> list[tuple[str, Kept]]:
    """The taxonomies that `find` would find, by name, each with the place where it is ("" for what ships)."""
    found: dict[str, tuple[str, Kept]] = {}
    for opened, kept in _places(store):
        found.setdefault(kept.origin.name, (opened.place, kept))
    shipped = Kept(_sample_origin(), graph_of(SAMPLE), concepts=len(_sample().concepts))
    found.setdefault(SAMPLE, ("", shipped))
    return [found[name] for name in sorted(found)]


def overlay(taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy with the labels of our own laid over it: the one place through which all that is found goes."""
    concepts = tuple(labels.overlay(taxonomy.concepts, labels.carried()))
    return replace(taxonomy, origin=overlay_origin(taxonomy.origin), concepts=concepts)


def laid(taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy as it is kept in a store: with our labels, and a note that says so if it has any.

    Its digest stays that of its files.
    """
    ours = {row.uri for row in labels.carried()}
    if not any(concept.iri in ours for concept in taxonomy.concepts):
        return taxonomy
    return replace(overlay(taxonomy), origin=replace(taxonomy.origin, note=labels.NOTE))


def overlay_origin(origin: Origin) -> Origin:
    """What a taxonomy says of itself once `overlay` was laid over it: its digest changes with the labels' files."""
    return replace(origin, digest=sha256(f"{origin.digest} {labels.state()}".encode()).hexdigest())


def _places(store: Store | None) -> Iterator[tuple[Store, Kept]]:
    """The taxonomies in each store, in the order in which they are looked for, while the store is open."""
    if store is not None:
        yield from ((store, kept) for kept in taxonomies(store))
    with own() as opened:
        if opened is not None:
            yield from ((opened, kept) for kept in taxonomies(opened))


@contextmanager
def own() -> Iterator[Store | None]:
    """The user's own store, to read; None where there is none yet."""
    folder = home()
    if not (folder / "CURRENT").is_file():  # nothing was added yet
        yield None
        return
    with open_store(folder, read_only=True) as opened:
        yield opened


def _unknown(name: str, store: Store | None) -> UsageError:
    names = [kept.origin.name for _, kept in every(store)]
    return UsageError(f"there is no taxonomy {name!r}", hint=f"{suggestion(name, names).rstrip('?')}; {_ADD}")


@lru_cache(maxsize=1)
def _sample() -> Taxonomy:
    taxonomy, _ = read([resource("data/taxonomy/sample")], SAMPLE)
    return replace(taxonomy, origin=_sample_origin())


@lru_cache(maxsize=1)
def _sample_origin() -> Origin:
    """What the sample says of itself; its digest is that of its files, found without reading them as tables."""
    files = sorted(resource("data/taxonomy/sample").glob("*.csv"))
    digest = sha256("\n".join(sha256(file.read_bytes()).hexdigest() for file in files).encode()).hexdigest()
    title = f"ESCO v{_SAMPLE_VERSION}, a sample"
    return Origin(SAMPLE, title, _SAMPLE_VERSION, LICENCE, ATTRIBUTION, graph_of(SAMPLE), digest)
