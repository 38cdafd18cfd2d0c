"""The lock files and `environment.yml` agree with `pyproject.toml` and name no host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kit.server.launch import locks
from kit.server.launch.stamp import CLASS_LOCK, RUN_LOCK, TEST_LOCK

LOCKS = [RUN_LOCK, CLASS_LOCK, TEST_LOCK]
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
    extra = {
        name: [Requirement(line) for line in lines]
        for name, lines in project["optional-dependencies"].items()
    }
    serve, test = extra["class"], extra["test"]
    return {RUN_LOCK: run, CLASS_LOCK: run + serve, TEST_LOCK: run + serve + test}


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
    run, serve, test = (_locked(root / lock) for lock in LOCKS)
    for fewer, more in ((run, serve), (serve, test)):
        for name, versions in fewer.items():
            assert {str(v.specifier) for v in versions} == {str(v.specifier) for v in more[name]}, (
                name
            )


def test_the_header_says_how_to_refresh(root: Path) -> None:
    for lock in LOCKS:
        assert (
            "python -m kit.server.launch.locks" in (root / lock).read_text(encoding="utf-8")[:200]
        )
    run, serve, test = locks.commands(["--upgrade"])
    assert "--universal" in run
    assert "--generate-hashes" in run
    assert serve[-2:] == test[-2:] == ["--constraint", RUN_LOCK]
    assert CLASS_LOCK in test


def test_environment_yml_has_the_names_and_bounds_of_pyproject(root: Path) -> None:
    content = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    lines = [line for line in content["dependencies"] if isinstance(line, str)]
    by_pip = next(line["pip"] for line in content["dependencies"] if isinstance(line, dict))
    assert by_pip[-1] == "-e ."
    listed = {str(Requirement(line)) for line in [*lines, *by_pip[:-1]]}
    wanted = {str(requirement) for requirement in _project(root)[RUN_LOCK]}
    assert listed - wanted == {"pip", "python<3.14,>=3.11"}
    assert wanted <= listed
    assert content["channels"][0] == "conda-forge"
