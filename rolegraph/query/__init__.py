"""Questions to the graph: named queries with headers, parameters given by label, rows with Python values."""
