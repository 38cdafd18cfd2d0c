"""Damages to stored notebooks: what a learner sees before anything runs, and what is printed."""

from __future__ import annotations

from typing import Any

from damages.change import Cells, Change, Damage, DoesNotApplyError, both, cell_with, cells, swap

LINT = "tests/lint/test_lessons.py"
NAME = "03_abductions"
STORED, SOURCE = f"notebooks/{NAME}.ipynb", f"notebooks/source/{NAME}.py"
CASES, PEOPLE = "cases = kit.abduction_incidents()", 'back["returned_on"]'


def stored(words: str, old: str, new: str) -> Change:
    """Exchange words in all stored forms of the output of the cell with `words` in its source."""

    def work(all_cells: Cells) -> None:
        (output,) = cell_with(all_cells, words)["outputs"]
        data: dict[str, Any] = output["data"]
        for kind, lines in data.items():
            whole = "".join(lines)
            if old not in whole:
                raise DoesNotApplyError(f"{old!r} is not in {kind} of the output")
            data[kind] = whole.replace(old, new)

    return cells(work)


def _cleared(all_cells: Cells) -> None:
    cell = cell_with(all_cells, CASES)
    cell.update(outputs=[], execution_count=None)


def _emptied(all_cells: Cells) -> None:
    cell_with(all_cells, CASES)["outputs"] = []


def _exchanged(all_cells: Cells) -> None:
    one, other = cell_with(all_cells, CASES), cell_with(all_cells, PEOPLE)
    mine, theirs = one["outputs"], other["outputs"]
    for cell, outputs in ((one, theirs), (other, mine)):
        cell["outputs"] = outputs
        outputs[0]["execution_count"] = cell["execution_count"]


def _out_of_order(all_cells: Cells) -> None:
    one, other = cell_with(all_cells, CASES), cell_with(all_cells, PEOPLE)
    one["execution_count"], other["execution_count"] = (
        other["execution_count"], one["execution_count"],
    )  # fmt: skip


def _wrong_code(text: str) -> str:
    return swap("Japan recognises {len(cases)} incidents", "Japan recognises 99 incidents")(text)


def output(name: str, what: str, change: Change, *looks: str) -> Damage:
    """Return a damage to the stored lesson."""
    return Damage(name, what, {STORED: change}, looks or (LINT, STORED))


DAMAGES = (
    output("stored_date", "a stored sentence has another day",
           stored(PEOPLE, "15 October 2002", "16 October 2002")),
    output("stored_count", "a stored sentence counts thirteen returned",
           stored(PEOPLE, "Of 17 people, 5 came back", "Of 17 people, 13 came back")),
    Damage("cleared_and_altered", "an output cleared, and its code altered in source and lesson",
           {STORED: both(cells(_cleared), _wrong_code), SOURCE: _wrong_code}, (LINT, STORED)),
    output("output_removed", "an output removed, its count kept", cells(_emptied)),
    output("outputs_exchanged", "two outputs exchanged", cells(_exchanged)),
    output("counts_out_of_order", "execution counts out of order", cells(_out_of_order)),
    output("alternative_text", "the text alternative of a picture gives another number",
           stored("incidents = kit.explore", "with 12 incidents", "with 13 incidents")),
    output("other_picture", "an output shows the picture of another view",
           swap('src=\\"pictures/I.svg\\"', 'src=\\"pictures/V.svg\\"'), LINT, STORED),
    Damage("picture_altered", "in a still picture two people have exchanged what is said of them",
           {"notebooks/pictures/V.svg": both(swap(">Soga Hitomi ●<", ">Soga Hitomi ◆<"),
                                             swap(">Hara Tadaaki ◆<", ">Hara Tadaaki ●<"))},
           (LINT, STORED)),
    Damage("picture_of_another", "a still picture is that of other years",
           {"notebooks/pictures/I.svg": swap(">1978<", ">1979<")}, (LINT, STORED)),
    Damage("number_in_prose", "a number typed into prose, in source and lesson",
           {STORED: swap("concerns one person or two.", "concerns one of 18 persons."),
            SOURCE: swap("concerns one person or two.", "concerns one of 18 persons.")},
           (LINT, STORED)),
    Damage("not_built", "the source of a lesson says something else than the lesson",
           {SOURCE: swap("concerns one person or two.", "concerns two or three persons.")},
           (LINT,)),
)  # fmt: skip
