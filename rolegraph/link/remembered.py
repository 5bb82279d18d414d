"""Answers that were found before, kept in a file of the user's cache: what is asked again costs a look.

The key of an answer is all that it depends on: the taxonomy with its labels, the weights, the code and the data of
languages, the encoder, and the question; of a role also what is said of it, whose votes count.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

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

    A file that cannot be read or written only costs the time; one that is no database is made anew.

    Args:
        answering: What finds answers; it is called once, with all that is not known, if anything is not.
        name: The state that answers depend on, as `state` tells it.
        folder: Where the file is kept; `cache()` if not given.
    """

    def answer(queries: Sequence[Query]) -> list[Answer]:
        keys = _keys(queries, name)
        path = (folder or cache()) / "links.sqlite"
        known = _known(path, keys)
        missing = [query for query in dict.fromkeys(queries) if query not in known]
        if missing:
            asked = _together(queries, missing)
            found = dict(zip(asked, answering(asked), strict=True))
            known |= found
            _keep(path, [(keys[query], _written(found[query])) for query in asked])
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
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=60)) as file:
        file.execute(_MADE)
        yield file


def _known(path: Path, keys: Mapping[Query, str]) -> dict[Query, Answer]:
    """What the file has; nothing if it cannot be used."""
    known = {}
    try:
        with _file(path) as file:
            for query, key in keys.items():
                row = file.execute(_GET, (key,)).fetchone()
                if row is not None:
                    known[query] = _read(query, row[0])
    except OSError:
        return {}
    except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
        _mend(path, error)
        return {}
    return known


def _keep(path: Path, rows: Sequence[tuple[str, str]]) -> None:
    with suppress(OSError, sqlite3.Error), _file(path) as file:
        file.executemany(_PUT, rows)
        file.commit()


def _mend(path: Path, error: Exception) -> None:
    """Remove a file that is broken; one that is only held or full stays."""
    if not isinstance(error, sqlite3.OperationalError):
        with suppress(OSError):
            path.unlink()


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
