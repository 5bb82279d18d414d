"""A text as a page: what it says marked in place, a small graph of it, and the same as a table."""
