"""The charts that there are: of which relation, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.rdf.namespaces import RG
from rolegraph.rdf.things import KINDS as THINGS
from rolegraph.statement import Relation
from rolegraph.view.kinds import BY_CLASS, Kind

Form = Literal["bars", "matrix"]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart that can be asked for.

    Args:
        name: On the command line, in file names and in the strings of the templates.
        relation: What roles have that is counted.
        form: "bars", one for each thing that roles have, as long as there are roles that have it; or "matrix", roles
            against things, with a mark where a text says that the role has the thing.
        top: How many things are shown where nobody says how many.
    """

    name: str
    relation: Relation
    form: Form
    top: int

    @property
    def look(self) -> Kind:
        """The colours of the things, which are those of the network's page.

        >>> CHARTS["skills"].look.key
        'skill'
        """
        return BY_CLASS[THINGS[self.relation].cls.value.removeprefix(RG)]


CHARTS = {
    kind.name: kind
    for kind in (
        ChartKind("skills", Relation.REQUIRES_SKILL, "bars", 20),
        ChartKind("skill-matrix", Relation.REQUIRES_SKILL, "matrix", 24),
        ChartKind("parties", Relation.COLLABORATES_WITH, "bars", 20),
        ChartKind("collaboration-matrix", Relation.COLLABORATES_WITH, "matrix", 24),
    )
}


def chart_kind(name: str) -> ChartKind:
    """The chart of a name.

    Raises:
        UsageError: There is none; the message names the nearest.

    >>> chart_kind("skills").form
    'bars'
    """
    if name not in CHARTS:
        raise UsageError(f"there is no chart {name!r}", hint=suggestion(name, CHARTS))
    return CHARTS[name]
