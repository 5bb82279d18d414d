"""IRIs minted from content: the same thing has the same name in every build, and no two things share one.

A name is `<base><kind>/<slug>-<digest>`. The slug is for people: the key in ASCII letters and digits. The digest is for
machines: the first hexadecimal digits of the SHA-256 of the key's parts as a JSON list, 8 of them where the slug
spells the whole key, else 16, since then the digest alone keeps two keys apart.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

from pyoxigraph import NamedNode

from rolegraph.errors import UsageError

SLUG_LENGTH = 60
SHORT, LONG = 8, 16


def slug(text: str, limit: int = SLUG_LENGTH) -> str:
    """A text as ASCII words joined by hyphens, cut after a whole word; "" where it has no ASCII letter or digit.

    >>> slug("Kepala Departemen Produksi"), slug("Café «été»"), slug("مدير")
    ('kepala-departemen-produksi', 'cafe-ete', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(words) <= limit:
        return words
    return words[: limit + 1].rpartition("-")[0] or words[:limit]


def digest(*parts: str, length: int = LONG) -> str:
    """Hexadecimal digits that stand for a key of several parts.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    return sha256(json.dumps(parts).encode("ascii")).hexdigest()[:length]


def tail(*parts: str, name: str | None = None) -> str:
    """The last step of a minted IRI: slug and digest of a key; `name` gives the slug other words than the key.

    >>> tail("kasir")
    'kasir-5e4b4407'
    """
    words = slug(" ".join(parts) if name is None else name)
    told = len(parts) == 1 and words == parts[0].replace(" ", "-")
    mark = digest(*parts, length=SHORT if told else LONG)
    return f"{words}-{mark}" if words else mark


def mint(base: str, kind: str, *parts: str, name: str | None = None) -> NamedNode:
    """The IRI of a thing.

    Args:
        base: An IRI that `check_base` accepts.
        kind: The path step of its class ("role", "skill"); ASCII.
        parts: Its key; any strings.
        name: Words for the slug, if not the key's own.

    >>> mint("https://example.org/", "role", "kasir").value
    'https://example.org/role/kasir-5e4b4407'
    """
    return NamedNode(f"{check_base(base)}{kind}/{tail(*parts, name=name)}")


@lru_cache(maxsize=64)
def check_base(base: str) -> str:
    """The base IRI itself, once it is sure that names can be hung behind it (RFC 3987, section 2.2).

    Raises:
        UsageError: It is no absolute IRI, or does not end in "/" or "#".

    >>> check_base("https://example.org/id/")
    'https://example.org/id/'
    """
    try:
        NamedNode(base)
    except ValueError as error:
        raise UsageError(
            f"the base IRI {base!r} is not valid: {error}", hint="give one as https://example.org/id/"
        ) from None
    if not base.endswith(("/", "#")):
        raise UsageError(f"the base IRI {base!r} must end in / or #", hint=f"write {base}/")
    return base
