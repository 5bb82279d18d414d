"""Where quads are kept and asked: one protocol, an embedded Oxigraph behind it."""
