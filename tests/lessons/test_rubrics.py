"""Rubrics: words for every line and level, and faults told with their place."""

from __future__ import annotations

import pytest
import yaml

from kit.lessons.faults import LessonError, QuestionFileError
from kit.lessons.rubrics import load_rubric, rubric_names, rubrics_folder


@pytest.mark.parametrize("name", rubric_names())
def test_a_rubric_has_words_for_every_line_and_level(name):
    rubric = load_rubric(name)
    assert rubric.name == name
    assert 3 <= len(rubric.lines) <= 7
    assert 3 <= len(rubric.levels) <= 5
    for line in rubric.lines:
        assert set(line.levels) == {level.id for level in rubric.levels}
        assert len(set(line.levels.values())) == len(rubric.levels)
        assert line.ask.endswith("?")


@pytest.mark.parametrize("name", rubric_names())
def test_no_rubric_gives_points(name):
    written = (rubrics_folder() / f"{name}.yaml").read_text(encoding="utf-8")
    assert not any(char.isdigit() for char in written)


DAMAGES = {
    "same order": lambda raw: raw["lines"][1]["levels"].reverse(),
    "levels": lambda raw: raw["lines"][0].update(levels=[]),
    "descriptor": lambda raw: raw["lines"][0]["levels"][1].pop("descriptor"),
    "points": lambda raw: raw["lines"][0].update(points=3),
    "evidence": lambda raw: raw["lines"][0].update(id="evidence"),
    "lines": lambda raw: raw.update(lines="none"),
    "title": lambda raw: raw.pop("title"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_faults_are_told(tmp_path, name):
    raw = yaml.safe_load((rubrics_folder() / "brief.yaml").read_text(encoding="utf-8"))
    DAMAGES[name](raw)
    (tmp_path / "brief.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(QuestionFileError, match=name):
        load_rubric("brief", tmp_path)


@pytest.mark.parametrize("content", ["- a", "a: [", ""])
def test_what_is_no_rubric_is_told(tmp_path, content):
    (tmp_path / "brief.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(QuestionFileError):
        load_rubric("brief", tmp_path)


def test_a_missing_rubric_is_told(tmp_path):
    with pytest.raises(LessonError, match=r"nothing\.yaml"):
        load_rubric("nothing", tmp_path)
