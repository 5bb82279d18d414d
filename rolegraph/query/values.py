"""Terms of RDF as Python values, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from rolegraph.errors import UsageError
from rolegraph.rdf.namespaces import XSD
from rolegraph.store.bind import Term

Value = str | int | float | Decimal | bool


class Iri(str):
    """An IRI: a string that knows that it names a thing.

    >>> Iri("https://example.org/a") == "https://example.org/a", Iri("https://example.org/a")
    (True, Iri('https://example.org/a'))
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Iri({str.__repr__(self)})"


INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_DOUBLES = frozenset((XSD + "double", XSD + "float"))
_DECIMAL, _BOOLEAN = XSD + "decimal", XSD + "boolean"
FLOATS = _DOUBLES | {_DECIMAL}
"""Datatypes of numbers that need not be whole."""
BOOLEANS = frozenset((_BOOLEAN,))
_INTEGER_FORM = re.compile(r"[+-]?[0-9]{1,4000}")
_DECIMAL_FORM = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DOUBLE_FORM = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def python(term: Term | None) -> Value | None:
    """The Python value of a term; a literal that is not of its datatype's form stays its string (XSD 1.1, section 3).

    >>> python(Literal("5", datatype=NamedNode(XSD + "integer"))), python(Literal("kasir", language="id"))
    (5, 'kasir')
    >>> python(NamedNode("https://example.org/a"))
    Iri('https://example.org/a')
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if not isinstance(term, Literal):
        return str(term)
    return _literal(term.value, term.datatype.value)


def _literal(text: str, datatype: str) -> Value:
    if datatype in INTEGERS:
        return _formed(_INTEGER_FORM, int, text)
    if datatype == _DECIMAL:
        return _formed(_DECIMAL_FORM, Decimal, text)
    if datatype in _DOUBLES:
        return _formed(_DOUBLE_FORM, float, text)
    return _TRUTHS.get(text, text) if datatype == _BOOLEAN else text


def _formed(form: re.Pattern[str], make: Callable[[str], Value], text: str) -> Value:
    return make(text) if form.fullmatch(text) else text


def iri(text: str) -> NamedNode:
    """An IRI as a term, with or without angle brackets.

    Raises:
        UsageError: It is no absolute IRI.

    >>> iri("<https://example.org/a>")
    <NamedNode value=https://example.org/a>
    """
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    try:
        return NamedNode(bare)
    except ValueError:
        raise UsageError(f"{text!r} is no absolute IRI", hint="give one as <https://example.org/id/x>") from None


def is_iri(text: str) -> bool:
    """Whether a string is meant as an IRI: in angle brackets, or with a scheme and `//`.

    >>> is_iri("https://example.org/a"), is_iri("<urn:a>"), is_iri("Analis: data // angka")
    (True, True, False)
    """
    return bool(re.fullmatch(r"<[^<>\s]+>|[A-Za-z][A-Za-z0-9+.-]*://[^\s<>]+", text))


def term(value: object) -> Term:
    """The term for a Python value of which nothing else is known: strings are plain literals, `Iri` and `<…>` IRIs.

    Raises:
        UsageError: No term is known for such a value.

    >>> term("kasir"), term(Iri("https://example.org/a"))
    (<Literal value=kasir datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>, \
<NamedNode value=https://example.org/a>)
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, Iri) or (isinstance(value, str) and is_iri(value) and value.startswith("<")):
        return iri(value)
    if isinstance(value, Decimal):
        return Literal(format(value, "f"), datatype=NamedNode(_DECIMAL))
    if isinstance(value, str | bool | int | float):
        return Literal(value)
    raise UsageError(f"a {type(value).__name__} is no value for a query", hint="give a string, a number or an Iri")
