"""A store as a folder of linked pages that needs no server: roles, skills, parties, texts, questions, graph, search."""
