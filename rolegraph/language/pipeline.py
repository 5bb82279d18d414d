"""The spaCy pipeline of a language, as far as it is data: tokenizer and vocabulary."""

from __future__ import annotations

import spacy
from spacy.language import Language

from rolegraph.language import tokenizer as tokenizer  # registers the tokenizer factory
from rolegraph.language.data import language_data


def blank(lang: str) -> Language:
    """A pipeline that splits words and does nothing else.

    Raises:
        LanguageDataError: There is no such language.

    >>> [token.text for token in blank("id")("Kasir, nge-scan barang.")]
    ['Kasir', ',', 'nge-scan', 'barang', '.']
    """
    language_data(lang)
    config = {"nlp": {"tokenizer": {"@tokenizers": "rolegraph.Tokenizer.v1"}}}
    return spacy.blank(lang, config=config)
