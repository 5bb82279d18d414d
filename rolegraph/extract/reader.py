"""The whole reader: a document in, its statements out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.language import Language

from rolegraph.document import Document
from rolegraph.extract import answers, assemble, contrasts, cue_frames, frames, items, opposed  # they register theirs
from rolegraph.extract.models import learned_languages
from rolegraph.extract.sight import SIGHT, assembled
from rolegraph.statement import Reading

COMPONENTS = (
    *SIGHT,
    "rolegraph_frames",
    "rolegraph_sides",
    "rolegraph_answers",
    "rolegraph_items",
    "rolegraph_contrasts",
    "rolegraph_labels",
)
"""The steps of reading, in their order."""
BY_CUES = (*SIGHT, "rolegraph_cue_frames", "rolegraph_grammar_items", "rolegraph_contrasts", "rolegraph_labels")
"""The steps for a language that the weights were not trained on: cues and grammar stand in for what is learned."""
ROOMS = (answers, assemble, contrasts, cue_frames, frames, items, opposed)
"""The modules whose import registers the components."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def pipeline(lang: str) -> Language:
    """The reader of a language as a spaCy pipeline, made once a process.

    Raises:
        LanguageDataError: There is no such language.
        RolegraphError: There are no trained weights.

    >>> pipeline("id").pipe_names[0]
    'rolegraph_layout'
    """
    return _assembled(lang, COMPONENTS if lang in learned_languages() else BY_CUES)


_assembled = cache(assembled)


def read(document: Document) -> Reading:
    """Read a document.

    A lone surrogate, which no Unicode text holds, is read as U+FFFD, in `Reading.document` too; every offset stays.

    Raises:
        LanguageDataError: rolegraph has no data for the document's language.

    >>> text = "Kasir adalah orang yang melayani pembeli. Tugas utama kasir adalah memindai barang dan menghitung uang."
    >>> reading = read(Document("kasir", text, "id", "kasir.txt"))
    >>> reading.role
    'Kasir'
    """
    if _SURROGATE.search(document.text):
        document = replace(document, text=_SURROGATE.sub("\ufffd", document.text))
    doc = pipeline(document.lang)(document.text)
    return Reading(document, doc._.statements, doc._.unread, doc._.set_aside)
