"""Which language each sentence is in: adverts mix them, an English list under an Indonesian heading and back again.

A sentence is in the text's own language unless its words say otherwise: function words of another language (those that
tell whole texts apart) outweigh what is the text's own, its function words and the shapes of its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rolegraph.corpus.recognise import function_words
from rolegraph.language.data import LanguageData, language_data

ENOUGH = 2
"""By so many the function words of another language must outnumber what is the text's own."""
LONGER = 4
"""From so many words on, one function word of another language is enough where none is of the text's own."""


def sentence_languages(doc: Doc) -> list[str]:
    """The BCP 47 tag of each token's sentence.

    Raises:
        LanguageDataError: There is no such language.
    """
    own = language_data(doc.lang_)
    others = {tag: words for tag, words in function_words().items() if tag != own.lang}
    starts = [token.i for token in doc if token.is_sent_start or not token.i]
    tags: list[str] = []
    for start, end in pairwise([*starts, len(doc)]):
        words = [token.lower_ for token in doc[start:end] if token.is_alpha]
        tags.extend([_language(words, own, others)] * (end - start))
    return tags


def _language(words: Sequence[str], own: LanguageData, others: Mapping[str, frozenset[str]]) -> str:
    """The language of a sentence of these lower-case words."""
    counts = {tag: sum(word in known for word in words) for tag, known in others.items()}
    most = max(counts.values(), default=0)
    if not most or (most < ENOUGH and len(words) < LONGER):
        return own.lang
    known = function_words().get(own.lang, frozenset())
    ours = sum(word in known or own.kind(word) != "" for word in words)
    best = min(tag for tag, count in counts.items() if count == most)
    return best if most - ours >= ENOUGH or not ours else own.lang


def language_at(doc: Doc, index: int) -> str:
    """The language of the sentence in which a token stands; the text's own where nothing has looked at sentences."""
    return doc._.languages[index] if doc._.languages else doc.lang_


@Language.component("rolegraph_languages", requires=["doc._.blocks"], assigns=["doc._.languages"])
def languages(doc: Doc) -> Doc:
    """Set `doc._.languages`, a tag for each token."""
    doc._.languages = sentence_languages(doc)
    return doc


Doc.set_extension("languages", default=None, force=True)
