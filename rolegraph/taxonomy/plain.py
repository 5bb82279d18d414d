"""A taxonomy as a plain table: a concept a row, or a concept and a language a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rolegraph.errors import InputError
from rolegraph.rdf.iri import tail
from rolegraph.taxonomy.concept import Kind, Label
from rolegraph.taxonomy.draft import Draft, Drafts, is_iri, label_text, prose, tag
from rolegraph.taxonomy.tables import Cells, Rows

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uri", "iri", "url", "concept", "concepturi", "identifier", "kode", "code"),
    "label": ("label", "preferredlabel", "preflabel", "preferred", "name", "title", "nama", "judul"),
    "alternatives": (
        *("alternativelabels", "alternatives", "alternativelabel", "alternative", "altlabels", "altlabel", "alt"),
        *("synonyms", "synonym", "aliases", "sinonim"),
    ),
    "broader": ("broader", "broaderuri", "parent", "parentid", "parents", "induk"),
    "lang": ("language", "lang", "bahasa"),
    "description": ("description", "definition", "deskripsi"),
    "kind": ("kind", "type", "concepttype", "jenis"),
    "code": ("notation", "code", "kode"),
}
"""What each column may be called, whatever its case, blanks and signs; the first that a table has counts."""
KINDS: Mapping[str, Kind] = {"occupation": "occupation", "skill": "skill", "knowledge": "skill", "group": "group"}
_BETWEEN = re.compile(r"[\n|]")


def columns(found: Iterable[str]) -> dict[str, str]:
    """Which column holds what; {} where it is no taxonomy, for want of identifiers or labels.

    >>> columns(["ID", "Preferred label", "Alt. labels"])
    {'id': 'ID', 'label': 'Preferred label', 'alternatives': 'Alt. labels'}
    >>> columns(["text"])
    {}
    """
    plain = {re.sub(r"[\W_]", "", name.casefold()): name for name in reversed(list(found))}
    firsts = {what: next((plain[name] for name in names if name in plain), None) for what, names in NAMES.items()}
    known = {what: column for what, column in firsts.items() if column is not None}
    if known.get("code") == known.get("id"):
        known.pop("code", None)
    return known if "id" in known and "label" in known else {}


def read_plain(rows: Rows, drafts: Drafts, base: str) -> None:
    """Read the table of a taxonomy; an identifier that is no IRI becomes one under a base.

    Raises:
        InputError: The table has no column of identifiers or of labels.
    """
    held = columns(rows.columns)
    if not held:
        told = ", ".join(rows.columns[:6])
        hint = "it needs the columns id and label; alternatives, broader, language and description are read too"
        raise InputError(f"{rows.part.name}: no table of a taxonomy: its columns are {told}"[:300], hint=hint)
    above: list[tuple[str, str, str]] = []
    for place, cells in rows.each(drafts.problems, needed=(held["id"], held["label"])):
        _row(place, {what: cells[column] for what, column in held.items()}, rows.part.name, drafts, base, above)
    for place, iri, upper in above:
        draft = drafts.get(iri)
        if draft is None or upper not in drafts:
            drafts.problems.add("broader concepts that are not there, skipped", rows.part.name, f"{place}: {upper}")
        else:
            draft.broader.add(upper)


def _row(place: str, cells: Cells, file: str, drafts: Drafts, base: str, above: list[tuple[str, str, str]]) -> None:
    lang = tag(cells.get("lang", ""))
    if lang is None:
        drafts.problems.add("languages that are no language tag, left out", file, f"{place}: {cells['lang']}")
    iri = _iri(cells["id"], base)
    draft = drafts.of(iri, file, place)
    if draft is None:
        return
    if (lang or "") in draft.labels:
        drafts.problems.add("concepts that come a second time, skipped", file, f"{place}: {cells['id'].strip()}")
        return
    drafts.prefer(draft, cells["label"], lang or "", file, place)
    _describe(draft, cells, lang or "")
    above.extend((place, iri, _iri(upper, base)) for upper in _list(cells.get("broader", "")))


def _describe(draft: Draft, cells: Cells, lang: str) -> None:
    draft.kind = KINDS.get(cells.get("kind", "").strip().casefold(), draft.kind)
    draft.alternatives.update(Label(text, lang) for text in _list(cells.get("alternatives", "")))
    if description := prose(cells.get("description", "")):
        draft.descriptions.setdefault(lang, description)
    if code := cells.get("code", "").strip():
        draft.codes.add(code)


def _iri(written: str, base: str) -> str:
    """The IRI that an identifier is, or is minted from."""
    text = label_text(written)
    return text if ("://" in text or text.startswith("urn:")) and is_iri(text) else f"{base}{tail(text)}"


def _list(cell: str) -> list[str]:
    return [text for one in _BETWEEN.split(cell) if (text := label_text(one))]
