"""The spaCy pipeline of a language, as far as it is data: tokenizer and vocabulary."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from rolegraph.language import tokenizer as tokenizer  # registers the tokenizer factory
from rolegraph.language.data import language_data
from rolegraph.resources import PACKAGE

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "rolegraph.Tokenizer.v1"}}}


def blank(lang: str) -> Language:
    """A pipeline that splits words and does nothing else.

    Raises:
        LanguageDataError: There is no such language.

    >>> [token.text for token in blank("id")("Kasir, nge-scan barang.")]
    ['Kasir', ',', 'nge-scan', 'barang', '.']
    """
    language_data(lang)
    if (PACKAGE / "language" / lang).is_dir():
        return spacy.blank(lang, config=CONFIG)
    return _plain(lang).from_config(CONFIG)


@cache
def _plain(lang: str) -> type[Language]:
    """A language of its own, without spaCy's data: spaCy knows few languages, and some want a tokenizer of theirs."""
    return type(f"Plain{lang.title()}", (Language,), {"lang": lang})
