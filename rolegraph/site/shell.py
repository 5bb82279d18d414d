"""What the pages of a site share: where they lie, how they lead to one another, in which language they open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from rolegraph.pages.frame import environment, fill
from rolegraph.pages.page import Around
from rolegraph.pages.signs import SHOWN
from rolegraph.pages.words import LANGUAGES, Texts, Words, own, read, spoken
from rolegraph.site.model import Model, Place, told_at
from rolegraph.site.names import state

PACKAGE = "rolegraph.site"
GRAPH, SEARCH = "graph.html", "search.html"
AT_ONCE = 500
"""How many entries of an index are on one page."""


@cache
def texts() -> Texts:
    """The texts of the site and of document pages, by language and key."""
    more = read(PACKAGE)
    return {lang: {**own()[lang], **more[lang]} for lang in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Shell:
    """Makes pages of a site.

    Args:
        model: What the site tells.
        where: The page on which each entry of an index stands, by its IRI ("skills-2.html").
    """

    model: Model
    where: dict[str, str]

    def words(self) -> Words:
        """The words of one page."""
        return Words(spoken(self.model.lang), texts())

    def page(self, path: str, template: str, title: str, *, scripts: tuple[str, ...] = (), **given: Any) -> str:
        """A page as text.

        Args:
            path: Where it will lie in the site, with "/" between steps.
            template: Of this package.
            title: Of the page.
            scripts: Names of scripts beside those of every page.
            given: What the template takes.
        """
        words = self.words()
        return fill(
            template,
            words,
            package=PACKAGE,
            scripts=("frame.js", "nav.js", *scripts),
            title=title,
            nav=self.nav(path, words),
            to=_To(self, _root(path)),
            kinds=SHOWN,
            model=self.model,
            told_at=told_at,
            **given,
        )

    def around(self, path: str, role: str | None, words: Words) -> Around:
        """What the page of a document at a path gets from the site.

        Args:
            path: Where it will lie.
            role: IRI of its role.
            words: Its words.
        """
        return Around(
            nav=self.nav(path, words),
            role_page=_To(self, _root(path)).role(role) if role else "",
            package=PACKAGE,
            scripts=("frame.js", "nav.js", "document.js"),
        )

    def nav(self, path: str, words: Words) -> Markup:
        """The links at the top of a page."""
        module = environment(PACKAGE).get_template("nav.html.j2").module
        drawn: Markup = module.nav(_root(path), path, words)  # type: ignore[attr-defined]
        return drawn


def _root(path: str) -> str:
    return "../" * path.count("/")


@dataclass(frozen=True, slots=True)
class _To:
    """Addresses as seen from one page: each a path from there, made of minted names alone."""

    shell: Shell
    root: str

    def role(self, iri: str) -> str:
        """The page of a role, or "" where there is none."""
        found = self.shell.model.roles.get(iri)
        return f"{self.root}role/{found.file}.html" if found else ""

    def document(self, place: Place) -> str:
        """A statement on the page of its text."""
        sheet, number = place
        return f"{self.sheet(sheet.about.iri)}#s{number}"

    def sheet(self, iri: str) -> str:
        """The page of a text."""
        return f"{self.root}document/{self.shell.model.files[iri]}.html"

    def thing(self, iri: str) -> str:
        """A role's page, or the place of a skill or party on its index; "" for anything else."""
        model = self.shell.model
        entry = model.skills.get(iri) or model.parties.get(iri)
        return f"{self.root}{self.shell.where[iri]}#{entry.file}" if entry else self.role(iri)

    def any(self, iri: str) -> str:
        """Where a text, role, skill or party is told; "" for anything else."""
        return self.sheet(iri) if iri in self.shell.model.files else self.thing(iri)

    def around(self, iri: str) -> str:
        """The graph's page with what is around a role."""
        return f"{self.root}{GRAPH}#{state(view='around', open=iri, node=iri)}"

    def contrast(self, iri: str, other: str) -> str:
        """The graph's page with two roles side by side."""
        return f"{self.root}{GRAPH}#{state(view='contrast', pair=(iri, other))}"

    def file(self, path: str) -> str:
        """Any file of the site."""
        return self.root + path


def listed(name: str, number: int) -> str:
    """The file of a page of an index, counted from 1.

    >>> listed("roles", 1), listed("roles", 3)
    ('roles.html', 'roles-3.html')
    """
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"
