"""The one place where what `--store` says becomes a store."""

from __future__ import annotations

import os
import re

from rolegraph.errors import UsageError
from rolegraph.store.oxigraph import OxigraphStore
from rolegraph.store.protocol import Store

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")


def open_store(where: str | os.PathLike[str], *, read_only: bool = False, wait: float = 0) -> Store:
    """Open a folder, or a SPARQL 1.1 endpoint where an `http://` or `https://` address is given.

    Args:
        where: The folder, or the address that answers queries.
        read_only: Whether `replace_graph` is refused. For writing, a missing folder becomes a new store.
        wait: For how many seconds to wait for another one that writes the folder.

    Raises:
        UsageError: It is an address of another kind, or one that cannot be read; or httpx is not installed.
        StoreError: The folder cannot be opened, or there is no store in it (read-only); or no endpoint answers.

    >>> open_store("ftp://example.org/graph")
    Traceback (most recent call last):
    rolegraph.errors.UsageError: no store is reached by ftp: (give a folder, or an endpoint's http or https address)
    """
    scheme = _SCHEME.match(os.fspath(where))
    if scheme is None:
        return OxigraphStore.open(where, read_only=read_only, wait=wait)
    if not isinstance(where, str):  # a path has lost one of the two slashes
        raise UsageError(f"{where} is an address within a path", hint="give an endpoint's address as a string")
    if scheme[1].lower() not in ("http", "https"):
        hint = "give a folder, or an endpoint's http or https address"
        raise UsageError(f"no store is reached by {scheme[1]}:", hint=hint)
    return _remote(where, read_only=read_only)


def _remote(url: str, *, read_only: bool) -> Store:
    try:
        from rolegraph.store.remote import RemoteStore
    except ImportError as error:
        if error.name != "httpx":
            raise
        raise UsageError("asking an endpoint needs httpx", hint="pip install 'rolegraph[endpoint]'") from None
    return RemoteStore.open(url, read_only=read_only)
