"""`rolegraph link accept`, `reject` and `unsure`: decisions for scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from rolegraph.cli.link_options import (
    MAPPINGS,
    Author,
    Lang,
    MappingsFolder,
    Match,
    TaxonomyName,
    apply_if_possible,
)
from rolegraph.cli.options import OptionalStore
from rolegraph.errors import UsageError

if TYPE_CHECKING:
    from rolegraph.mapping import Decision, Mapping

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="KIND LABEL CONCEPT", help="role, skill or responsibility; two labels or IRIs."),
]
Source = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE", help="Decide so about every mapping of a SSSOM/TSV file.", show_default=False
    ),
]


def command(decision: Decision) -> Callable[..., int]:
    """The command that writes a decision down."""

    def run(
        words: Words = None,
        store: OptionalStore = None,
        taxonomy: TaxonomyName = "esco",
        predicate: Annotated[Match, typer.Option(help="How the label matches the concept.")] = Match.EXACT,
        source: Source = None,
        mappings: MappingsFolder = MAPPINGS,
        author: Author = None,
        lang: Lang = "id",
    ) -> int:
        from rolegraph.link.author import signature
        from rolegraph.link.deciding import decide
        from rolegraph.link.proposal import decided
        from rolegraph.rdf.namespaces import DEFAULT_BASE

        by, base, problems = signature(author), DEFAULT_BASE, 0
        if source is not None and not words:
            found, problems = _of_file(source, decision)
        elif source is None and words and len(words) == 3 and store is not None:
            one, base = _of_words(words, store, taxonomy, predicate, lang)
            found = [one]
        else:
            hint = "give --store DIR and KIND LABEL CONCEPT, names of several words in quotes; or --from FILE"
            raise UsageError("nothing to decide about", hint=hint)
        decide(mappings, [decided(one, decision, by) for one in found], decision, base=base)
        _show(found, decision, by.author)
        if store is not None:
            apply_if_possible(store, mappings, None)
        return 1 if problems else 0

    return run


def _of_file(path: Path, decision: Decision) -> tuple[list[Mapping], int]:
    """The mappings of a file, and the number of rows that gave none; a denial can only be rejected."""
    from rolegraph.cli.output import say
    from rolegraph.link.sssom import read

    found, problems = read(path)
    for problem in problems:
        say(str(problem))
    kept = [one for one in found if decision == "rejected" or not one.negated]
    if len(kept) < len(found):
        say(f"{path}: {len(found) - len(kept)} rows are negated and were passed over")
    return kept, len(problems)


def _of_words(words: list[str], where: str, taxonomy: str, match: Match, lang: str) -> tuple[Mapping, str]:
    """What a script names, and the base of the store."""
    from rolegraph.link.apply import base_of
    from rolegraph.link.proposal import chosen
    from rolegraph.mapping import QueryKind
    from rolegraph.query.lookup import find
    from rolegraph.store.open import open_store
    from rolegraph.taxonomy import home
    from rolegraph.taxonomy.lookup import Places
    from rolegraph.told import labels

    kind, label, concept = words
    if kind not in get_args(QueryKind):
        raise UsageError(f"{kind!r} cannot be linked", hint=f"there are: {', '.join(get_args(QueryKind))}")
    with open_store(where, read_only=True) as store:
        thing = find(store, kind, label).value
        named = labels(store, lang, thing=thing).get(thing, label)
        known = home.find(taxonomy, store)
        base = base_of(store)
    return chosen(thing, named, match.predicate, Places(known).concept(concept), lang, known.origin), base


def _show(found: list[Mapping], decision: Decision, author: str) -> None:
    from rolegraph.cli.output import one_line

    if len(found) == 1:
        (one,) = found
        told = f"{one.subject_label} {one.predicate} {one.object_label} <{one.object}>"
        typer.echo(one_line(f"{decision} by {author}: {told}"))
    else:
        typer.echo(one_line(f"{decision} by {author}: {len(found)} mappings"))
