"""Binder and JupyterHub for Kubernetes: what can be checked without either."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

# Keys of the chart "Zero to JupyterHub" that our file may use, as its documentation names them.
KEYS: dict[str, Any] = {
    "singleuser": {
        "image": {"name", "tag"},
        "memory": {"guarantee", "limit"},
        "cpu": {"guarantee", "limit"},
        "startTimeout": None,
        "defaultUrl": None,
        "extraEnv": None,
        "storage": {"type", "capacity", "homeMountPath"},
        "lifecycleHooks": {"postStart"},
        "cloudMetadata": {"blockWithIptables"},
    },
    "hub": {"concurrentSpawnLimit"},
    "cull": {"enabled", "timeout", "every"},
    "prePuller": {"hook"},
}


@pytest.fixture
def values(root: Path) -> dict[str, Any]:
    text = (root / "kit/server/campus/zero_to_jupyterhub.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def _unknown(values: dict[str, Any], known: Any, path: str = "") -> list[str]:
    if known is None or not isinstance(values, dict):
        return []
    found = [f"{path}{key}" for key in values if key not in known]
    if isinstance(known, dict):
        for key in values.keys() & known.keys():
            found += _unknown(values[key], known[key], f"{path}{key}.")
    return found


def test_every_key_is_one_of_the_chart(values: dict[str, Any]) -> None:
    assert _unknown(values, KEYS) == []
    assert _unknown({"singleuser": {"memory": {"most": 1}}}, KEYS) == ["singleuser.memory.most"]


def test_the_memory_is_what_was_measured_and_a_limit_stands_above_it(
    values: dict[str, Any], root: Path
) -> None:
    memory = values["singleuser"]["memory"]
    guarantee, limit = (
        int(float(size[:-1]) * {"M": 1, "G": 1000}[size[-1]])
        for size in (memory["guarantee"], memory["limit"])
    )
    assert 270 < guarantee < limit
    text = (root / "kit/server/campus/zero_to_jupyterhub.yaml").read_text(encoding="utf-8")
    assert "as measured on one machine" in text
    assert "not proven" in text


def test_answers_lie_on_the_learners_volume(values: dict[str, Any]) -> None:
    single = values["singleuser"]
    assert single["extraEnv"]["KIT_WORK"].startswith(single["storage"]["homeMountPath"] + "/")


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh on this machine")
def test_the_first_start_copies_the_lessons_and_later_ones_change_nothing(
    values: dict[str, Any], tmp_path: Path
) -> None:
    command = values["singleuser"]["lifecycleHooks"]["postStart"]["exec"]["command"]
    image, home = tmp_path / "srv" / "kit", tmp_path / "home"
    (image / "notebooks").mkdir(parents=True)
    home.mkdir()
    (image / "notebooks" / "01.ipynb").write_text("lesson")
    moved = command[-1].replace("/srv/kit", str(image)).replace("/home/jovyan", str(home))
    subprocess.run([*command[:-1], moved], check=True)
    copied = home / "notebooks" / "01.ipynb"
    assert copied.read_text() == "lesson"
    copied.write_text("a learner's work")
    (image / "notebooks" / "02.ipynb").write_text("new lesson")
    subprocess.run([*command[:-1], moved], check=True, stderr=subprocess.DEVNULL)
    assert copied.read_text() == "a learner's work"
    assert (home / "notebooks" / "02.ipynb").read_text() == "new lesson"


def test_a_copied_lesson_finds_questions_tables_and_a_place_for_answers(
    root: Path, tmp_path: Path
) -> None:
    notebooks = tmp_path / "notebooks"
    shutil.copytree(root / "notebooks" / "questions", notebooks / "questions")
    code = (
        "import kit; from kit.lessons.folders import work_folder;"
        "lesson = kit.lesson('01_timeline'); print(len(lesson.questions), len(kit.events()));"
        "print(work_folder())"
    )
    variables = {name: value for name, value in os.environ.items() if name != "KIT_WORK"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=notebooks, env=variables, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    numbers, folder = ran.stdout.split("\n")[:2]
    assert all(int(number) > 1 for number in numbers.split())
    assert Path(folder) == notebooks / "my_work"


def test_repo2docker_understands_the_repository(root: Path, tmp_path: Path) -> None:
    """Files that are not committed, such as `.venv`, are left out, as Binder does not see them."""
    for name in ("environment.yml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, tmp_path)
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(tmp_path)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    said = made.stdout + made.stderr
    assert made.returncode == 0, said
    assert re.search(r'env update -p \S+ --file "environment.yml"', said)
    assert "FROM docker.io/library/buildpack-deps" in said
    assert re.search(r"Building conda environment for python=3\.1[123]\b", said)
    assert "version unspecified" not in said
