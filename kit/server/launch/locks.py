"""Refresh the three lock files: `python -m kit.server.launch.locks [--upgrade]`; needs uv.

The locks hold names, versions, conditions and hashes for Python 3.11 to 3.13 on all systems,
and no address, so that every mirror will do. Versions stay as they are while `pyproject.toml`
allows them; `--upgrade` takes the newest ones.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kit.server.launch.stamp import CLASS_LOCK, RUN_LOCK, TEST_LOCK

ROOT = Path(__file__).parents[3]
_COMPILE = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
    "--custom-compile-command", "python -m kit.server.launch.locks",
]  # fmt: skip
_SOURCES = ["pyproject.toml", "kit/server/launch/build.in"]


def commands(options: list[str]) -> list[list[str]]:
    """Return the three command lines; each lock keeps to the versions of those before it."""
    head = [*_COMPILE, *options, "--output-file"]
    keep, serve = ["--constraint", RUN_LOCK], ["--extra", "class"]
    return [
        [*head, RUN_LOCK, *_SOURCES],
        [*head, CLASS_LOCK, *_SOURCES, *serve, *keep],
        [*head, TEST_LOCK, *_SOURCES, *serve, "--extra", "test", "--constraint", CLASS_LOCK, *keep],
    ]


if __name__ == "__main__":
    for command in commands(sys.argv[1:]):
        subprocess.run(command, cwd=ROOT, check=True)
