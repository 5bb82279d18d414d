"""Long lists in few bytes, and the order in which languages stand in for one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx


def packed(records: Sequence[Mapping[str, Any]], *, words: Iterable[str] = ()) -> dict[str, Any]:
    """Records of the same keys as one table.

    Args:
        records: Values by name of column; a record's place is its number on the page, so `id` is left out.
        words: Columns whose values are few texts or None: `words` lists the texts, and rows hold their places.

    >>> packed([{"id": 0, "kind": "skill", "x": 1.0}], words=["kind"])
    {'columns': ['kind', 'x'], 'words': {'kind': ['skill']}, 'rows': [[0, 1.0]]}
    """
    columns = [name for name in (records[0] if records else ()) if name != "id"]
    lists = {name: sorted({record[name] for record in records} - {None}) for name in words} if records else {}
    places: dict[str, dict[Any, int]] = {
        name: {word: number for number, word in enumerate(all_of)} for name, all_of in lists.items()
    }
    rows = [
        [places[name].get(record[name]) if name in places else record[name] for name in columns] for record in records
    ]
    return {"columns": columns, "words": lists, "rows": rows}


def languages(graph: nx.MultiDiGraph, wanted: Sequence[str] = ()) -> list[str]:
    """The languages of the labels in the order in which they stand in for one another.

    Args:
        graph: The network.
        wanted: Language tags that come first.

    Those that are wanted, then those of most labels, then by tag; texts without a language come last.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a", labels=(("de", "Koch"), ("en", "cook")))
    >>> languages(graph), languages(graph, ["en"])
    (['de', 'en'], ['en', 'de'])
    """
    counts = Counter(lang for _, labels in graph.nodes(data="labels") for lang, _ in labels)
    return list(dict.fromkeys([*wanted, *sorted(counts, key=lambda lang: (not lang, -counts[lang], lang))]))
