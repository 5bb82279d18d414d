"""How pages of graphs compare with pyvis's own pages: making, bytes, time to a picture, frames while it is panned.

    python benchmarks/view.py [NODES ...] [--seconds 60]

For each size (500, 1,000 and 20,000 nodes if none is named; twice as many edges) a graph is made up and written by
both. Each page is opened by headless Chromium from disk, drawn by software and without a network. pyvis's page has
its scripts inside (`cdn_resources="in_line"`), and its physics is left as it comes. `making` is CPU seconds of
Python; `picture` seconds of wall-clock time from the call until the network has been drawn and the page answers
again; `frames` a second while the view moves for three seconds. A dash stands where there was no picture within the
time.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from playwright.sync_api import sync_playwright

from rolegraph.view.data import edge_data, node_data, ordered_nodes
from rolegraph.view.opening import opening
from rolegraph.view.page import render
from tests.view.large import large

CHROMIUM = "/usr/bin/chromium"
SIZES = (500, 1000, 20_000)
NODES_A_ROLE = 20
PAINTED = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return false;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length > 500;
}"""
"""Whether there is more than a trace of paint on the canvas."""
PAN = """move => new Promise(done => {
  const begin = performance.now();
  let frames = 0;
  const step = (now) => {
    frames += 1;
    move(frames % 40 < 20 ? 6 : -6);
    if (now - begin < 3000) requestAnimationFrame(step);
    else done(1000 * frames / (now - begin));
  };
  requestAnimationFrame(step);
})"""
OURS = "shift => rolegraph.moveBy(shift, 0)"
THEIRS = """shift => {
  const { x, y } = network.getViewPosition();
  network.moveTo({ position: { x: x + shift, y }, animation: false });
}"""


def ours(graph: nx.MultiDiGraph) -> str:
    """Our page."""
    return render(graph)


def theirs(graph: nx.MultiDiGraph) -> str:
    """The page that pyvis writes of the same nodes and edges.

    They are filled in as lists: `from_nx` loses parallel edges, and takes minutes for 20,000 nodes.
    """
    from pyvis.network import Network

    picture = Network(directed=True, cdn_resources="in_line", height="750px")
    names = dict(enumerate(ordered_nodes(graph)))
    nodes = node_data(graph, opening(graph).trees, {})
    for node in nodes:
        label = graph.nodes[names[node["id"]]]["labels"][0][1]
        picture.nodes.append({"id": node["id"], "label": label, "group": node["group"], "shape": "dot"})
        picture.node_ids.append(node["id"])
    edges = edge_data(graph, _numbers(graph))
    picture.edges = [{"from": edge["from"], "to": edge["to"], "arrows": "to"} for edge in edges]
    return str(picture.generate_html())


def _numbers(graph: nx.MultiDiGraph) -> dict[str, int]:
    statements = (one.iri for *_, said in graph.edges(data="statements") for one in said)
    return {iri: number for number, iri in enumerate(statements)}


def made(write: Callable[[nx.MultiDiGraph], str], graph: nx.MultiDiGraph, path: Path) -> float:
    """Write a page; how many CPU seconds it took."""
    began = time.process_time()
    path.write_text(write(graph), encoding="utf-8")
    return time.process_time() - began


def shown(path: Path, name: str, seconds: float) -> list[float]:
    """Seconds until there is a picture, and frames a second while it is panned; as much of it as came in time.

    A page that is busy answers nobody, so it is opened by a process that can be ended.
    """
    command = [sys.executable, __file__, "--open", str(path), "--as", name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        told, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        told, _ = process.communicate()
    return [float(line) for line in told.split()]


def look(path: str, move: str) -> None:
    """Open a page and print what `shown` reads."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
        began = time.perf_counter()
        page.goto(Path(path).as_uri(), wait_until="commit")
        while not page.evaluate(PAINTED):
            time.sleep(0.02)
        print(time.perf_counter() - began, flush=True)
        print(page.evaluate(f"({PAN})({move})"), flush=True)
        browser.close()


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description="Our pages beside pyvis's.")
    parser.add_argument("nodes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--seconds", type=float, default=60, help="give a page up after so long")
    parser.add_argument("--open", help=argparse.SUPPRESS)
    parser.add_argument("--as", dest="name", choices=PAGES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.open:
        look(asked.open, PAGES[asked.name][1])
        return
    print(f"{'nodes':>7} {'edges':>7}  {'page':10} {'making':>8} {'bytes':>12} {'picture':>8} {'frames':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.nodes:
            graph = large(max(size // NODES_A_ROLE, 25))
            for name, (write, _) in PAGES.items():
                path = Path(folder) / "page.html"
                cost = made(write, graph, path)
                opened, frames, *_ = [*shown(path, name, asked.seconds), None, None]
                row = f"{len(graph):7,} {graph.number_of_edges():7,}  {name:10} {cost:8.2f} {path.stat().st_size:12,}"
                print(f"{row} {_cell(opened, 2):>8} {_cell(frames, 0):>7}", flush=True)


def _cell(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


PAGES = {"rolegraph": (ours, OURS), "pyvis": (theirs, THEIRS)}

if __name__ == "__main__":
    main()
