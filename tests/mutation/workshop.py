"""A copy of the checkout in which things are broken, tested, and mended again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from levels import OTHER_CHECKS

from kit.tables.versions import checksum

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", ".ipynb_checkpoints",
    "artefacts", "my_work", "zz_*.ipynb",
)  # fmt: skip
RECORD_FILE = "data/checksums.json"
LONGEST = 900  # seconds; a test that hangs has noticed something too
TOO_LONG = f"no end after {LONGEST} seconds"
NOTHING_COLLECTED = 5
WARM = Path(__file__).with_name("warm.py")


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
        self._run_cold(["-m", "compileall", "-q", "kit"])
        # A file that is damaged and mended within a second must not meet its old bytecode.
        self._environment["PYTHONDONTWRITEBYTECODE"] = "1"
        self._said = folder / "said.txt"
        can_fork = hasattr(os, "fork")
        self._warm = self._start([str(WARM)], subprocess.PIPE, None) if can_fork else None
        _, found = self._run(["-c", "import kit; print(kit.__file__)"])
        if Path(found.strip()).parents[1].resolve() != self.copy.resolve():
            raise RuntimeError(f"the tests would use another kit than the copy: {found}")

    def close(self) -> None:
        """End the Python that runs the tests."""
        if self._warm is not None:
            self._warm.communicate()

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
    def recorded(self, names: Iterable[str]) -> Iterator[None]:
        """Write the checksums of these tables into the record, as if they had been checked."""
        path = self.copy / RECORD_FILE
        kept = path.read_bytes()
        record = json.loads(kept)
        for name in names:
            content = (self.copy / name).read_bytes()
            record["tables"][Path(name).stem]["sha256"] = checksum(content)
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8", newline="\n")
        try:
            yield
        finally:
            path.write_bytes(kept)

    def ask(self, tests: Sequence[str]) -> Answer:
        """Run tests until the first failure, or another check, and name what failed."""
        if tests[0] in OTHER_CHECKS:
            code, _ = self._run_cold(OTHER_CHECKS[tests[0]])
            return Answer(code != 0, tests[0])
        code, said = self._run(
            ["-m", "pytest", "-x", "-n", "0", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider",
             "--hypothesis-seed=0", "-m", "not slow", *tests]
        )  # fmt: skip
        named = [
            line.partition(" ")[2].partition(" - ")[0]
            for line in said.splitlines()
            if line.startswith(("FAILED ", "ERROR "))
        ]
        words = named[0] if named else said.strip()[-300:]
        return Answer(code not in {0, NOTHING_COLLECTED}, words)

    def _run(self, command: Sequence[str]) -> tuple[int, str]:
        if self._warm is None or self._warm.stdin is None or self._warm.stdout is None:
            return self._run_cold(command)
        order = {"command": list(command), "said": str(self._said), "seconds": LONGEST}
        self._warm.stdin.write(json.dumps(order) + "\n")
        self._warm.stdin.flush()
        code = json.loads(self._warm.stdout.readline())
        said = self._said.read_text(encoding="utf-8", errors="replace")
        return (1, TOO_LONG) if code is None else (code, said)

    def _run_cold(self, command: Sequence[str]) -> tuple[int, str]:
        process = self._start(command, subprocess.DEVNULL, subprocess.STDOUT)
        try:
            said, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return 1, TOO_LONG
        return process.returncode, said

    def _start(
        self, arguments: Sequence[str], given: int, errors: int | None
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=self.copy, env=self._environment, text=True,
            encoding="utf-8", errors="replace", stdin=given, stdout=subprocess.PIPE,
            stderr=errors,
        )  # fmt: skip
