"""A text as it is seen before anything learned looks at it: layout, languages, cues, role."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.extract import cues, languages, layout, role  # each registers its component
from rolegraph.extract.features import View, view
from rolegraph.language.pipeline import blank

SIGHT = ("rolegraph_layout", "rolegraph_languages", "rolegraph_cues", "rolegraph_role")
"""The components that look at a text before anything learned does."""
ROOMS = (cues, languages, layout, role)
"""The modules whose import registers the components."""
LONGEST = 50_000_000
"""Code points that a text may have; the reader is linear and parses nothing, so spaCy's own limit is not needed."""


def assembled(lang: str, names: tuple[str, ...]) -> Language:
    """A pipeline of these components, whose modules are loaded.

    Raises:
        LanguageDataError: There is no such language.
    """
    nlp = blank(lang)
    nlp.max_length = LONGEST
    for name in names:
        nlp.add_pipe(name)
    return nlp


@cache
def _sight(lang: str) -> Language:
    return assembled(lang, SIGHT)


def prepare(text: str, lang: str) -> tuple[Doc, View]:
    """A text as the learned components first see it (for training).

    Raises:
        LanguageDataError: There is no such language.
    """
    doc = _sight(lang)(text)
    return doc, view(doc)
