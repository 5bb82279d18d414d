"""From the files of a taxonomy, as they are published, to its concepts: the one door to all kinds of files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from rolegraph.corpus.names import printable, shown
from rolegraph.errors import InputError, UsageError
from rolegraph.rdf.iri import slug
from rolegraph.rdf.namespaces import DEFAULT_BASE
from rolegraph.resources import languages
from rolegraph.taxonomy import esco
from rolegraph.taxonomy.concept import Origin, Taxonomy
from rolegraph.taxonomy.draft import Drafts
from rolegraph.taxonomy.parts import TABLES, Part, parts
from rolegraph.taxonomy.plain import columns, read_plain
from rolegraph.taxonomy.problem import Problem, Problems
from rolegraph.taxonomy.skos import Scheme, read_skos
from rolegraph.taxonomy.tables import Rows

ATTRIBUTION = "This publication uses the ESCO classification of the European Commission."
"""The sentence that ESCO's terms want to be shown with its data (Commission Decision 2011/833/EU, article 6)."""
LICENCE = "http://data.europa.eu/eli/dec/2011/833/oj"
LICENCES = {LICENCE: "Commission Decision 2011/833/EU"}
"""What people call a licence."""
ESCO = "esco"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_VERSION = re.compile(r"(?:^|[^a-z0-9])v(\d+\.\d+(?:\.\d+)?)(?![\d.]*\d)", re.IGNORECASE)


def graph_of(name: str, base: str = DEFAULT_BASE) -> str:
    """The graph in which a taxonomy is kept.

    >>> graph_of("esco")
    'https://w3id.org/rolegraph/id/taxonomy/esco'
    """
    return f"{base}taxonomy/{name}"


def read(paths: Sequence[Path], name: str | None = None) -> tuple[Taxonomy, list[Problem]]:
    """Read a taxonomy: ESCO's official CSV files, SKOS in RDF, or a plain table.

    Args:
        paths: Files, folders and zips, which together are one taxonomy.
        name: What it is to be called; by default "esco", or the name of the first path.

    Returns:
        The taxonomy, and what in the files was not read, or is odd.

    Raises:
        UsageError: The name is none, or a file is of a kind that is not read.
        InputError: There is no such file; an archive or a file is broken, cut off or empty; there are no concepts.

    >>> read([Path("none.csv")])
    Traceback (most recent call last):
    rolegraph.errors.InputError: none.csv: no such file or folder (check the path)
    """
    if name is not None:
        check_name(name)
    found = _Found(Drafts(Problems()))
    wanted = name or slug(Path(paths[0]).resolve().name.split(".")[0], 40) or "taxonomy"
    for part in parts(paths):
        found.sort(part)
    found.read(wanted)
    concepts = found.drafts.finish()
    is_esco = any(concept.iri.startswith(esco.BASE) for concept in concepts)
    origin = _origin(found, name or (ESCO if is_esco else wanted), _version(paths, found), is_esco=is_esco)
    _tell_languages(found)
    return Taxonomy(origin, concepts), list(found.drafts.problems)


def check_name(name: str) -> str:
    """A name that a taxonomy may have.

    Raises:
        UsageError: It may not.
    """
    if not _NAME.fullmatch(name):
        hint = "use lower-case letters, digits, - and ."
        raise UsageError(f"{printable(name[:80])!r} is no name for a taxonomy", hint=hint)
    return name


@dataclass(slots=True)
class _Found:
    """The files of a taxonomy by what they are, and what they gave."""

    drafts: Drafts
    concepts: list[tuple[Part, esco.Reads]] = field(default_factory=list)
    relations: list[tuple[Part, esco.Reads]] = field(default_factory=list)
    graphs: list[Part] = field(default_factory=list)
    plain: list[Part] = field(default_factory=list)
    schemes: list[Scheme] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def sort(self, part: Part) -> None:
        """Put a file to those of its kind, by its header."""
        self.names.append(part.name)
        if part.ending not in TABLES:
            self.graphs.append(part)
            return
        with part.open() as file:
            reads = esco.reader(Rows(part, file).columns)
        if reads is None:
            self.plain.append(part)
        elif esco.is_relations(reads):
            self.relations.append((part, reads))
        else:
            self.concepts.append((part, reads))

    def read(self, name: str) -> None:
        """Read all: concepts first, then what ties them, the hierarchy of groups last."""
        last = sorted(self.relations, key=lambda one: one[1] is esco.read_hierarchy)
        for part in self.graphs:
            with part.open() as file:
                self.schemes += read_skos(part, file, self.drafts)
                self.digests.append(file.digest())
        for part, reads in self.concepts:
            self._table(part, reads)
        self._read_plain(name)
        self._refuse_none()
        for part, reads in last:
            self._table(part, reads)
        if self.concepts and not self.relations:
            self.drafts.problems.tell("no file of relations among these: occupations have no skills")

    def _table(self, part: Part, reads: esco.Reads) -> None:
        with part.open() as file:
            rows = Rows(part, file)
            reads(rows, self.drafts)
            self.digests.append(rows.digest())

    def _read_plain(self, name: str) -> None:
        """Plain tables; beside files of ESCO or RDF those that are none are passed over."""
        for part in self.plain:
            with part.open() as file:
                rows = Rows(part, file)
                if columns(rows.columns) or not (self.concepts or self.relations or self.graphs):
                    read_plain(rows, self.drafts, graph_of(name) + "/")
                    self.digests.append(rows.digest())
                else:
                    self.drafts.problems.tell("no table of a taxonomy, passed over", part.name)

    def _refuse_none(self) -> None:
        if len(self.drafts):
            return
        names = ", ".join(self.names[:3])
        if self.relations:
            hint = "add ESCO's download of a language too, which has occupations_xx.csv and skills_xx.csv"
            raise InputError(f"{names}: relations without the concepts that they tie", hint=hint)
        hint = "a taxonomy is ESCO's CSV files, SKOS in RDF, or a table with the columns id and label"
        raise InputError(f"{names}: no concepts in it", hint=hint)


def _origin(found: _Found, name: str, version: str, *, is_esco: bool) -> Origin:
    scheme = found.schemes[0] if len(found.schemes) == 1 else Scheme("")
    digest = sha256("\n".join(sorted(found.digests)).encode()).hexdigest()
    if is_esco:
        title = f"ESCO v{version}" if version else "ESCO"
        return Origin(name, title, version, LICENCE, ATTRIBUTION, graph_of(name), digest)
    return Origin(
        name=name,
        title=scheme.title or name,
        version=scheme.version or version,
        licence=scheme.licence,
        attribution=scheme.attribution,
        scheme=scheme.iri or graph_of(name),
        digest=digest,
    )


def _version(paths: Sequence[Path], found: _Found) -> str:
    """The version that stands in the names of the files and folders; "" where they name none, or two."""
    names = [*(shown(path.resolve().name) for path in paths), *(name.rpartition("/")[0] for name in found.names)]
    versions = {match for name in names for match in _VERSION.findall(name)}
    if len(versions) > 1:
        found.drafts.problems.tell(f"files of several versions are mixed: {', '.join(sorted(versions))}")
    return versions.pop() if len(versions) == 1 else ""


def _tell_languages(found: _Found) -> None:
    """Say where a taxonomy has no label in a language that rolegraph reads: it is kept, and texts will not find it."""
    present = {lang for draft in found.drafts for lang in draft.labels}
    if present and not any(lang.split("-")[0] in languages() for lang in present if lang) and present != {""}:
        told = ", ".join(sorted(filter(None, present)))
        known = ", ".join(languages())
        found.drafts.problems.tell(f"its labels are in {told}, which no language here reads (there are: {known})")
