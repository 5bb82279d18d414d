"""From files to documents: which files, what they are called, and the text inside them."""
