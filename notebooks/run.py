"""Runs the notebooks and keeps what they show, small and the same each time.

    python notebooks/run.py            # run all and write them with their outputs
    python notebooks/run.py --check    # run all; exit 1 where one shows something else than its file says

Each runs in an empty folder of its own. What stands in a file: text, tables and SVG; of a network only its line of
text, since its page has half a megabyte: run the notebook to see it. Needs `pip install 'rolegraph[test]'`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

FOLDER = Path(__file__).resolve().parent
LARGEST = 40_000
"""So many characters of an output are kept; of a larger one only the text."""
SECONDS = 300
SETTINGS = {"PYTHONHASHSEED": "0", "COLUMNS": "100", "PYTHONWARNINGS": "ignore:IProgress not found"}
"""For the kernel: the same order of sets, the same width of text, no word on bars that nobody wants here."""


def notebooks() -> list[Path]:
    """The notebooks, in their order."""
    return sorted(FOLDER.glob("*.ipynb"))


def run(path: Path) -> NotebookNode:
    """Run a notebook in an empty folder.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell raises an error.
    """
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory(prefix="rolegraph-") as folder, tempfile.TemporaryDirectory() as sockets:
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            coalesce_streams=True,
            resources={"metadata": {"path": folder}},
            config=_spoken_to(Path(sockets)),
        )
        client.execute(env={**os.environ, **SETTINGS})
    return tidy(notebook)


def _spoken_to(sockets: Path) -> Config:
    """A kernel listens in a folder that no other user may enter, where the system has such sockets."""
    place = {"transport": "ipc", "ip": str(sockets / "kernel")} if os.name == "posix" else {}
    return Config({"KernelManager": place})


def tidy(notebook: NotebookNode) -> NotebookNode:
    """Leave out what differs from run to run (times, versions, the machine's kernel) and what is large."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            output.update({"metadata": {}} if "data" in output else {})
            for form in [form for form, content in data.items() if len(content) > LARGEST]:
                del data[form]
    return notebook


def text_of(notebook: NotebookNode) -> str:
    """A notebook as its file."""
    return nbformat.writes(notebook, indent=1) + "\n"


def main() -> int:
    """Run all notebooks, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="only these")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    options = parser.parse_args()
    stale = []
    for path in options.files or notebooks():
        told = text_of(run(path))
        if told != path.read_text(encoding="utf-8"):
            stale.append(path.name)
            if not options.check:
                path.write_text(told, encoding="utf-8")
        sys.stdout.write(f"{path.name}: {'other outputs' if path.name in stale else 'the same'}, {len(told):,} bytes\n")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
