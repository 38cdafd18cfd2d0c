"""A copy of the checkout in which things are broken, tested, and mended again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from levels import OTHER_CHECKS

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", ".ipynb_checkpoints",
    "artefacts", "my_work", "zz_*.ipynb",
)  # fmt: skip
RECORD_FILE = "data/checksums.json"
LONGEST = 900  # seconds; a test that hangs has noticed something too
NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Answer:
    """What a command said: whether it failed, and in which words."""

    failed: bool
    words: str = ""


class Workshop:
    """A copy of a checkout, with the Python that runs this.

    Parameters
    ----------
    root
        The checkout; it is only read.
    folder
        Where the copy is made.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.copy = folder / "checkout"
        shutil.copytree(root, self.copy, ignore=LEFT_OUT)
        here = {"PYTHONPATH": str(self.copy), "PYTHONUTF8": "1", "CI": "true"}
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith("KIT_")
        } | here
        self._run([sys.executable, "-m", "compileall", "-q", "kit"])
        # A file that is damaged and mended within a second must not meet its old bytecode.
        self._environment["PYTHONDONTWRITEBYTECODE"] = "1"
        _, found = self._run([sys.executable, "-c", "import kit; print(kit.__file__)"])
        if Path(found.strip()).parents[1].resolve() != self.copy.resolve():
            raise RuntimeError(f"the tests would use another kit than the copy: {found}")

    @contextmanager
    def damaged(self, texts: Mapping[str, str]) -> Iterator[None]:
        """Write these texts into the copy, and mend it again, its record of the tables too."""
        paths = [self.copy / name for name in {*texts, RECORD_FILE}]
        kept = {path: (path.read_bytes(), path.stat()) for path in paths}
        try:
            for name, text in texts.items():
                (self.copy / name).write_text(text, encoding="utf-8", newline="\n")
            yield
        finally:
            for path, (content, was) in kept.items():
                path.write_bytes(content)
                os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    @contextmanager
    def recorded(self) -> Iterator[Answer]:
        """Refresh the record of the tables; tell if they are refused."""
        kept = (self.copy / RECORD_FILE).read_bytes()
        code, said = self._run([sys.executable, "-m", "kit.tables.versions"])
        faults = [line for line in said.splitlines() if ".csv" in line]
        try:
            yield Answer(code != 0, faults[0] if faults else said.strip()[-200:])
        finally:
            (self.copy / RECORD_FILE).write_bytes(kept)

    def ask(self, tests: Sequence[str]) -> Answer:
        """Run tests until the first failure, or another check, and name what failed."""
        if tests[0] in OTHER_CHECKS:
            code, _ = self._run([sys.executable, *OTHER_CHECKS[tests[0]]])
            return Answer(code != 0, tests[0])
        code, said = self._run(
            [sys.executable, "-m", "pytest", "-x", "-n", "0", "-q", "--tb=no", "-rfE",
             "-p", "no:cacheprovider", "--hypothesis-seed=0", "-m", "not slow", *tests]
        )  # fmt: skip
        named = [
            line.partition(" ")[2].partition(" - ")[0]
            for line in said.splitlines()
            if line.startswith(("FAILED ", "ERROR "))
        ]
        words = named[0] if named else said.strip()[-300:]
        return Answer(code not in {0, NOTHING_COLLECTED}, words)

    def _run(self, command: list[str]) -> tuple[int, str]:
        process = subprocess.Popen(
            command, cwd=self.copy, env=self._environment, text=True, encoding="utf-8",
            errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            said, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return 1, f"no end after {LONGEST} seconds: {command[-1]}"
        finally:
            if process.poll() is None:
                _end(process)
        return process.returncode, said


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and what it has started: kernels, servers, a browser."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
