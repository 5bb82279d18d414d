"""Makes the pictures of README and docs from data/roles: pages in a headless Chromium, charts as they are.

    python docs/pictures.py            # all, into docs/pictures
    python docs/pictures.py network    # those whose names begin so

Run it after a change of the pages, look at each picture, and commit it. Needs Debian's `chromium` and
`pip install 'rolegraph[test]' pillow`. Fonts differ between machines, so the bytes of a PNG do too.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from rolegraph.view.page import render
from tests.view.large import large

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(__file__).resolve().parent / "pictures"
PROGRAM = (sys.executable, "-c", "from rolegraph.cli.main import main; main()")
SIZES = {"1280": (1280, 800), "390": (390, 780)}
LARGEST = 150_000
"""So many bytes a picture has at most."""
COLOURS = 64
"""So many frequent colours are kept, and so many others."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page to take a picture of.

    Args:
        name: Of the picture, before its width.
        commands: What is run, after the program's name; the last writes the page `page.html`, or the folder `site`.
            None for the made-up network of 20,000 nodes.
        page: The page in the folder of the command.
        script: Run in the page before the picture is taken.
        fragment: The state to open it in.
        dark: On a dark ground.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    page: str = "page.html"
    script: str = ""
    fragment: str = ""
    dark: bool = False


_CHOOSE = "rolegraph.selectNode(rolegraph.nodes().find((node) => node.label === %r && node.kind === %r).id)"
_VIEW = ("view", "--store", "graph", "-o", "page.html")
_LINKED = ("link", "--store", "graph", "--taxonomy", "esco-sample", "--threshold", "0.8", "-o", "links.sssom.tsv")
_DECIDED = ("link", "accept", "--from", "links.sssom.tsv", "--author", "https://example.org/you")
_ROLE = "Kepala Departemen Produksi"
SHOTS = (
    Shot("network", (_VIEW,)),
    Shot("network-dark", (_VIEW,), dark=True),
    Shot(
        "role", ((*_VIEW, "--role", "Kepala Departemen Produksi"),), script=_CHOOSE % ("departemen logistik", "party")
    ),
    Shot("contrast", ((*_VIEW, "--role", "Akuntan", "--role", "Auditor Internal", "--view", "contrast"),)),
    Shot("chart", (("chart", "skill-matrix", "--store", "graph", "-o", "page.html"),), fragment="m1-1"),
    Shot("text", (("text", "kepala-departemen-produksi", "--store", "graph", "-o", "page.html"),)),
    Shot("site", (("site", "--store", "graph", "-o", "site"),), page="site/index.html"),
    Shot("large", ()),
    Shot("links", (_LINKED, _DECIDED, ("link", "apply", "--store", "graph"), (*_VIEW, "--view", "links"))),
)
"""In this order: the links of the last are in the graph from then on."""
CHARTS = ("skills", "skill-matrix", "collaboration-matrix")


def rolegraph(folder: Path, *words: str) -> None:
    """Run the program in a folder."""
    environment = os.environ | {"ROLEGRAPH_HOME": str(folder / "home")}
    subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, *words], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def small(png: bytes) -> bytes:
    """A PNG of few colours: grounds stay as they are, and no kind of thing takes the colour of another one.

    Raises:
        ValueError: It is larger than `LARGEST`.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    out = io.BytesIO()
    picture.quantize(palette=palette(picture), dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    if out.tell() > LARGEST:
        raise ValueError(f"a picture of {out.tell():,} bytes is too large")
    return out.getvalue()


def palette(picture: Image.Image) -> Image.Image:
    """The most frequent colours, and as many that lie far apart."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    often = [value for _, colour in counted[:COLOURS] for value in colour]
    apart = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    found = Image.new("P", (1, 1))
    found.putpalette(often + apart[: 3 * COLOURS])
    return found


def settled(page: Page) -> None:
    """Wait until the page does not change any more."""
    before = b""
    for _ in range(50):
        page.wait_for_timeout(200)
        now = page.screenshot()
        if now == before:
            return
        before = now


def take(browser: Browser, shot: Shot, folder: Path) -> None:
    """Take a picture of a page at each of `SIZES`, without a network."""
    for width, (across, down) in SIZES.items():
        context = browser.new_context(
            offline=True,
            viewport={"width": across, "height": down},
            reduced_motion="reduce",
            color_scheme="dark" if shot.dark else "light",
        )
        page = context.new_page()
        page.goto((folder / shot.page).as_uri() + (f"#{shot.fragment}" if shot.fragment else ""))
        if shot.script:
            page.evaluate(shot.script)
        settled(page)
        (TARGET / f"{shot.name}-{width}.png").write_bytes(small(page.screenshot()))
        context.close()


def wanted(names: Sequence[str], name: str) -> bool:
    """Whether a picture is among those asked for; all are where none is named."""
    return not names or name.startswith(tuple(names))


def main(names: Sequence[str]) -> None:
    """Make the pictures."""
    TARGET.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory(prefix="rolegraph-") as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(ROOT / "data" / "roles", folder / "data" / "roles")
        rolegraph(folder, "build", "data/roles", "--store", "graph")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in (shot for shot in SHOTS if wanted(names, shot.name)):
            for command in shot.commands:
                rolegraph(folder, *command)
            if not shot.commands:
                (folder / shot.page).write_text(render(large()), encoding="utf-8")
            take(browser, shot, folder)
        browser.close()
        for kind in (kind for kind in CHARTS if wanted(names, kind)):
            rolegraph(folder, "chart", kind, "--store", "graph", "-o", f"{kind}.svg")
            shutil.copy(folder / f"{kind}.svg", TARGET)
    for path in sorted(TARGET.iterdir()):
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
