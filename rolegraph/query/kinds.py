"""What values of a parameter are: things found by label, words from a list, or plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.query.suggest import suggestion
from rolegraph.rdf.namespaces import RG, XSD
from rolegraph.statement import Relation
from rolegraph.store.bind import Term

CLASSES: Mapping[str, NamedNode] = MappingProxyType(
    {
        "role": RG.Role,
        "responsibility": RG.Responsibility,
        "goal": RG.Goal,
        "party": RG.Party,
        "skill": RG.Skill,
        "trait": RG.Trait,
        "misconception": RG.Misconception,
        "correction": RG.Correction,
        "expectation": RG.Expectation,
        "reality": RG.Reality,
        "dimension": RG.Dimension,
        "focus": RG.Focus,
        "contrast": RG.Contrast,
    }
)
"""Kinds whose values are things of a class, given by a label or an IRI."""


def _text(value: object) -> Term:
    return Literal(str(value))


def _language(value: object) -> Term:
    if not re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(value)):
        raise UsageError(f"{value!r} is no language tag", hint="write id or en")
    return Literal(str(value).lower())  # Oxigraph keeps language tags in lower case


def _integer(value: object) -> Term:
    if isinstance(value, bool) or not re.fullmatch(r"\s*[+-]?[0-9]{1,15}\s*", str(value)):
        raise UsageError(f"{value!r} is no whole number", hint="write 3")
    return Literal(int(str(value)))


def _number(value: object) -> Term:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise UsageError(f"{value!r} is no number", hint="write 0.5") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise UsageError(f"{value!r} is no number that a query can use", hint="write 0.5")
    return Literal(format(number, "f"), datatype=XSD.decimal)


def _relation(value: object) -> Term:
    names = [relation.value for relation in Relation]
    if str(value) not in names:
        raise UsageError(f"{value!r} is no relation", hint=suggestion(str(value), names))
    return Literal(str(value))


PLAIN: Mapping[str, Callable[[object], Term]] = MappingProxyType(
    {"text": _text, "lang": _language, "integer": _integer, "number": _number, "relation": _relation}
)
"""Kinds whose values are literals, and how to read one; each raises `UsageError`."""

KINDS: tuple[str, ...] = (*CLASSES, "thing", "document", *PLAIN)
"""All kinds: those of `CLASSES` and `PLAIN`, any "thing", and a "document" by its id, title or IRI."""
