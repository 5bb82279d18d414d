"""By what software and language data a graph was made (PROV-O); no time stamps, so that builds are equal."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode

from rolegraph import __version__
from rolegraph.errors import RolegraphError, UsageError
from rolegraph.rdf.iri import check_base, slug
from rolegraph.rdf.namespaces import PROV, RDF, RDFS, RG, SCHEMA
from rolegraph.rdf.sink import Sink, plain
from rolegraph.resources import languages, models


def agent(base: str) -> NamedNode:
    """The software that reads.

    >>> agent("https://example.org/").value.startswith("https://example.org/agent/rolegraph-")
    True
    """
    return NamedNode(f"{check_base(base)}agent/rolegraph-{__version__}")


def run(base: str, lang: str) -> NamedNode:
    """The reading activity: the same one for the same software and language data."""
    return NamedNode(f"{check_base(base)}run/rolegraph-{__version__}-{slug(lang)}-{language_version(lang)}")


def add_run(sink: Sink, base: str) -> None:
    """Describe the activity and its agent."""
    activity, software = run(base, sink.lang), agent(base)
    sink.add(activity, RDF.type, RG.Run)
    sink.add(activity, RDFS.label, plain(f"reading with rolegraph {__version__}"))
    sink.add(activity, PROV.wasAssociatedWith, software)
    sink.add(activity, RG.languageData, plain(f"{sink.lang} {language_version(sink.lang)}"))
    sink.add(software, RDF.type, PROV.SoftwareAgent)
    sink.add(software, RDFS.label, plain(f"rolegraph {__version__}"))
    sink.add(software, SCHEMA.softwareVersion, plain(__version__))


def language_version(lang: str) -> str:
    """Eight digits that change with any file of a language or of the trained weights; zeros without such a language.

    >>> len(language_version("id")), language_version("xx")
    (8, '00000000')
    """
    folder = languages().get(lang.lower().split("-")[0])
    return _digits((folder, *_weights())) if folder else "0" * 8


@cache
def _digits(folders: tuple[Path, ...]) -> str:
    total = sha256()
    for root in folders:
        for name, path in _data_files(root):
            total.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:8]


def _weights() -> list[Path]:
    """The folder of trained weights, if there is one: a checkout before the first training has none."""
    try:
        return [models()]
    except UsageError:
        raise
    except RolegraphError:
        return []


def _data_files(root: Path) -> list[tuple[str, Path]]:
    """The files under a folder that are data, sorted by their names; no code and nothing hidden."""
    named = ((path.relative_to(root), path) for path in root.rglob("*") if path.is_file())
    return sorted(
        (name.as_posix(), path)
        for name, path in named
        if path.suffix not in {".py", ".pyc"} and not any(part.startswith(".") for part in name.parts)
    )
