"""The metadata block of a SSSOM/TSV file (SSSOM, TSV format, "Metadata block")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from rolegraph.corpus.names import printable
from rolegraph.errors import InputError
from rolegraph.link.prefixes import Prefixes
from rolegraph.link.sheet import Sheet, lines

if TYPE_CHECKING:
    from sssom_pydantic.api import MappingSetRecord

UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
"""The licence of a set that names none."""
_FORBIDDEN = (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken, yaml.DirectiveToken)
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_DEEPEST = 10
"""The standard's own slots are four levels deep at most."""
_LONGEST = 160


def metadata_of(sheet: Sheet, name: str) -> MappingSetRecord:
    """The metadata of a file, checked.

    Raises:
        InputError: There is none, it is no YAML or has what SSSOM forbids in it, or it is no description of a set.
    """
    from pydantic import ValidationError
    from sssom_pydantic.api import MappingSetRecord

    hint = "a SSSOM/TSV file begins with lines such as #mapping_set_id: https://example.org/mappings"
    if not sheet.head:
        raise InputError(f"{name}: no metadata above the column names", hint=hint)
    try:
        found = _yaml(sheet.metadata)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"{name}: its metadata is no YAML: {brief(error)}", hint=hint) from None
    if not isinstance(found, dict):
        raise InputError(f"{name}: its metadata has no names", hint=hint)
    try:
        return MappingSetRecord.model_validate(found)
    except ValidationError as error:
        raise InputError(f"{name}: its metadata is not of SSSOM: {invalid(error)}", hint=hint) from None


def _yaml(text: str) -> Any:
    """A block as strings, lists and dictionaries of strings: what a value is, the slot's own type tells."""
    depth = 0
    for token in yaml.scan(text):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if isinstance(token, _FORBIDDEN):
            raise ValueError("it has an anchor, an alias, a tag or a directive")
        if depth > _DEEPEST:
            raise ValueError(f"it is more than {_DEEPEST} levels deep")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but strings


def invalid(error: Any) -> str:
    """What a check of pydantic found first, in a line."""
    first = error.errors(include_url=False)[0]
    place = ".".join(map(str, first["loc"][:2]))
    return brief(f"{place}: {first['msg']}" if place else first["msg"])


def brief(said: object) -> str:
    """What somebody else's code says, in a line that is not too long."""
    line = printable(" ".join(str(said).split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def head(prefixes: Prefixes, values: Mapping[str, str]) -> str:
    r"""A metadata block: the prefixes first, then the values in their order ("Canonical SSSOM/TSV format").

    >>> print(head(Prefixes({"a": "https://example.org/"}), {"mapping_set_id": "https://example.org/m"}), end="")
    #curie_map:
    #  a: https://example.org/
    #mapping_set_id: https://example.org/m
    """
    said = {name: " ".join(text.split()) for name, text in values.items() if text}
    return _commented({"curie_map": dict(prefixes.names), **said})


def _commented(told: Mapping[str, Any], indent: str = "") -> str:
    text = yaml.safe_dump(dict(told), allow_unicode=True, sort_keys=False, width=1_000_000)
    return "".join(f"#{indent}{line}" for line in lines(text))


def head_with(block: str, prefixes: Mapping[str, str], comment: str = "") -> str:
    """A metadata block of somebody with more prefixes, and with a comment where it has none; all else stays.

    Raises:
        InputError: Its prefixes are not written one a line.
    """
    written = list(lines(block))
    end = "\r\n" if written[0].endswith("\r\n") else "\n"
    margin = written[0].removeprefix("\ufeff")[1:]
    indent = margin[: len(margin) - len(margin.lstrip(" "))]
    names = [line.removeprefix("\ufeff").strip("# \r\n") for line in written]
    if prefixes:
        at = names.index("curie_map:") if "curie_map:" in names else len(names)
        if at == len(names) and any(name.startswith("curie_map:") for name in names):
            raise InputError("its prefixes are not written one a line", hint="write them so below #curie_map:")
        under = written[at + 1] if at + 1 < len(names) else ""
        deep = under[1 : len(under) - len(under[1:].lstrip(" "))]
        deep = deep if len(deep) > len(indent) else f"{indent}  "
        new = [_commented({name: start}, deep).rstrip("\n") + end for name, start in prefixes.items()]
        written[at + 1 : at + 1] = new if at < len(names) else [f"#{indent}curie_map:{end}", *new]
    if comment:
        written.append(_commented({"comment": comment}, indent).rstrip("\n") + end)
    return "".join(written)
