"""A chart into a file, of the format that its name ends in."""

from __future__ import annotations

import os
from pathlib import Path

from rolegraph.charts.count import Chart
from rolegraph.charts.page import render
from rolegraph.charts.svg import draw
from rolegraph.charts.table import to_csv
from rolegraph.errors import UsageError
from rolegraph.view.written import write_file

WRITERS = {".svg": draw, ".html": render, ".csv": to_csv}


def write_chart(chart: Chart, path: str | os.PathLike[str]) -> int:
    """Write a chart; an older file stays whole until the new one is.

    Args:
        chart: What `count.count` gave.
        path: Ends in .svg (a picture in the chart's language), .html (a page that opens offline, in both languages,
            with the sentences behind each mark) or .csv (a row for each statement, safe for a spreadsheet).

    Returns:
        The file's size in bytes.

    Raises:
        UsageError: It ends in another way, or is a folder.
        StoreError: The file cannot be written.
    """
    target = Path(path)
    check_ending(target)
    content = WRITERS[target.suffix.lower()](chart).encode("utf-8")
    write_file(target, content)
    return len(content)


def check_ending(path: Path) -> None:
    """Refuse a file that no chart is written to.

    Raises:
        UsageError: It does not end in one of `WRITERS`.

    >>> check_ending(Path("a.pdf"))
    Traceback (most recent call last):
    ...
    rolegraph.errors.UsageError: a.pdf: charts are not written as '.pdf' (use one of .svg .html .csv)
    """
    if path.suffix.lower() not in WRITERS:
        raise UsageError(f"{path}: charts are not written as {path.suffix!r}", hint=f"use one of {' '.join(WRITERS)}")
