"""A language is a folder of data; this package turns it into a spaCy pipeline."""
