"""The steps from the originals to the tables: what they say of themselves, and how they settle."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kit.tables.folders import data_folder

FOLDER = data_folder() / "derivations"
STEPS = sorted(FOLDER.glob("[0-9][0-9]_*.py"))
SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
import derived
from pathlib import Path
derived.DATA = Path({data!r})
rows = [{{"year": "2001", "share": "0.50", "note": "kept"}}, {{"year": "2002", "share": "0.7"}}]
sys.exit(derived.settle("t", ["year"], [{{**r}} for r in rows], {write}))
"""


def test_the_steps_are_numbered_without_a_gap():
    assert [int(path.name[:2]) for path in STEPS] == list(range(1, len(STEPS) + 1))


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_a_step_says_from_what_to_what_and_how(path: Path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert said.startswith(f"Step {int(path.name[:2])}: ")
    assert "From: " in said
    assert f"data/derivations/{path.name}" in said
    target = re.search(r"To:[^`]*`(?:data/)?([a-z_/]+\.(?:csv|json))`", said)
    assert target, said
    assert (data_folder() / target[1]).is_file()
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| {path.name[:2]} |" in readme
    assert target[1] in readme


def settled(data: Path, write: bool) -> subprocess.CompletedProcess[str]:
    script = SCRIPT.format(folder=str(FOLDER), data=str(data), write=write)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)


def test_a_difference_is_told_and_only_figures_are_written(tmp_path: Path):
    table = tmp_path / "t.csv"
    before = "year,share,note\n2001,0.5,kept\n2002,0.6,mine\n2003,0.1,old\n"
    table.write_text(before, encoding="utf-8")
    found = settled(tmp_path, write=False)
    assert found.returncode == 1
    assert "2 differences" in found.stdout
    assert "table '0.6', derived '0.7'" in found.stdout
    assert "only in the table: ('2003',)" in found.stdout
    assert table.read_text(encoding="utf-8") == before
    assert settled(tmp_path, write=True).returncode == 0
    assert table.read_text(encoding="utf-8") == before.replace("0.6", "0.7")
