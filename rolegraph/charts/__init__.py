"""Charts: what a bar or a matrix says better than a network."""
