"""Run every check of the kit and give one summary."""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from kit.server.launch.places import Place

# import-linter has a command, but no module that could be run with -m.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
CHECKS: dict[str, list[str]] = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", _LINT_IMPORTS],
    "audit": ["-m", "kit.server.launch.audit"],
}
TESTS = "pytest"  # last, since they take all processors


@dataclass(frozen=True)
class Result:
    """How one check went, and what it said if that was not shown at once."""

    name: str
    code: int
    seconds: float
    said: str = ""

    def __str__(self) -> str:
        verdict = "good" if self.code == 0 else f"FAILED (exit code {self.code})"
        return f"  {self.name:<14}{self.seconds:7.1f} s   {verdict}"


def run_all(place: Place, pytest_arguments: list[str]) -> int:
    """Run all checks, whatever fails, and return 0 only if all are good."""
    print("\nChecking style, types, imports and known vulnerabilities …", flush=True)
    with ThreadPoolExecutor(len(CHECKS)) as together:
        results = list(together.map(lambda name: _run(place, name), CHECKS))
    for result in results:
        print(f"\n=== {result.name}\n{result.said}", flush=True)
    print(f"\n=== {TESTS}", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [str(place.python), "-m", TESTS, *pytest_arguments], cwd=place.root, check=False
    )
    results.append(Result(TESTS, done.returncode, time.monotonic() - began))
    print("\nSummary")
    for result in results:
        print(result)
    return int(any(result.code for result in results))


def _run(place: Place, name: str) -> Result:
    began = time.monotonic()
    done = subprocess.run(
        [str(place.python), *CHECKS[name]], cwd=place.root, check=False, text=True,
        encoding="utf-8", errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return Result(name, done.returncode, time.monotonic() - began, done.stdout.strip())
