"""A Python that has imported what most tests need, and runs each command in a fork of itself.

Most tests of a damage take less time than the packages that they import. It reads one order a line
from its input, as JSON, and answers with the exit code; what the command said is in a file. The kit
itself is imported by the forks only, since it is what is damaged.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import signal
import sys
import time
from contextlib import suppress

PACKAGES = (
    "pytest", "hypothesis", "pandas", "plotly.graph_objects", "plotly.io", "ipywidgets",
    "anywidget", "nbformat", "yaml", "scipy.optimize", "scipy.stats", "networkx", "openpyxl",
    "statsmodels.stats.inter_rater", "statsmodels.api", "krippendorff", "citeproc", "jupytext",
    "nbclient", "nbval.plugin", "xdist", "docx", "mistune", "edtf", "traitlets", "bs4",
)  # fmt: skip
LOOK_AGAIN = 0.02  # seconds


def serve() -> None:
    """Answer orders until the input ends."""
    for name in PACKAGES:
        with suppress(ImportError):  # what is missing is missed, or not, by the tests
            importlib.import_module(name)
    if any(name == "kit" or name.startswith("kit.") for name in sys.modules):
        sys.exit("the kit was imported before it was damaged")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            sys.exit(_obey(order["command"], order["said"]))
        print(json.dumps(_code(child, order["seconds"])), flush=True)


def _obey(command: list[str], said: str) -> int:
    """Run `-m <module> …` or `-c <code>` here, with its words in the file `said`."""
    os.setsid()
    with open(os.devnull, "rb") as nothing, open(said, "wb") as file:
        os.dup2(nothing.fileno(), 0)
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    how, what, *rest = command
    sys.argv = [what, *rest]
    try:
        if how == "-c":
            exec(what, {"__name__": "__main__"})
        else:
            runpy.run_module(what, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _code(child: int, seconds: float) -> int | None:
    """Wait for a fork and return its exit code; None if it had to be ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(LOOK_AGAIN)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    serve()
