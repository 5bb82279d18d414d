"""What RocksDB says, as one line that helps."""

from __future__ import annotations

import pytest

from rolegraph.store.failure import failure


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("IO error: While lock file: graph/LOCK: Resource temporarily unavailable", "open for writing"),
        ("IO error: lock hold by current process: graph/LOCK: No locks available", "open for writing"),
        ("IO error: No space left on device: While appending to file: graph/9.log: No space left on device", "full"),
        ("IO error: While open a file for appending: graph/1.log: Read-only file system", "read-only"),
        ("IO error: While opening a file: graph/CURRENT: Permission denied", "no permission"),
        ("Corruption: CURRENT file does not end with newline", "damaged"),
        ("something new", "cannot be used: something new"),
    ],
)
def test_each_cause_has_its_words(said: str, told: str) -> None:
    assert told in str(failure("graph", OSError(said)))


def test_the_name_of_the_folder_is_no_cause() -> None:
    error = failure("Permission denied/Corruption", OSError("IO error: Permission denied/Corruption/9.log: Disk quota"))
    assert "is full" in str(error)
