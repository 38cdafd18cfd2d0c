"""Refresh the lock files: `python -m kit.server.launch.locks [--upgrade]`; needs uv.

The locks hold names, versions, conditions and hashes for Python 3.11 to 3.13 on all systems,
and no address, so that every mirror will do. Versions stay as they are while `pyproject.toml`
allows them; `--upgrade` takes the newest ones.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from kit.server.launch.stamp import EXTRA_LOCKS, RUN_LOCK, TEST_LOCK

ROOT = Path(__file__).parents[3]
_COMPILE = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
    "--custom-compile-command", "python -m kit.server.launch.locks",
]  # fmt: skip
_SOURCES = ["pyproject.toml", "kit/server/launch/build.in"]


def commands(options: list[str]) -> list[list[str]]:
    """Return the two command lines; the tests' lock keeps to the versions of the first.

    The tests have every extra: they try all commands.
    """
    run = [*_COMPILE, *options, "--output-file", RUN_LOCK, *_SOURCES]
    test = [*_COMPILE, *options, "--output-file", TEST_LOCK, *_SOURCES]
    extras = [word for name in ("test", *EXTRA_LOCKS) for word in ("--extra", name)]
    return [run, [*test, *extras, "--constraint", RUN_LOCK]]


def extra_command(extra: str, names: list[str]) -> list[str]:
    """Return the command line for the lock of one extra, in the versions of the tests' lock.

    Parameters
    ----------
    extra
        A key of `EXTRA_LOCKS`.
    names
        The packages of the lessons, which are there already and are left out.
    """
    command = [*_COMPILE, "--output-file", EXTRA_LOCKS[extra], *_SOURCES, "--extra", extra]
    left_out = [word for name in names for word in ("--no-emit-package", name)]
    return [*command, "--constraint", TEST_LOCK, *left_out]


def locked_names(lock: Path) -> list[str]:
    """Return the names of the packages in a lock file."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return sorted({line.partition("==")[0] for line in lines if re.match(r"[a-z0-9]", line)})


if __name__ == "__main__":
    for command in commands(sys.argv[1:]):
        subprocess.run(command, cwd=ROOT, check=True)
    for extra in EXTRA_LOCKS:
        command = extra_command(extra, locked_names(ROOT / RUN_LOCK))
        subprocess.run(command, cwd=ROOT, check=True)
