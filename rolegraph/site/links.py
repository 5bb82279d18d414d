"""Whether every link of a site leads to a page and a place that are there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from rolegraph.errors import UsageError

_HREF = re.compile(r"""<[^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)')""")
_ID = re.compile(r"""<[^>]*?\sid=(?:"([^"]*)"|'([^']*)')""")
_INDEX = re.compile(r'<script type="application/json" id="index">(.*?)</script>', re.DOTALL)
_BESIDE = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class DeadLink:
    """A link that leads nowhere: the page it is on, and what it says."""

    page: str
    target: str

    def __str__(self) -> str:
        return f"{self.page}: {self.target}"


def dead_links(folder: Path) -> list[DeadLink]:
    """The dead links of all pages in a folder, sorted.

    A link is alive where it names a file below the folder and, behind `#`, an element of it; the state of the graph's
    page (`#view=...`) is no element. Links to other places ("https://...") are dead: a site has none.

    Raises:
        UsageError: There is no such folder, or no page in it.
    """
    paths = sorted(folder.rglob("*.html")) if folder.is_dir() else []
    if not paths:
        raise UsageError(f"{folder}: no pages", hint="name the folder that rolegraph site wrote")
    ids: dict[str, set[str]] = {}
    targets: dict[str, set[str]] = {}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        ids[name], targets[name] = _read(path.read_text(encoding="utf-8"))
    return sorted(
        DeadLink(page, target) for page, found in targets.items() for target in found if not _alive(page, target, ids)
    )


def _read(page: str) -> tuple[set[str], set[str]]:
    """The ids and the links of a page, those of its search index too."""
    index = _INDEX.search(page)
    bare = _BESIDE.sub("", page)
    ids = {unescape(double or single) for double, single in _ID.findall(bare)}
    links = {unescape(double or single) for double, single in _HREF.findall(bare)}
    return ids, links | (_indexed(json.loads(index[1])) if index else set())


def _indexed(index: dict[str, list[list[object]]]) -> set[str]:
    """Where the entries of a search index lead."""
    files = index["files"]
    found = set()
    for _, _, file, *place in index["things"]:
        found.add(
            str(file) if isinstance(file, str) else f"{files[int(str(file))]}{f'#s{place[0]}' if place[0] else ''}"
        )
    return found


def _alive(page: str, target: str, ids: dict[str, set[str]]) -> bool:
    if target.startswith("data:,"):
        return True
    path, _, place = target.partition("#")
    file = normpath(f"{dirname(page)}/{unquote(path)}").lstrip("/") if path else page
    return file in ids and (not place or "=" in place or unquote(place) in ids[file])
