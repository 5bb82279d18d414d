"""Ways up that lead in a circle, and where to open them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def without_cycles(above: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The steps that close a circle, so that without them there is none. The same links give the same steps.

    SKOS allows circles of `skos:broader` and warns of them (Reference, section 8.6.8); our ways up must end.

    Args:
        above: The concepts right above each, in order.

    Yields:
        A step from a concept to the one above it, and the way from the upper to the lower that it closes.

    >>> list(without_cycles({"a": ["b"], "b": ["c"], "c": ["a"]}))
    [('c', 'a', ('a', 'b', 'c'))]
    """
    done: set[str] = set()
    for start in sorted(above):
        way = {start: None}  # a dict, since it keeps its order and is quick to look in
        waiting = [iter(above[start])] if start not in done else []
        while waiting:
            upper = next(waiting[-1], None)
            if upper is None:
                waiting.pop()
                done.add(way.popitem()[0])
            elif upper in way:
                steps = tuple(way)
                yield steps[-1], upper, steps[steps.index(upper) :]
            elif upper not in done:
                way[upper] = None
                waiting.append(iter(above.get(upper, ())))
