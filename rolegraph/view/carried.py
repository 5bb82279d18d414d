"""What a page carries so that it opens offline: our scripts, style sheet and template, and vis-network."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

_SCRIPTS = (
    *("core.js", "style.js", "labels.js", "measures.js"),
    *("flowers.js", "columns.js", "overview.js", "scenes.js", "picture.js", "toolbar.js"),
    *("panel.js", "legend.js", "search.js", "table.js", "exports.js", "address.js", "main.js"),
)


@cache
def vis_network() -> str:
    """vis-network as pyvis carries it, its licence at the top; its style sheet serves widgets that we do not use.

    An HTML parser turns CR LF into LF before it takes a script's hash, and the reference to a source map would be a
    request as soon as someone opens the developer tools.
    """
    path = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    lines: list[str] = path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


@cache
def own_scripts() -> str:
    """Our scripts as one, in a scope of their own."""
    return "\n".join(('(() => {\n"use strict";', *(_file(name) for name in _SCRIPTS), "})();"))


@cache
def style() -> str:
    """The style sheet of the page."""
    return _file("page.css")


def _file(name: str) -> str:
    return files("rolegraph.view").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def template() -> Template:
    """The page without its data."""
    loader = PackageLoader("rolegraph.view")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html.j2")
