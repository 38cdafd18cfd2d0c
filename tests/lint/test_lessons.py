"""Level 0: every stored lesson keeps the rules of the recipe; no kernel is needed."""

import copy
import json
from pathlib import Path

import pytest
from rules import RULES, cells, prose_words

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LESSONS = [path for path in NOTEBOOKS if not path.stem.startswith("00")]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_there_are_lessons():
    assert LESSONS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", RULES)
def test_rule(path, name):
    assert list(RULES[name](read(path))) == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_fits_a_class_hour(path):
    notebook = read(path)
    assert 30 <= len(notebook["cells"]) <= 55
    assert 1400 <= prose_words(notebook) <= 2200


def stills_of(path):
    text = json.dumps(read(path))
    return {part.split('"')[0].split(")")[0].rstrip("\\") for part in text.split("pictures/")[1:]}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_still_picture_is_there(path):
    names = stills_of(path)
    assert names
    for name in names:
        assert (path.parent / "pictures" / name).is_file(), name


def test_no_still_picture_is_left_over():
    wall = json.loads((ROOT / "kit/server/exhibition/wall.json").read_text(encoding="utf-8"))
    shown = {piece["picture"] for piece in wall}.union(*map(stills_of, NOTEBOOKS))
    assert {path.name for path in (ROOT / "notebooks" / "pictures").glob("*.svg")} <= shown


def test_every_still_picture_is_the_one_that_was_drawn():
    """If this fails, `python start.py build` draws the pictures of a lesson anew."""
    from kit.authoring import DRAWN
    from kit.tables.versions import checksum

    pictures = (ROOT / "notebooks" / "pictures").glob("*.svg")
    there = {path.name: checksum(path.read_bytes()) for path in pictures}
    assert there == json.loads(DRAWN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_was_made_from_its_source(path):
    from kit.authoring import SOURCES, for_learners, read_source

    made = for_learners(read_source(SOURCES / f"{path.stem}.py"))
    assert [cell.source for cell in made.cells] == [
        "".join(c["source"]) for c in read(path)["cells"]
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_term_is_in_the_glossary(path):
    from kit.lessons.glossary import entries, terms_in
    from kit.tables.frames import load

    code = "\n".join("".join(cell["source"]) for cell in cells(read(path), "code"))
    terms = [term for term in terms_in(code) if '"' not in term]  # others are columns of a frame
    entries(terms, load("glossary"))


DAMAGES = {
    "every_code_cell_has_run_in_order": lambda nb: cells(nb, "code")[2].update(
        execution_count=None
    ),
    "no_widget_state_is_stored": lambda nb: nb["metadata"].update(widgets={}),
    "figures_in_prose_are_rendered_from_data": lambda nb: cells(nb, "markdown")[3]["source"].append(
        "\nThere were 13 of them."
    ),
    "every_picture_has_a_text": lambda nb: cells(nb, "markdown")[0]["source"].append(
        "![x](a/x.svg)"
    ),
    "tags_are_from_the_list": lambda nb: nb["cells"][1]["metadata"].update(tags=["fun"]),
    "no_path_of_a_machine_and_no_address_in_code": lambda nb: cells(nb, "code")[1]["source"].append(
        "\nopen('/home/me/x')"
    ),
    "headings_make_one_outline": lambda nb: cells(nb, "markdown")[0]["source"].append(
        "\n#### Deep"
    ),
    "three_to_five_outcomes_and_one_set_up": lambda nb: [
        cell["metadata"].update(tags=[]) for cell in nb["cells"]
    ],
    "prose_is_short_and_cannot_be_edited_by_accident": lambda nb: cells(nb, "markdown")[1][
        "metadata"
    ].update(editable=True),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found(name):
    notebook = copy.deepcopy(read(LESSONS[0]))
    for cell in notebook["cells"]:
        cell["source"] = ["".join(cell["source"])]
    DAMAGES[name](notebook)
    assert list(RULES[name](notebook))
