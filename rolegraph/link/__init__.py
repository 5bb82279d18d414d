"""Linking: a label of the graph, and the concepts of a taxonomy that it may mean."""
