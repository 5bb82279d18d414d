"""A store as files that other tools read, with a description of what is in them."""
