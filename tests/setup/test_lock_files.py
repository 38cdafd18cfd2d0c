"""The lock files and `environment.yml` agree with `pyproject.toml` and name no host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from kit.server.launch import locks
from kit.server.launch.stamp import EXTRA_LOCKS, RUN_LOCK, TEST_LOCK

LOCKS = [RUN_LOCK, TEST_LOCK]
BUILD = ["hatchling", "editables"]


def _locked(path: Path) -> dict[str, list[Requirement]]:
    """Return the locked versions of each package; several where systems differ."""
    lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found: dict[str, list[Requirement]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            requirement = Requirement(line.partition("--hash")[0])
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def _project(root: Path) -> dict[str, list[Requirement]]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = [Requirement(line) for line in project["dependencies"]]
    test = [Requirement(line) for line in project["optional-dependencies"]["test"]]
    return {RUN_LOCK: run, TEST_LOCK: run + test}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_of_any_host(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\.(org|com|net|io)\b", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_one_exact_version_and_hashes(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(entries) > 80
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_package_is_locked_within_its_bounds(root: Path, lock: str) -> None:
    locked = _locked(root / lock)
    for wanted in _project(root)[lock]:
        versions = locked[canonicalize_name(wanted.name)]
        for version in versions:
            pinned = next(iter(version.specifier)).version
            assert wanted.specifier.contains(pinned), f"{wanted} is locked at {pinned}"


@pytest.mark.parametrize("lock", LOCKS)
def test_what_builds_the_kit_is_locked_too(root: Path, lock: str) -> None:
    assert set(BUILD) <= set(_locked(root / lock))


def test_the_tests_run_with_the_versions_that_learners_have(root: Path) -> None:
    run, test = _locked(root / RUN_LOCK), _locked(root / TEST_LOCK)
    for name, versions in run.items():
        assert {str(v.specifier) for v in versions} == {str(v.specifier) for v in test[name]}, name


@pytest.mark.parametrize("extra", EXTRA_LOCKS)
def test_what_one_command_needs_is_locked_and_touches_nothing_of_the_lessons(
    root: Path, extra: str
) -> None:
    text = (root / EXTRA_LOCKS[extra]).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links", text)
    entries = text.replace("\\\n", " ").splitlines()
    bare = [one for one in entries if one and one[0] != "#" and "--hash=sha256:" not in one]
    assert bare == []
    own, run = _locked(root / EXTRA_LOCKS[extra]), _locked(root / RUN_LOCK)
    assert not set(own) & set(run)
    tests = _locked(root / TEST_LOCK)
    for name, versions in own.items():
        assert {str(v.specifier) for v in versions} == {str(v.specifier) for v in tests[name]}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in project["optional-dependencies"][extra]]
    for wanted in asked:
        for version in own[canonicalize_name(wanted.name)]:
            assert wanted.specifier.contains(next(iter(version.specifier)).version)


def test_the_header_says_how_to_refresh(root: Path) -> None:
    for lock in LOCKS:
        assert (
            "python -m kit.server.launch.locks" in (root / lock).read_text(encoding="utf-8")[:200]
        )
    run, test = locks.commands(["--upgrade"])
    assert "--universal" in run
    assert "--generate-hashes" in run
    assert test[-2:] == ["--constraint", RUN_LOCK]


def test_environment_yml_has_the_names_and_bounds_of_pyproject(root: Path) -> None:
    content = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    lines = [line for line in content["dependencies"] if isinstance(line, str)]
    python = next(line for line in lines if line.startswith("python="))
    lines.remove(python)
    assert SpecifierSet(">=3.11,<3.14").contains(python.removeprefix("python="))
    by_pip = next(line["pip"] for line in content["dependencies"] if isinstance(line, dict))
    assert by_pip[-1] == "-e ."
    listed = {str(Requirement(line)) for line in [*lines, *by_pip[:-1]]}
    wanted = {str(requirement) for requirement in _project(root)[RUN_LOCK]}
    assert listed - wanted == {"pip"}
    assert wanted <= listed
    assert content["channels"][0] == "conda-forge"
