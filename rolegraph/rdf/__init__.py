"""Statements become RDF: names of things, quads in the named graph of their document, files."""
