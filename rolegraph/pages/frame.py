"""What all pages of this kind share: one file each, style and scripts inside, nothing else allowed to load or run."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rolegraph import __version__
from rolegraph.pages.signs import SHAPES, rules
from rolegraph.pages.words import Words
from rolegraph.view.written import policy


def fill(
    name: str,
    words: Words,
    /,
    *,
    package: str = "rolegraph.pages",
    scripts: tuple[str, ...] = ("frame.js",),
    **given: Any,
) -> str:
    """A template as a page.

    Args:
        name: Of the template; it extends `frame.html.j2`.
        words: The words of the interface.
        package: Where template and scripts are looked for first; `rolegraph.pages` comes second.
        scripts: Names of files beside the templates.
        given: What the template takes; `title` among it.

    Returns:
        The same for the same things.
    """
    sheet = style(package)
    code = script(package, scripts)
    return (
        environment(package)
        .get_template(name)
        .render(
            **given,
            lang=words.lang,
            t=words,
            version=__version__,
            policy=policy([code], sheet),
            style=Markup(sheet),  # noqa: S704 - our own files
            script=Markup(code),  # noqa: S704 - our own files
            shapes=SHAPES,
        )
    )


@cache
def environment(package: str) -> Environment:
    """Our templates, with everything that is put into them escaped."""
    loaders = [PackageLoader(one) for one in dict.fromkeys((package, "rolegraph.pages"))]
    return Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def style(package: str) -> str:
    """The style sheet: that of all pages, the kinds' colours, and the package's own."""
    sheets = [_file("rolegraph.pages", "pages.css"), rules()]
    if package != "rolegraph.pages":
        sheets.append(_file(package, "style.css"))
    return "\n".join(sheets)


@cache
def script(package: str, names: tuple[str, ...]) -> str:
    """Scripts as one, in a scope of their own."""
    own = files(package).joinpath("templates")
    found = (_file(package if own.joinpath(name).is_file() else "rolegraph.pages", name) for name in names)
    return "\n".join(('(() => {\n"use strict";', *found, "})();"))


@cache
def _file(package: str, name: str) -> str:
    return files(package).joinpath("templates", name).read_text(encoding="utf-8")
