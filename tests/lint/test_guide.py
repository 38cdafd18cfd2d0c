"""Level 0 for the teacher's guide: the rules of lessons that hold for it too."""

import json
from pathlib import Path

import pytest
from rules import RULES, cells, source

from kit.authoring import SOURCES, for_learners, names, read_source

GUIDE = Path(__file__).parents[2] / "notebooks" / "teacher" / "guide.ipynb"
# A guide has no picture, no outcomes of its own and no investigation, so these are for lessons.
FOR_LESSONS_ONLY = {"the_opening_is_complete", "three_to_five_outcomes_and_one_set_up"}


def guide():
    return json.loads(GUIDE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(set(RULES) - FOR_LESSONS_ONLY))
def test_rule(name):
    assert list(RULES[name](guide())) == []


def test_the_guide_is_built_like_a_lesson():
    assert names()[-1] == "teacher/guide"
    assert names()[0] == "00_start_here"


def test_the_guide_was_made_from_its_source():
    made = for_learners(read_source(SOURCES / "teacher" / "guide.py"))
    assert [cell.source for cell in made.cells] == [
        "".join(cell["source"]) for cell in guide()["cells"]
    ]


def test_every_part_of_the_guide_is_there():
    headings = [source(cell).splitlines()[0] for cell in cells(guide(), "markdown")]
    for words in ("victims", "lessons", "Unit plans", "Rubrics", "Standards", "Projector"):
        assert any(words in heading for heading in headings), words
    for words in ("without internet", "run the class", "Your class", "Sources"):
        assert any(words in heading for heading in headings), words


def test_the_set_up_is_one_cell_that_answers_in_a_sentence():
    (setup,) = (c for c in cells(guide(), "code") if "setup" in c["metadata"].get("tags", []))
    assert "Ready" in "".join(setup["outputs"][0]["data"]["text/plain"])
