"""Run every check of the kit and give one summary."""

from __future__ import annotations

import subprocess
import time
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
    "pytest": ["-m", "pytest"],
}


@dataclass(frozen=True)
class Result:
    """How one check went."""

    name: str
    code: int
    seconds: float

    def __str__(self) -> str:
        verdict = "good" if self.code == 0 else f"FAILED (exit code {self.code})"
        return f"  {self.name:<14}{self.seconds:7.1f} s   {verdict}"


def run_all(place: Place, pytest_arguments: list[str]) -> int:
    """Run all checks, whatever fails, and return 0 only if all are good."""
    results = [
        _run(place, name, arguments + (pytest_arguments if name == "pytest" else []))
        for name, arguments in CHECKS.items()
    ]
    print("\nSummary")
    for result in results:
        print(result)
    return int(any(result.code for result in results))


def _run(place: Place, name: str, arguments: list[str]) -> Result:
    print(f"\n=== {name}", flush=True)
    began = time.monotonic()
    code = subprocess.run([str(place.python), *arguments], cwd=place.root, check=False).returncode
    return Result(name, code, time.monotonic() - began)
