"""What `rolegraph demo` shows of links: our texts tied to the sample of ESCO that ships with rolegraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolegraph.link.review import Asked
    from rolegraph.mapping import Mapping
    from rolegraph.taxonomy.concept import Origin

LEAST = 0.8
"""The confidence from which on the demo takes a proposal for a link; in a project a person decides."""
FEW = 8
"""So many links are shown."""


def show(store: Path, proposed: Path, role: str) -> None:
    """Propose links for a store, write them to a file, show those around a role, and put the good ones into the graph.

    What goes into the graph says there that the tool proposed it, and how sure it was.

    Args:
        store: A folder that was built; the sample is kept beside what its texts say.
        proposed: The SSSOM/TSV file to write.
        role: Label of the role.
    """
    from rolegraph.link.apply import apply
    from rolegraph.link.decisions import load
    from rolegraph.link.linker import Linker
    from rolegraph.link.propose import mappings, propose
    from rolegraph.link.sssom import About, write
    from rolegraph.store.open import open_store
    from rolegraph.taxonomy.home import SAMPLE, find, laid
    from rolegraph.taxonomy.kept import keep

    decided, taxonomy = load(proposed.parent / "mappings"), find(SAMPLE)
    with open_store(store) as opened:
        asked = list(propose(opened, Linker(taxonomy).answer))
        found = mappings(asked, taxonomy.origin, decided)
        write(found, proposed, About(f"mappings/proposed/{SAMPLE}", title=f"Proposed: {taxonomy.origin.title}"))
        sure = [one for one in found if (one.confidence or 0.0) >= LEAST]
        keep(opened, laid(taxonomy))
        apply(opened, [*decided.mappings["accepted"], *sure])
    _table(_around(found, asked, role))
    _say(len(found), len(asked), len(sure), taxonomy.origin)


def _around(found: Sequence[Mapping], asked: Sequence[Asked], role: str) -> list[Mapping]:
    """What is proposed for a role and for what is said of it, the surest first."""
    near = {thing for thing, answer in asked if role in (answer.query.role, answer.query.label)}
    return sorted((one for one in found if one.subject in near), key=_doubt)


def _doubt(one: Mapping) -> tuple[float, str]:
    return -(one.confidence or 0.0), one.subject


def _table(found: Sequence[Mapping]) -> None:
    from rolegraph.cli.output import print_table

    rows = [(one.subject_label, one.predicate, one.object_label, one.confidence) for one in found[:FEW]]
    print_table(("label", "match", "concept", "confidence"), rows)


def _say(found: int, asked: int, sure: int, origin: Origin) -> None:
    typer.echo(f"{found} links proposed for {asked} roles, skills and duties. {origin.attribution}")
    typer.echo(f"A person decides (rolegraph link review); here the {sure} of {LEAST} and more count as links.")
