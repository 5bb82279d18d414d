"""The graph as one HTML file: network, layout, page."""
