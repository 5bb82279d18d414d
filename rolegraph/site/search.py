"""The index that the site's own search looks into, and its page: one file, since a page from disk reads no other.

Two parts. Things, each with its wordings and where it stands: [text, kind, file, place]. And words of texts, each with
the numbers of the texts that have it, as differences.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any

from rolegraph.pages.signs import kind_of
from rolegraph.query.header import NamedQuery
from rolegraph.site.model import Entry, Model
from rolegraph.site.questions import file_of
from rolegraph.site.shell import SEARCH, Shell
from rolegraph.statement import Relation
from rolegraph.view.data import as_json

_OWN_PAGES = (Relation.ROLE, Relation.CONTRASTED_WITH, Relation.REQUIRES_SKILL, Relation.COLLABORATES_WITH)
_WORD = re.compile(r"[^\W_]{2,40}")


def search_page(shell: Shell, questions: list[NamedQuery]) -> str:
    """The search as a page with its index inside."""
    words = shell.words()
    kinds = ("role", "named", "skill", "party", "document", "question", *sorted(_kinds()))
    found = index(shell, questions)
    title = words.text("search")
    return shell.page(
        SEARCH,
        "search.html.j2",
        title,
        scripts=("search.js",),
        index=as_json(found),
        kind_keys=list(dict.fromkeys(kinds)),
    )


def _kinds() -> set[str]:
    return {kind_of(relation).key for relation in Relation}


def index(shell: Shell, questions: list[NamedQuery]) -> dict[str, Any]:
    """The index as values that JSON knows; `files` are addresses as seen from the search page.

    Args:
        shell: Knows what there is and where.
        questions: The named queries.
    """
    model = shell.model
    files = [f"document/{model.files[sheet.about.iri]}.html" for sheet in model.sheets]
    things: list[list[Any]] = []
    for role in model.roles.values():
        things.append([_text(role), "role" if role.sheets else "named", f"role/{role.file}.html"])
    for kind, entries in (("skill", model.skills), ("party", model.parties)):
        things += [[_text(entry), kind, f"{shell.where[iri]}#{entry.file}"] for iri, entry in entries.items()]
    for number, sheet in enumerate(model.sheets):
        names = dict.fromkeys((sheet.title, sheet.about.name, sheet.role))
        things.append(["\n".join(filter(None, names)), "document", number, 0])
    for query in questions:
        things.append(["\n".join((*query.title.values(), query.name)), "question", file_of(query)])
    return {"files": files, "things": things + _said(model), "words": _words(model)}


def _text(entry: Entry) -> str:
    return "\n".join((entry.label, *entry.wordings))


def _said(model: Model) -> list[list[Any]]:
    """What has no page or index of its own: once each, where it is said first, with every wording."""
    first: dict[str, list[Any]] = {}
    wordings: dict[str, dict[str, None]] = defaultdict(dict)
    for number, sheet in enumerate(model.sheets):
        for place, one in enumerate(sheet.told, start=1):
            if one.relation not in _OWN_PAGES:
                first.setdefault(one.object, [kind_of(one.relation).key, number, place])
                wordings[one.object].setdefault(one.label)
    return [["\n".join(wordings[thing]), *found] for thing, found in first.items()]


def _words(model: Model) -> dict[str, list[int]]:
    """Which texts have a word, by the word in small letters without marks."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, sheet in enumerate(model.sheets):
        for word in set(_WORD.findall(plain(sheet.content))):
            found[word].append(number)
    return {
        word: [at - before for before, at in zip([0, *numbers], numbers, strict=False)]
        for word, numbers in sorted(found.items())
    }


def plain(text: str) -> str:
    """A text in small letters without marks above them, as the page's script has it too.

    >>> plain("Café «Été»")
    'cafe «ete»'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M")).lower()
