"""A taxonomy and a concept of it as lines for people; the labels are foreign text, and stand as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from rolegraph.cli.output import one_line

if TYPE_CHECKING:
    from rolegraph.taxonomy.concept import Concept, Label, Taxonomy
    from rolegraph.taxonomy.lookup import Places

WIDTH = 100
TOPS = 20
"""How many concepts at the top are listed."""


def taxonomy_lines(taxonomy: Taxonomy) -> Iterator[str]:
    """What a taxonomy is: its origin, its numbers, its languages, what stands at its top."""
    origin, concepts = taxonomy.origin, taxonomy.concepts
    yield one_line(f"{origin.name}: {origin.title}")
    for name, value in (("version", origin.version), ("scheme", origin.scheme), ("digest", origin.digest)):
        if value:
            yield f"  {name}: {one_line(value)}"
    kinds = Counter(concept.kind for concept in concepts)
    yield f"  concepts: {len(concepts):,} ({', '.join(f'{number:,} {kind}' for kind, number in sorted(kinds.items()))})"
    langs = Counter(label.lang or "none" for concept in concepts for label in concept.labels)
    yield f"  labels: {', '.join(f'{lang} {number:,}' for lang, number in sorted(langs.items()))}"
    tops = sorted((concept for concept in concepts if not concept.broader), key=lambda concept: concept.iri)
    yield f"  at the top: {len(tops):,}"
    yield from (f"    {_named(concept)}" for concept in tops[:TOPS])
    if len(tops) > TOPS:
        yield "    …"


def concept_lines(places: Places, concept: Concept) -> Iterator[str]:
    """What a concept is, and where it stands."""
    yield one_line(f"{concept.label()} ({_sort(concept)})")
    yield f"  {one_line(concept.iri)}"
    if concept.codes or concept.isco:
        codes = [*concept.codes, *([f"ISCO-08 {concept.isco}"] if concept.isco else [])]
        yield f"  code: {one_line(', '.join(codes))}"
    yield from _labels("labels", concept.labels)
    yield from _labels("also", concept.alternatives)
    yield from _labels("hidden", concept.hidden)
    for text in concept.descriptions:
        yield from _wrapped(f"{_tagged(text.lang)}{one_line(text.text)}")
    for way in places.above(concept):
        yield f"  above: {one_line(' > '.join(step.label() for step in way))}"
    yield f"  narrower: {len(places.narrower(concept)):,}"
    for name, iris in (("essential", concept.essential), ("optional", concept.optional)):
        if iris:
            names = sorted(places.by_iri[iri].label() for iri in iris if iri in places.by_iri)
            yield f"  {name} ({len(names):,}):"
            yield from (f"    {one_line(label)}" for label in names)


def _sort(concept: Concept) -> str:
    said = concept.skill_type or concept.kind
    return f"{said}, {concept.reuse}" if concept.reuse else said


def _named(concept: Concept) -> str:
    return one_line(" ".join((*concept.codes[:1], concept.label() or concept.iri)))


def _labels(name: str, labels: tuple[Label, ...]) -> Iterator[str]:
    langs: dict[str, list[str]] = {}
    for label in labels:
        langs.setdefault(label.lang, []).append(one_line(label.text))
    for lang, texts in langs.items():
        yield from _wrapped(f"{name}: {_tagged(lang)}{' | '.join(texts)}")


def _tagged(lang: str) -> str:
    return f"[{lang}] " if lang else ""


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
