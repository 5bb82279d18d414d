"""How long the package takes to import, and the program to show its help.

    python benchmarks/startup.py [RUNS]

prints the best and the median of RUNS (20) fresh interpreters; an empty interpreter is the yardstick.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    'python -c "import rolegraph"': ["-c", "import rolegraph"],
    "rolegraph --help": ["-c", "from rolegraph.cli.main import main; main(['--help'])"],
    "rolegraph build --help": ["-c", "from rolegraph.cli.main import main; main(['build', '--help'])"],
}


def seconds(arguments: list[str]) -> float:
    """Wall-clock time of one run in a fresh interpreter."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main(runs: int = 20) -> None:
    """Print a table of seconds."""
    print(f"{'':30} {'best':>7} {'median':>7}")
    for name, arguments in COMMANDS.items():
        times = [seconds(arguments) for _ in range(runs)]
        print(f"{name:30} {min(times):7.3f} {median(times):7.3f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
