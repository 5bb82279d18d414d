"""What a text sets beside its role: the other roles, and whom each focus is about.

A contrast is read as a whole: its names may stand sentences before its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract.about import Sides
from rolegraph.extract.aliases import best_name, occurrences
from rolegraph.extract.groups import Group
from rolegraph.extract.names import names
from rolegraph.extract.others import Named, find_others
from rolegraph.extract.scene import Scene, own_names
from rolegraph.extract.sides import Lines, group_start, read_lines

DETERMINERS = frozenset({"a", "an", "the"})
OF_CONTRAST = frozenset({"contrasted_with", "contrast_dimension", "focus"})


@dataclass(frozen=True, slots=True)
class Other:
    """A role that the text sets beside the described one.

    Args:
        name: Its name in title case.
        span: Half-open token indices of a mention whose words are the name's.
        mentions: All its mentions, in text order.
    """

    name: str
    span: tuple[int, int]
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The contrasts of a text.

    Args:
        others: The other roles, in text order.
        about: Index of a group of focus in `doc._.groups` to the names of the roles that it is about.
        dimensions: Index of a group of dimensions in `doc._.groups` to the names of the other roles.
    """

    others: tuple[Other, ...] = ()
    about: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    dimensions: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@Language.component("rolegraph_contrasts", requires=["doc._.role", "doc._.groups"], assigns=["doc._.contrasts"])
def contrasts(doc: Doc) -> Doc:
    """Set `doc._.contrasts`."""
    doc._.contrasts = find_contrasts(doc) if doc._.role is not None else Contrasts()
    return doc


def find_contrasts(doc: Doc) -> Contrasts:
    """The contrasts of a text that describes a role."""
    known = names(doc.lang_)
    lines = read_lines(doc, known)
    full, short = own_names(doc, lines)
    bare = Scene(doc, lines, known, full, short, frozenset(), (), frozenset())
    groups = doc._.groups = [without_subject(group, bare) for group in doc._.groups or ()]
    focus = {n: group_start(group.slots) for n, group in enumerate(groups) if group.relation == "focus"}
    inside = frozenset(t for n in focus for slot in groups[n].slots for part in slot for t in part)
    scene = Scene(
        doc, lines, known, full, short, inside, sorted(focus.values()), _foreign(lines, groups), _tagged(groups)
    )
    found = find_others(scene)
    titles = [best_name(doc, name.words, lines.words, known) for name in found]
    others = tuple(
        Other(title, span, _mentions(lines, name)) for name, (title, span) in zip(found, titles, strict=True)
    )
    wordings = [[name.words, *name.variants] for name in found]
    own = [*full, *(words for words in short if not any(words in other for other in wordings))]
    sides = Sides(lines, known, [own, *wordings], groups, inside)
    roles = [doc._.role.name, *(other.name for other in others)]
    about = {n: tuple(roles[who] for who in sides.about(n)) for n in sorted(focus, key=lambda n: focus[n])}
    dimensions = {
        n: _compared(group_start(group.slots), lines, others)
        for n, group in enumerate(groups)
        if group.relation == "contrast_dimension"
    }
    return Contrasts(others, about, dimensions)


def without_subject(group: Group, scene: Scene) -> Group:
    """A group of focus without the role that opens it as its subject ("[hakim] memutus perkara")."""
    if group.relation != "focus":
        return group
    start = group_start(group.slots)
    tokens = {token for slot in group.slots for part in slot for token in part}
    run = scene.run(start, max(tokens) + 1) if scene.lines.words[start] not in scene.known.lists["not_role"] else None
    if not run or run[1] > max(tokens):
        return group
    pointing = scene.known.lists["deictic_self"].starting(scene.lines.words, run[0]) == run[1] - run[0]
    english = scene.known.data.lang == "en"
    worker = scene.agent(scene.words(run)) and (not english or scene.lines.words[run[0] - 1] in DETERMINERS)
    if not (pointing or worker or scene.own(run[0]) == run[1] - run[0]):
        return group
    kept = [[[t for t in part if t >= run[1]] for part in slot] for slot in group.slots]
    slots = [parts for slot in kept if (parts := [part for part in slot if part])]
    return Group(group.relation, slots) if slots else group


def _tagged(groups: Iterable[Group]) -> list[tuple[int, int]]:
    """The names of other roles that the tagger sees, where their words stand side by side."""
    labels = (label for group in groups if group.relation == "contrasted_with" for label in group.labels())
    return [(label[0], label[-1] + 1) for label in labels if label[-1] - label[0] + 1 == len(label)]


def _foreign(lines: Lines, groups: Iterable[Group]) -> frozenset[int]:
    """Sentences whose labels are all of relations outside contrasts: who is named there is a partner or a claim."""
    inside: set[int] = set()
    outside: set[int] = set()
    for group in groups:
        (inside if group.relation in OF_CONTRAST else outside).add(lines.sentence[group_start(group.slots)])
    return frozenset(outside - inside)


def _mentions(lines: Lines, name: Named) -> tuple[tuple[int, int], ...]:
    taken: set[int] = set()
    found = []
    for words in sorted({name.words, *name.variants}, key=lambda w: (-len(w), w)):
        for span in occurrences(lines.words, words):
            if taken.isdisjoint(range(*span)):
                taken.update(range(*span))
                found.append(span)
    return tuple(sorted(found))


def _compared(at: int, lines: Lines, others: Iterable[Other]) -> tuple[str, ...]:
    """The others that a dimension's own sentence names, or all."""
    others = list(others)
    here = [o.name for o in others if any(lines.sentence[start] == lines.sentence[at] for start, _ in o.mentions)]
    return tuple(here or [other.name for other in others])


Doc.set_extension("contrasts", default=Contrasts(), force=True)
