"""What a chart shows: which role has which thing by which sentences, counted from the statements of a store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rolegraph.charts.kinds import ChartKind, chart_kind
from rolegraph.errors import UsageError
from rolegraph.graph import RoleGraph
from rolegraph.query.lookup import find
from rolegraph.rdf.things import KINDS as THINGS
from rolegraph.told import Told, labels, statements, texts

LANGUAGES = ("id", "en")
"""The languages of titles and of a page's switch."""
MOST_ROLES = 40
"""How many rows a matrix has where nobody says how many."""
Pair = tuple[str, str]
Marks = Mapping[Pair, tuple[Told, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """A role or a thing: its IRI, and what it is called in each of `LANGUAGES`."""

    iri: str
    names: Mapping[str, str]


@dataclass(frozen=True, repr=False)
class Chart:
    """What is shown, of how much.

    Args:
        kind: Which chart it is.
        things: What is counted, that of most roles first.
        roles: Those that have one of these; rows of a matrix, in an order in which like ones stand together.
        marks: The statements that say so, by the IRIs of role and thing; both are among those shown.
        texts: Titles of the texts, by IRI.
        all_things: How many things there are in the graph, shown or not.
        all_roles: How many roles have any of them.
        lang: The language that it opens in, and that it has where it has but one.
    """

    kind: ChartKind
    things: tuple[Named, ...]
    roles: tuple[Named, ...]
    marks: Marks
    texts: Mapping[str, str]
    all_things: int
    all_roles: int
    lang: str = "id"

    def of(self, thing: Named) -> list[tuple[Named, tuple[Told, ...]]]:
        """The roles that have a thing, in the order of their names, with the statements that say so."""
        having = [(role, self.marks[role.iri, thing.iri]) for role in self.roles if (role.iri, thing.iri) in self.marks]
        return sorted(having, key=lambda found: (found[0].names[self.lang].casefold(), found[0].iri))

    def count(self, thing: Named) -> int:
        """How many of the roles shown have a thing."""
        return sum((role.iri, thing.iri) in self.marks for role in self.roles)

    def __repr__(self) -> str:
        things = "skills" if self.kind.look.key == "skill" else "parties"
        shown = f"{len(self.things)} of {self.all_things} {things}, {len(self.roles)} of {self.all_roles} roles"
        return f"{self.kind.name}: {shown}"

    def _repr_svg_(self) -> str:
        """A notebook shows this; all text is escaped."""
        from rolegraph.charts.svg import draw

        return draw(self)


def count(
    graph: RoleGraph,
    kind: str,
    *,
    top: int | None = None,
    most_roles: int | None = None,
    roles: Iterable[str] = (),
    lang: str = "id",
) -> Chart:
    """Count what a chart shows.

    Things are ranked by the number of roles that have them, then by the number of texts that say so, then by name.
    A matrix shows at most `most_roles` roles, those with most of the things shown; bars count all roles.

    Args:
        graph: An open graph.
        kind: One of `charts.kinds.CHARTS`.
        top: How many things are shown at most; None for as many as the kind has by itself.
        most_roles: How many rows a matrix has at most; None for `MOST_ROLES`.
        roles: Labels or IRIs: only these roles are counted; none for all.
        lang: "id" or "en".

    Raises:
        UsageError: There is no such chart, language or role; a number below 1; or nothing to count.
        StoreError: The store is closed or cannot be read.
    """
    shape, wanted = chart_kind(kind), frozenset(find(graph.store, "role", role).value for role in roles)
    _check(top, most_roles, lang)
    marks = _marks(graph, shape, wanted)
    if not marks:
        raise UsageError(
            f"the graph holds nothing for the chart {kind!r}", hint="rolegraph query relations --store DIR"
        )
    names = {one: labels(graph.store, one) for one in LANGUAGES}
    things = ranked(marks, names[lang])[: top or shape.top]
    shown = {pair: told for pair, told in marks.items() if pair[1] in set(things)}
    rows = _rows(shown, things, names[lang], None if shape.form == "bars" else most_roles or MOST_ROLES)
    return Chart(
        kind=shape,
        things=_named(things, names),
        roles=_named(rows, names),
        marks={pair: told for pair, told in shown.items() if pair[0] in set(rows)},
        texts={iri: text.title or text.name for iri, text in texts(graph.store).items()},
        all_things=len({thing for _, thing in marks}),
        all_roles=len({role for role, _ in marks}),
        lang=lang,
    )


def _check(top: int | None, most_roles: int | None, lang: str) -> None:
    for number in (top, most_roles):
        if number is not None and number < 1:
            raise UsageError(f"a chart of {number} shows nothing", hint="give a number from 1 up")
    if lang not in LANGUAGES:
        raise UsageError(f"charts do not speak {lang!r}", hint=f"use one of {', '.join(LANGUAGES)}")


def _marks(graph: RoleGraph, kind: ChartKind, wanted: frozenset[str]) -> Marks:
    found: dict[Pair, list[Told]] = defaultdict(list)
    for told in statements(graph.store, predicate=THINGS[kind.relation].predicate.value):
        if told.relation is kind.relation and (not wanted or told.subject in wanted):
            found[told.subject, told.object].append(told)
    return {pair: tuple(found[pair]) for pair in sorted(found)}


def ranked(marks: Marks, names: Mapping[str, str]) -> list[str]:
    """The things, those that most roles have first, then those of most texts, then by name."""
    roles = Counter(thing for _, thing in marks)
    said: dict[str, set[str]] = defaultdict(set)
    for (_, thing), told in marks.items():
        said[thing].update(one.document for one in told)
    return sorted(roles, key=lambda one: (-roles[one], -len(said[one]), names.get(one, one).casefold(), one))


def _rows(marks: Marks, things: Sequence[str], names: Mapping[str, str], most: int | None) -> list[str]:
    """The roles: those with most of the things, then ordered so that like ones stand together."""
    numbers = Counter(role for role, _ in marks)
    kept = sorted(numbers, key=lambda one: (-numbers[one], names.get(one, one).casefold(), one))[:most]
    return sorted(kept, key=lambda one: (profile(one, marks, things), names.get(one, one).casefold(), one))


def profile(role: str, marks: Marks, things: Sequence[str]) -> tuple[bool, ...]:
    """What a role lacks, from the most common thing on: the key of rank order clustering (King 1980), one pass.

    >>> profile("r", {("r", "b"): ()}, ["a", "b"])
    (True, False)
    """
    return tuple((role, thing) not in marks for thing in things)


def _named(iris: Iterable[str], names: Mapping[str, Mapping[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(iri, {lang: names[lang].get(iri, iri) for lang in LANGUAGES}) for iri in iris)
