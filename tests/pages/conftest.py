"""What the network's tests share is shared here too."""

from __future__ import annotations

from tests.view.conftest import hostile_readings, make_store

__all__ = ["hostile_readings", "make_store"]
