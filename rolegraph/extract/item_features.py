"""What the tagger of items sees: the region it is in, how words on both sides of a conjunction or comma agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from rolegraph.extract.coordination import grammar_tags
from rolegraph.extract.features import View

JOINTS = frozenset({",", ";", "/", "&", "•", "-"})


def item_features(doc: Doc, seen: View, regions: Sequence[str | None], start: int, end: int) -> list[list[str]]:
    """Features for tokens `start` to `end` (half-open) of the view: one stretch of one sentence with regions in it."""
    keys = [_key(seen, n) for n in range(start, end)]
    rows: list[list[str]] = []
    opening = next((k for k in range(end - start) if regions[start + k]), 0)
    joints = [k for k in range(end - start) if _joint(seen, start + k)]
    edges = _edges(seen, regions, start, end)
    grammar = _grammar(seen, keys, regions, start, end)
    for k in range(end - start):
        n = start + k
        relation = regions[n] or "O"
        row = [
            "bias",
            f"r={relation}",
            f"r-1={_at(regions, n - 1, start, end)}",
            f"r+1={_at(regions, n + 1, start, end)}",
            f"kind={seen.kinds[n]}",
        ]
        if seen.stuck[n]:
            row.append("stuck")
        if n + 1 < end and seen.stuck[n + 1]:
            row.append("stuck+1")
        row.extend(_window(seen, keys, k, start, end))
        row.extend(f"{relation}&{part}" for part in (f"w={seen.words[n]}", f"c={keys[k]}", f"c-1={_get(keys, k - 1)}"))
        row.extend(_parallel(seen, keys, joints, k, start, opening))
        row.extend(edges[k])
        answer = grammar[k]
        row.extend(
            [
                f"g={answer}",
                f"g&c={answer}|{keys[k]}",
                f"g-1|0={_get(grammar, k - 1)}|{answer}",
                f"g0|1={answer}|{_get(grammar, k + 1)}",
                f"g&r={answer}|{relation}",
            ]
        )
        rows.append(row)
    return rows


def _grammar(seen: View, keys: Sequence[str], regions: Sequence[str | None], start: int, end: int) -> list[str]:
    """The grammar's tags for each run of one relation."""
    tags: list[str] = []
    k = 0
    while k < end - start:
        stop = k + 1
        while stop < end - start and regions[start + stop] == regions[start + k]:
            stop += 1
        if regions[start + k] is None:
            tags.extend(["-"] * (stop - k))
        else:
            tags.extend(grammar_tags(keys[k:stop], [_joint(seen, start + i) for i in range(k, stop)]))
        k = stop
    return tags


def _key(seen: View, n: int) -> str:
    return seen.classes[n] or seen.affixes[n] or "x"


def _joint(seen: View, n: int) -> bool:
    return seen.words[n] in JOINTS or seen.classes[n] == "conjunction"


def _get(keys: Sequence[str], k: int) -> str:
    return keys[k] if 0 <= k < len(keys) else "#"


def _at(regions: Sequence[str | None], n: int, start: int, end: int) -> str:
    return (regions[n] or "O") if start <= n < end else "#"


def _window(seen: View, keys: Sequence[str], k: int, start: int, end: int) -> list[str]:
    row: list[str] = []
    for offset in (-3, -2, -1, 0, 1, 2, 3):
        at = k + offset
        if not 0 <= at < len(keys):
            row.append(f"{offset}:edge")
            continue
        row.append(f"{offset}:c={keys[at]}")
        row.append(f"{offset}:w={seen.words[start + at]}")
        if abs(offset) < 2:
            word = seen.words[start + at]
            row.append(f"{offset}:p3={word[:3]}")
            row.append(f"{offset}:e3={word[-3:]}")
            row.extend(f"{offset}:q={cue}" for cue in seen.cues[start + at])
    row.append(f"c-1|0={_get(keys, k - 1)}|{keys[k]}")
    row.append(f"c0|1={keys[k]}|{_get(keys, k + 1)}")
    row.append(f"c-2|-1|0={_get(keys, k - 2)}|{_get(keys, k - 1)}|{keys[k]}")
    row.append(f"c-1|0|1={_get(keys, k - 1)}|{keys[k]}|{_get(keys, k + 1)}")
    row.append(f"c0|1|2={keys[k]}|{_get(keys, k + 1)}|{_get(keys, k + 2)}")
    row.append(f"w-1|0={seen.words[start + k - 1] if k else '#'}|{seen.words[start + k]}")
    return row


def _parallel(seen: View, keys: Sequence[str], joints: Sequence[int], k: int, start: int, opening: int) -> list[str]:
    """How the token stands to the items around it: the joints before and behind, and the words that open each item."""
    cut = bisect_left(joints, k)
    before, behind = joints[max(0, cut - 5) : cut], joints[cut : cut + 5]
    left = _after(joints, before[-1], keys) if before else opening
    right = _after(joints, behind[0], keys) if behind else len(keys)
    far = _after(joints, before[-2], keys) if len(before) > 1 else opening
    here = _get(keys, left)
    row = [
        f"since={min(k - left, 5)}",
        f"until={min((behind[0] if behind else len(keys)) - k, 5)}",
        f"njoint={min(len(before), 4)}/{min(len(behind), 4)}",
        f"head={here}|{_get(keys, right)}",
        f"head&c={here}|{_get(keys, right)}|{keys[k]}",
        f"heads={_get(keys, far)}|{here}|{_get(keys, right)}",
        f"heads&since={_get(keys, far)}|{here}|{min(k - left, 3)}",
        f"first&here={_get(keys, opening)}|{here}|{min(k - left, 2)}",
        f"sizes={_size(left, behind, keys)}|{_size(right, behind[1:], keys)}",
        f"sizes&since={_size(left, behind, keys)}|{_size(right, behind[1:], keys)}|{min(k - left, 3)}",
        f"joint={seen.words[start + before[-1]] if before else '#'}|{seen.words[start + behind[0]] if behind else '#'}",
    ]
    if right < len(keys) and seen.words[start + left] == seen.words[start + right]:
        row.append("samehead")
    if k > left and before and far != left and seen.words[start + k] == seen.words[start + min(far + k - left, k - 1)]:
        row.append("repeats")
    if seen.affixes[start + k] and left < len(keys) and seen.affixes[start + k] == seen.affixes[start + left]:
        row.append(f"likehead={keys[k]}|{min(k - left, 3)}")
    return row


def _after(joints: Sequence[int], joint: int, keys: Sequence[str]) -> int:
    """The first token behind a joint and the joints that stand with it (", dan")."""
    at = joint + 1
    place = bisect_left(joints, at)
    while place < len(joints) and joints[place] == at and at < len(keys):
        at += 1
        place += 1
    return at


def _size(left: int, behind: Sequence[int], keys: Sequence[str]) -> str:
    size = (behind[0] if behind else len(keys)) - left
    return str(size) if size < 4 else "4+"


def _edges(seen: View, regions: Sequence[str | None], start: int, end: int) -> list[list[str]]:
    """How far each token is from the edges of its region, and whether joints or relative words follow in it."""
    rows: list[list[str]] = [[] for _ in range(end - start)]
    first = start
    for n in range(start, end):
        if n > start and regions[n - 1] != regions[n]:
            first = n
        rows[n - start] = [f"in={min(n - first, 4)}", f"open={seen.words[first]}"]
    last, joined, relative = end, False, False
    for n in range(end - 1, start - 1, -1):
        if n + 1 == end or regions[n + 1] != regions[n]:
            last, joined, relative = n, False, False
        joined = joined or _joint(seen, n)
        rows[n - start] += [f"out={min(last - n, 4)}", f"more={joined}", f"tail={relative}|{joined}"]
        relative = relative or seen.classes[n] == "relative"
    return rows
