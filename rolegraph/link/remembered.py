"""Answers that were found before, kept in a file of the user's cache: what is asked again costs a look.

The key of an answer is all that it depends on: the taxonomy with its labels, the weights, the code and the data of
languages, the encoder, and the question; of a role also what is said of it, whose votes count.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from rolegraph.errors import StoreError
from rolegraph.link.meaning import state as words_state
from rolegraph.link.weights import state as weights_state
from rolegraph.link.words import LANGUAGES
from rolegraph.mapping import Answer, Candidate, Query, Reason
from rolegraph.rdf.provenance import language_version
from rolegraph.resources import code_state

Answering = Callable[[Sequence[Query]], Sequence[Answer]]
_CODE = ("link", "taxonomy", "rdf/normal.py", "rdf/wordlists.py", "mapping.py")
_MADE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"
_GET = "SELECT answer FROM answers WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?)"


def cache() -> Path:
    """The folder of what can be made anew: `cache` in the one that `ROLEGRAPH_HOME` names, else the platform's."""
    named = os.environ.get("ROLEGRAPH_HOME")
    if named:
        return Path(named) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("rolegraph", appauthor=False)


def state(digest: str, *more: str) -> str:
    """What names the state of all that answers depend on but the question.

    Args:
        digest: Of the taxonomy with what is laid over it.
        more: Settings.
    """
    versions = (f"{lang} {language_version(lang)}" for lang in LANGUAGES)
    parts = (digest, weights_state(), words_state(), code_state(*_CODE), *versions, *more)
    return sha256("\n".join(parts).encode()).hexdigest()


def remembering(answering: Answering, name: str, folder: Path | None = None) -> Answering:
    """Answers that are looked up before they are found.

    Args:
        answering: What finds answers; it is called once, with all that is not known, if anything is not.
        name: The state that answers depend on, as `state` tells it.
        folder: Where the file is kept; `cache()` if not given.

    Raises:
        StoreError: The file cannot be read or written.
    """

    def answer(queries: Sequence[Query]) -> list[Answer]:
        keys = _keys(queries, name)
        with _file((folder or cache()) / "links.sqlite") as file:
            known = dict(_known(file, queries, keys))
            missing = [query for query in dict.fromkeys(queries) if query not in known]
            if missing:
                asked = _together(queries, missing)
                found = dict(zip(asked, answering(asked), strict=True))
                known |= found
                file.executemany(_PUT, [(keys[query], _written(found[query])) for query in asked])
                file.commit()
        return [known[query] for query in queries]

    return answer


def _together(queries: Iterable[Query], missing: Sequence[Query]) -> list[Query]:
    """What must be asked so that the missing answers are those of all queries: what is said of a missing role too."""
    roles = {(query.label, query.lang) for query in missing if query.kind == "role"}
    wanted = set(missing)
    return [one for one in dict.fromkeys(queries) if one in wanted or (one.role, one.lang) in roles]


def _keys(queries: Sequence[Query], name: str) -> dict[Query, str]:
    said: dict[tuple[str, str], list[list[str]]] = {}
    for query in sorted(set(queries), key=lambda query: list(asdict(query).values())):
        if query.role:
            said.setdefault((query.role, query.lang), []).append([query.label, query.kind, query.sentence])
    found = {}
    for query in queries:
        votes = said.get((query.label, query.lang), []) if query.kind == "role" else []
        text = json.dumps([name, asdict(query), votes])
        found[query] = sha256(text.encode("ascii")).hexdigest()
    return found


@contextmanager
def _file(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=60)) as file:
            file.execute(_MADE)
            yield file
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: {error}", hint="remove the file; it can be made anew") from error


def _known(
    file: sqlite3.Connection, queries: Iterable[Query], keys: Mapping[Query, str]
) -> Iterator[tuple[Query, Answer]]:
    for query in dict.fromkeys(queries):
        row = file.execute(_GET, (keys[query],)).fetchone()
        if row is not None:
            yield query, _read(query, row[0])


def _written(answer: Answer) -> str:
    told = asdict(answer)
    del told["query"]
    return json.dumps(told)


def _read(query: Query, text: str) -> Answer:
    told = json.loads(text)
    found = tuple(
        Candidate(**{**one, "reasons": tuple(Reason(**reason) for reason in one["reasons"])})
        for one in told["candidates"]
    )
    return Answer(query, found, told["linked"], told["why_not"], told["threshold"])
