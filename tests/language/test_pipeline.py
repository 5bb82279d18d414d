"""The blank pipeline of a language: our tokenizer, and nothing that was learned."""

from __future__ import annotations

import pytest

from rolegraph.errors import LanguageDataError
from rolegraph.language.pipeline import blank
from rolegraph.language.tokenizer import RoleTokenizer


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_splits_words_and_does_nothing_else(lang: str) -> None:
    nlp = blank(lang)
    assert nlp.lang == lang
    assert nlp.pipe_names == []
    assert isinstance(nlp.tokenizer, RoleTokenizer)
    assert [token.text for token in nlp("Well-known UI/UX.")] == ["Well-known", "UI", "/", "UX", "."]


def test_an_empty_text_is_an_empty_doc() -> None:
    assert len(blank("id")("")) == 0


@pytest.mark.parametrize("lang", ["de", "xx", "../id"])
def test_a_language_without_data_is_refused(lang: str) -> None:
    with pytest.raises(LanguageDataError, match="no language"):
        blank(lang)


def test_two_pipelines_share_nothing() -> None:
    one, other = blank("id"), blank("id")
    one("katabaruyangtakada")
    assert "katabaruyangtakada" in one.vocab.strings
    assert "katabaruyangtakada" not in other.vocab.strings
