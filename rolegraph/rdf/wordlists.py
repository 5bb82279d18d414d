"""Word lists of a language, read from its folder: sections in brackets, an entry a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rolegraph.errors import LanguageDataError
from rolegraph.resources import languages

Sections = dict[str, tuple[str, ...]]


def sections(lang: str, name: str) -> Sections:
    """The sections of one list of a language; empty for a language without such a list.

    Args:
        lang: A BCP 47 tag; its first subtag names the folder.
        name: The file without its ending: "normal", "parties", "lacks".

    Raises:
        LanguageDataError: An entry stands before the first section, or the file is no UTF-8.

    >>> sections("id", "parties")["last"]
    ('department', 'division', 'team')
    >>> sections("xx", "parties")
    {}
    """
    folder = languages().get(lang.lower().split("-")[0])
    return _read(folder / f"{name}.txt") if folder else {}


@cache
def _read(path: Path) -> Sections:
    if not path.is_file():
        return {}
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise LanguageDataError(f"{path}: not UTF-8 at byte {error.start}", hint="save it as UTF-8") from None


def parse(text: str, where: str) -> Sections:
    r"""The entries of each section, lower-cased, in file order; `#` opens a line of comment.

    >>> parse("[first]\n# a comment\ntim\n", "parties.txt")
    {'first': ('tim',)}
    """
    found: dict[str, list[str]] = {}
    section: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        entry = " ".join(line.split()).lower()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("[") and entry.endswith("]"):
            section = found.setdefault(entry[1:-1], [])
        elif section is None:
            raise LanguageDataError(
                f"{where}:{number}: {entry!r} is in no section", hint="put a line such as [function] above it"
            )
        else:
            section.append(entry)
    return {name: tuple(entries) for name, entries in found.items()}
