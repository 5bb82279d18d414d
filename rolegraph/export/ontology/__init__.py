"""The ontology as a page for readers."""
