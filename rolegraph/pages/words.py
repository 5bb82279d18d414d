"""The words of the interface in two languages: written in one, with what a page needs to change to the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from rolegraph.view.data import as_json, strings

LANGUAGES = ("id", "en")
"""What the pages speak; the first stands in for a language that they do not."""
Texts = Mapping[str, Mapping[str, str]]
"""Texts by language and key."""


def spoken(lang: str) -> str:
    """The language of the interface for one of a document.

    >>> spoken("en-GB"), spoken("jv")
    ('en', 'id')
    """
    tag = lang.partition("-")[0].lower()
    return tag if tag in LANGUAGES else LANGUAGES[0]


@cache
def own() -> Texts:
    """The texts of document pages; those of kinds are the network's."""
    found = read("rolegraph.pages")
    named = strings()
    return {
        lang: {**found[lang], **{f"kind.{key}": text for key, text in named[lang]["kind"].items()}}
        for lang in LANGUAGES
    }


def read(package: str) -> dict[str, dict[str, str]]:
    """The texts beside a package's templates."""
    text = files(package).joinpath("templates", "strings.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


class Words:
    """The words of one page; it keeps in mind which were used, so that the page carries these and no others.

    Args:
        lang: The language that the page opens in.
        texts: Texts by language and key; `{name}` in a text takes a value.

    >>> words = Words("en", {"id": {"all": "{n} semua"}, "en": {"all": "all {n}"}})
    >>> words("all", n=1200)
    Markup('<span data-text="all" data-n="1200">all 1,200</span>')
    >>> words.data()
    Markup('{"en":{"all":"all {n}"},"id":{"all":"{n} semua"}}')
    """

    def __init__(self, lang: str, texts: Texts) -> None:
        self.lang = lang
        self._texts = texts
        self._used: set[str] = set()

    def __call__(self, key: str, **values: int | str) -> Markup:
        """A text as an element whose language can change."""
        slots = Markup("").join(Markup(' data-{}="{}"').format(name, value) for name, value in sorted(values.items()))
        return Markup('<span data-text="{}"{}>{}</span>').format(key, slots, self.text(key, **values))

    def label(self, key: str, name: str = "aria-label") -> Markup:
        """An attribute whose language can change; at most one on an element."""
        return Markup('data-{}="{}" {}="{}"').format(
            "hint" if name == "placeholder" else "label", key, name, self.text(key)
        )

    def text(self, key: str, **values: int | str) -> str:
        """A text in the language that the page opens in."""
        self._used.add(key)
        shown = {name: number(value, self.lang) if isinstance(value, int) else value for name, value in values.items()}
        text = self._texts[self.lang][key]
        for name, value in shown.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def data(self) -> Markup:
        """What was used so far, in all languages, as JSON."""
        used = sorted(self._used)
        found: dict[str, Any] = {lang: {key: self._texts[lang][key] for key in used} for lang in sorted(self._texts)}
        return as_json(found)


def number(value: int, lang: str) -> str:
    """A whole number as a language writes it.

    >>> number(12000, "id"), number(12000, "en")
    ('12.000', '12,000')
    """
    return f"{value:,}".replace(",", "." if lang == "id" else ",")


def bidi(text: str) -> Markup:
    """A foreign text as an element of its own direction."""
    return Markup('<bdi dir="auto">{}</bdi>').format(escape(text))
