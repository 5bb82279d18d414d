"""What ESCO costs: CPU time, memory and disk, to add it, to add it again, to name it and to read it back.

    python benchmarks/taxonomy.py FOLDER

takes the folder with ESCO's zips (`../shared/esco`), keeps it in a store in a temporary folder and prints a table in
Markdown. Each step runs in a process of its own, with its start-up, as it does for a user.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from rolegraph.taxonomy.home import HOME

BROADER = "SELECT (COUNT(*) AS ?pairs) { SELECT DISTINCT ?low ?up { ?low a esco:Occupation ; skos:broader+ ?up } }"
MEGABYTE = 1024 * 1024
STEPS = ("add", "add again", "find_origin", "find", "broader+ of all occupations", "remove")


def step(name: str, folder: Path) -> dict[str, float]:
    """Do one step in this process, and say what it cost."""
    from rolegraph.cli.main import run
    from rolegraph.store.open import open_store
    from rolegraph.taxonomy.home import find, find_origin, home

    began = perf_counter()
    if name.startswith("add"):
        run(["taxonomy", "add", str(folder)])
    elif name == "remove":
        run(["taxonomy", "remove", "esco"])
    elif name == "find":
        find("esco")
    elif name == "find_origin":
        find_origin("esco")
    else:
        with open_store(home(), read_only=True) as store:
            store.query(BROADER)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu": used.ru_utime + used.ru_stime, "wall": perf_counter() - began, "peak": used.ru_maxrss / 1024}


def apart(name: str, folder: Path, home: str) -> dict[str, float]:
    """A step in a fresh process."""
    command = [sys.executable, __file__, "--step", name, str(folder)]
    env = {**os.environ, HOME: home}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env=env)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def size(folder: str) -> float:
    """What the files of a folder take, in megabytes."""
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / MEGABYTE


def main(folder: Path) -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print("| step | CPU s | wall s | peak MB | store MB |\n|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as home:
        for name in STEPS:
            cost = apart(name, folder, home)
            figures = f"{cost['cpu']:.1f} | {cost['wall']:.1f} | {cost['peak']:.0f} | {size(home):.0f}"
            print(f"| {name} | {figures} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(step(sys.argv[2], Path(sys.argv[3]))))
    else:
        main(Path(sys.argv[1]))
