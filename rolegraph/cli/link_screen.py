"""What `rolegraph link review` shows: a label in its sentence, and the concepts that it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rolegraph.cli.why import marked
from rolegraph.query.table import shown

if TYPE_CHECKING:
    from rich.console import Console

    from rolegraph.link.review import Question
    from rolegraph.mapping import Candidate
    from rolegraph.taxonomy.concept import Concept
    from rolegraph.told import Told

_LONGEST = 300
"""Characters of a definition that are shown at most."""


def show_question(out: Console, question: Question, total: int, told: Told | None) -> None:
    """Write what is asked about."""
    from rich.padding import Padding
    from rich.text import Text

    query = question.answer.query
    role = f", of {query.role}" if query.role else ""
    out.print()
    out.print(Text(shown(f"{question.number} of {total}: {query.kind}{role}"), "dim"), soft_wrap=True)
    out.print(Text(shown(query.label), "bold"), soft_wrap=True)
    said = Text(shown(query.sentence)) if told is None else marked(told, marks=out.color_system is None)
    if said:
        out.print(Padding(said, (0, 2)) if out.is_terminal else Text("  ").append_text(said))


def show_candidates(
    out: Console, candidates: Sequence[Candidate], concepts: dict[str, Concept], langs: tuple[str, ...]
) -> None:
    """Write concepts with their number, how likely they are, what they mean, and why they are there."""
    from rich.text import Text

    from rolegraph.link.proposal import told

    for number, one in enumerate(candidates, start=1):
        match = one.predicate.removeprefix("skos:").removesuffix("Match")
        line = Text.assemble((f"{number:>2} ", "bold"), shown(one.label), (f"  {match}, {one.score:.2f}", "dim"))
        out.print(line, soft_wrap=True)
        concept = concepts.get(one.concept)
        meaning = shown(concept.description(*langs)) if concept else ""
        meaning = meaning if len(meaning) <= _LONGEST else f"{meaning[: _LONGEST - 1]}…"
        for text in filter(None, (meaning, shown(told(one.reasons)), one.concept)):
            out.print(Text(f"     {shown(text)}", "dim" if text != meaning else ""), soft_wrap=not out.is_terminal)
