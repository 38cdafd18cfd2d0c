"""Look up whether a locked package has a known vulnerability: `python start.py audit`.

pip-audit asks the service of the Python Package Index. Where that is not reached, nothing is known
either way: this is said, and it is no failure, so that the kit can be tested without a network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.server.launch.stamp import TEST_LOCK

ROOT = Path(__file__).parents[3]
PATIENCE = 300  # seconds for all packages
# The tests' lock holds every package of every command, in the versions that learners have.
_COMMAND = [
    "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off",
    "--timeout", "10", "--format", "json", "--requirement", TEST_LOCK,
]  # fmt: skip


@dataclass(frozen=True)
class Audit:
    """What came of an audit.

    Attributes
    ----------
    audited
        How many packages were looked up.
    unknown
        The packages that the service did not answer for.
    vulnerable
        A line for each known vulnerability.
    trouble
        Why nothing could be looked up; "" if something was.
    """

    audited: int = 0
    unknown: tuple[str, ...] = ()
    vulnerable: tuple[str, ...] = ()
    trouble: str = ""

    def __str__(self) -> str:
        if not self.audited:
            reason = self.trouble or "it answered for no package"
            return (
                f"NOT AUDITED: service not reached ({reason}).\n"
                "Whether a package has a known vulnerability was not looked up. "
                "Run `python start.py audit` where there is a network."
            )
        lines = [f"{self.audited} packages were looked up, {len(self.vulnerable)} known "
                 f"vulnerabilities were found."]  # fmt: skip
        if self.unknown:
            lines.append(f"Not looked up: {', '.join(self.unknown)}.")
        remedy = ["Raise the bound in pyproject.toml or the version in the lock, and test again."]
        return "\n".join([*lines, *self.vulnerable, *(remedy if self.vulnerable else ())])

    @property
    def code(self) -> int:
        """Exit code: 1 for a known vulnerability; 0 also where nothing could be looked up."""
        return int(bool(self.vulnerable))


def audit_of(told: str, trouble: str = "") -> Audit:
    """Return the audit that pip-audit tells of as JSON.

    Parameters
    ----------
    told
        What it printed.
    trouble
        What it complained of.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(told)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = trouble.strip().splitlines()[-1:] or ["no answer"]
        return Audit(trouble=last[0])
    known = [one for one in packages if "skip_reason" not in one]
    return Audit(
        len(known), tuple(one["name"] for one in packages if "skip_reason" in one),
        tuple(line for one in known for line in _vulnerabilities(one)),
    )  # fmt: skip


def _vulnerabilities(package: dict[str, Any]) -> Iterable[str]:
    for one in package["vulns"]:
        fixed = ", ".join(one["fix_versions"]) or "no version yet"
        yield f"  {package['name']} {package['version']}: {one['id']}, mended in {fixed}"


def audit() -> Audit:
    """Ask the service about every package of the lock."""
    try:
        done = subprocess.run(
            [sys.executable, *_COMMAND], cwd=ROOT, capture_output=True, text=True,
            errors="replace", timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Audit(trouble=f"no answer within {PATIENCE} seconds")
    return audit_of(done.stdout, done.stderr)


def main() -> int:
    """Print what was found; the exit code is 1 only for a known vulnerability."""
    found = audit()
    print(found)
    return found.code


if __name__ == "__main__":
    sys.exit(main())
