"""Files around the code: CI, licence, citation, git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_ci_is_well_formed_and_stops_at_the_first_failure(root: Path) -> None:
    script = root / ".ci" / "run"
    subprocess.run(["bash", "-n", str(script)], check=True)
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert "TZ=Asia/Tokyo" in text
    assert text.rstrip().endswith("exec python3 start.py test")
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_the_licence_names_both_licences_and_every_maker(root: Path) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    for words in (
        "MIT License", "opensource.org/license/mit", "creativecommons.org/licenses/by/4.0/",
        "Natural Earth", "world-atlas", "Voeten", "Strezhnev", "Leeds", "Correlates of War",
        "Gibler", "peacesciencer", "Kane", "SIPRI", "nk-missile-tests", "James Martin Center",
        "Beyond Parallel",
    ):  # fmt: skip
        assert words in text, words


def test_the_citation_has_what_its_format_demands(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert all(citation[key] for key in ("message", "title", "authors"))
    assert f'version = "{citation["version"]}"' in (root / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("path", [".venv/", "notebooks/my_work/", "tests/artefacts/"])
def test_what_a_learner_makes_is_not_committed(root: Path, path: str) -> None:
    assert path in (root / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_line_ends_are_the_same_everywhere(root: Path) -> None:
    rules = (root / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert {"* text=auto eol=lf", "*.csv text eol=lf", "*.ipynb text eol=lf"} <= set(rules)


def test_the_installed_kit_is_found_by_a_file_that_every_python_can_read() -> None:
    """A .pth file with the path of a checkout kept Python 3.11 and 3.12 from starting.

    Whoever had the kit in a folder with Japanese characters on a Japanese Windows met this.
    """
    (paths,) = Path(sysconfig.get_path("purelib")).glob("*north_korea_japan_kit.pth")
    assert paths.read_bytes().strip().startswith(b"import ")
