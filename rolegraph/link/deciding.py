"""Decisions written down, into the files of `link.decisions`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rolegraph.corpus.names import shown
from rolegraph.errors import InputError
from rolegraph.link.changing import Step, alone, put
from rolegraph.link.decisions import DECISIONS, FOLDER, DecisionFile, Pair, opened, pair
from rolegraph.link.metadata import head_with, metadata_of
from rolegraph.link.prefixes import Prefixes
from rolegraph.link.rows import COLUMNS, Problem, cells, iris, propagated, read_rows
from rolegraph.link.sheet import Row, Sheet, parse, row_text
from rolegraph.link.sssom import About, attribution, heading
from rolegraph.mapping import Decision, Mapping
from rolegraph.rdf.namespaces import DEFAULT_BASE

_TITLES = {
    "accepted": "Links that people accepted",
    "rejected": "Links that people rejected",
    "unsure": "Links that people were unsure of",
}


def decide(folder: Path, mappings: Iterable[Mapping], decision: Decision, *, base: str = DEFAULT_BASE) -> Step:
    """Write decisions down; an older one about the same pair, in whatever file, goes.

    The row that goes leaves its cells in columns that SSSOM does not know to the one that comes. Each file is replaced
    in one step, first the one that gains: a crash between two leaves the pair in both, and `load` tells.

    Args:
        folder: Where the files are; made where it is missing.
        mappings: As `proposal.decided` gives them.
        decision: What was decided.
        base: The base IRI of the graph.

    Returns:
        What `changing.undo` takes back.

    Raises:
        InputError: A file cannot be read whole, or a value that its metadata gives to all rows is another in a new one:
            nothing is written.
        StoreError: A file cannot be written.
    """
    new = {pair(one): replace(one, negated=decision == "rejected") for one in mappings}
    with alone(folder):
        files = {each: opened(folder, each) for each in (decision, *(one for one in DECISIONS if one != decision))}
        _refuse([problem for file in files.values() for problem in file.problems if not problem.fits])
        if all(_stands(files, decision, one, mapping) for one, mapping in new.items()):
            return Step({}, {})
        after: dict[Path, bytes | None] = {}
        for each, file in files.items():
            gone = [row for row, one in _all_rows(file) if pair(one) in new]
            sheet = None if file.sheet is None else file.sheet.without(gone)
            if each == decision:
                sheet = _added(sheet, file.path, decision, new, _foreign(files), base)
            if sheet is not None and (each == decision or gone):
                after[file.path] = sheet.text.encode("utf-8")
        put(after)
        return Step({file.path: file.content for file in files.values() if file.path in after}, after)


def _stands(files: dict[Decision, DecisionFile], decision: Decision, one: Pair, mapping: Mapping) -> bool:
    """Whether a decision is written down already, and no other about its pair."""
    held = [each for each, file in files.items() if one in file.rows]
    return held == [decision] and files[decision].rows[one][1] == mapping


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise InputError(f"{problems[0]}{more}", hint="mend the file by hand; until then nothing is written into it")


def _all_rows(file: DecisionFile) -> list[tuple[Row, Mapping]]:
    """Every row that is a mapping, also those that a later one replaces."""
    found = read_rows(file.sheet, shown(file.path)) if file.sheet is not None else []
    return [(row, one) for row, one in found if isinstance(one, Mapping)]


def _foreign(files: dict[Decision, DecisionFile]) -> dict[Pair, dict[str, str]]:
    """What rows hold in columns that SSSOM does not know."""
    from sssom_pydantic.models import Record

    return {
        one: {name: text for name, text in (row.values or {}).items() if name and name not in Record.model_fields}
        for file in files.values()
        for one, (row, _) in file.rows.items()
    }


def _added(
    sheet: Sheet | None,
    path: Path,
    decision: Decision,
    new: dict[Pair, Mapping],
    foreign: dict[Pair, dict[str, str]],
    base: str,
) -> Sheet:
    """A file with more rows, and with the prefixes that they need."""
    name = shown(path)
    needed = [iri for one in new.values() for iri in iris(one, base)]
    if sheet is None:
        about = About(f"{FOLDER}/{decision}", base, _TITLES[decision])
        block = heading(new.values(), about, Prefixes({}).covering(needed, base))
        columns = [column for column in COLUMNS if decision == "rejected" or column != "predicate_modifier"]
        sheet = Sheet(block, row_text({column: column for column in columns}, columns), tuple(columns), ())
    metadata = metadata_of(sheet, name)
    declared = Prefixes(metadata.curie_map or {})
    prefixes = declared.covering(needed, base)
    more = {short: start for short, start in prefixes.names.items() if short not in declared.names}
    try:
        block = head_with(sheet.head, more, "" if metadata.comment else attribution(new.values()))
    except InputError as error:
        raise InputError(f"{name}: {error.message}", hint=error.hint) from None
    shared = {column: text for column, text in propagated(metadata, sheet).items() if column in COLUMNS}
    rows = [{**_own(cells(one, prefixes, base), shared, name), **foreign.get(at, {})} for at, one in new.items()]
    return _checked(replace(sheet, head=block).plus(rows), name, new)


def _own(row: dict[str, str], shared: dict[str, object], name: str) -> dict[str, str]:
    """A row's cells less those that the file's metadata give to all rows.

    Raises:
        InputError: One is another in this row.
    """
    row = {column: text for column, text in row.items() if column != "subject_source" or column not in shared}
    for column, text in shared.items():
        if column != "subject_source" and row.pop(column, "") != str(text):
            hint = f"write it into a column {column} of the rows instead"
            raise InputError(f"{name}: its metadata gives {column} {str(text)!r} to all rows, a new one too", hint=hint)
    return row


def _checked(sheet: Sheet, name: str, new: dict[Pair, Mapping]) -> Sheet:
    """The sheet, once it is sure that it says what it should."""
    found = {pair(one): one for _, one in read_rows(parse(sheet.text, name), name) if isinstance(one, Mapping)}
    lost = [one for one, mapping in new.items() if one not in found or found[one].predicate != mapping.predicate]
    if lost:
        raise InputError(
            f"{name}: a row about {lost[0][0]} cannot be added to it", hint="put the file aside and begin anew"
        )
    return sheet
