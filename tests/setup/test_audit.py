"""An audit fails for a known vulnerability, and says so where nothing could be looked up."""

from __future__ import annotations

import json
import subprocess

import pytest

from kit.server.launch import audit as auditing
from kit.server.launch.audit import audit, audit_of

SOUND = {"name": "pandas", "version": "3.1.1", "vulns": []}
SKIPPED = {"name": "kit", "skip_reason": "Dependency not found on PyPI"}
BAD = {"name": "bad", "version": "1.0", "vulns": [
    {"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "x"},
    {"id": "PYSEC-2026-2", "fix_versions": [], "aliases": [], "description": "y"}]}  # fmt: skip


def told(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_known_vulnerability_fails_and_is_named_with_its_cure() -> None:
    found = audit_of(told(SOUND, BAD, SKIPPED))
    assert found.code == 1
    for words in ("2 packages were looked up, 2 known", "bad 1.0: PYSEC-2026-1, mended in 1.1",
                  "PYSEC-2026-2, mended in no version yet", "Not looked up: kit."):  # fmt: skip
        assert words in str(found)


def test_sound_packages_pass() -> None:
    found = audit_of(told(SOUND))
    assert found.code == 0
    assert "NOT AUDITED" not in str(found)


@pytest.mark.parametrize(
    ("out", "trouble"),
    [
        ("", "ERROR: Could not connect"), ("", ""), ("[]", ""), ("{", "x"), (told(), ""),
        # A mirror that answers “no such package” for each once read as “no vulnerability found”.
        (told(SKIPPED, SKIPPED), "No known vulnerabilities found"),
    ],
)  # fmt: skip
def test_where_nothing_was_looked_up_it_says_so_and_does_not_fail(out: str, trouble: str) -> None:
    found = audit_of(out, trouble)
    assert str(found).startswith("NOT AUDITED: service not reached (")
    assert found.code == 0


def test_a_service_that_never_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("pip-audit", auditing.PATIENCE)

    monkeypatch.setattr(auditing.subprocess, "run", wait)
    assert "no answer within" in str(audit())
