"""The rules of a stored lesson, each a function from a notebook to the faults it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

Notebook = dict[str, Any]
Rule = Callable[[Notebook], Iterator[str]]
RULES: dict[str, Rule] = {}

TAGS = {
    "objectives", "setup", "explore", "check", "code-track", "pair", "teacher", "remove-input",
    "prose", "warm-up", "exit-ticket", "sources", "raises-exception",
}  # fmt: skip
WORDS_IN_A_CELL = 120
LINES_IN_A_CELL = 8
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]+)\)")
PRIVATE_PATH = re.compile(r"(?<![\w/.])/(home|Users|root|tmp|work|mnt)/|[A-Z]:\\\\")


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def tags(cell: dict[str, Any]) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def cells(notebook: Notebook, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def outputs_text(cell: dict[str, Any]) -> str:
    parts = []
    for output in cell.get("outputs", []):
        parts.append("".join(output.get("text", "")))
        parts += ["".join(v) for v in output.get("data", {}).values() if not isinstance(v, dict)]
    return "\n".join(parts)


def prose_words(notebook: Notebook) -> int:
    written = [source(cell) for cell in cells(notebook, "markdown")]
    said = [
        "".join(output["data"].get("text/plain", ""))
        for cell in cells(notebook, "code")
        if "prose" in tags(cell)
        for output in cell["outputs"]
        if "data" in output
    ]
    return len(re.findall(r"\w+", " ".join(written + said)))


@rule
def every_code_cell_has_run_in_order(notebook: Notebook) -> Iterator[str]:
    counts = [cell["execution_count"] for cell in cells(notebook, "code")]
    if counts != list(range(1, len(counts) + 1)):
        yield f"execution counts are {counts}, not 1 to {len(counts)}"


@rule
def no_stored_output_is_an_error(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):
        wrong = any(output["output_type"] == "error" for output in cell["outputs"])
        if wrong and "raises-exception" not in tags(cell):
            yield f"error in the output of: {source(cell)[:60]}"
        if any(output.get("name") == "stderr" for output in cell["outputs"]):
            yield f"a warning is stored with: {source(cell)[:60]}"


@rule
def no_widget_state_is_stored(notebook: Notebook) -> Iterator[str]:
    if "widgets" in notebook["metadata"]:
        yield "metadata.widgets"
    for cell in cells(notebook, "code"):
        for output in cell["outputs"]:
            if "application/vnd.jupyter.widget-view+json" in output.get("data", {}):
                yield f"a widget view is stored with: {source(cell)[:60]}"


@rule
def no_path_of_a_machine_and_no_address_in_code(notebook: Notebook) -> Iterator[str]:
    for cell in notebook["cells"]:
        if PRIVATE_PATH.search(source(cell)) or PRIVATE_PATH.search(outputs_text(cell)):
            yield f"a path of one machine: {source(cell)[:60]}"
    for cell in cells(notebook, "code"):
        if "http://" in source(cell) or "https://" in source(cell):
            yield f"a web address in code: {source(cell)[:60]}"


@rule
def the_opening_is_complete(notebook: Notebook) -> Iterator[str]:
    first = source(notebook["cells"][0])
    title = first.splitlines()[0]
    if not (title.startswith("# ") and title.rstrip().endswith("?")):
        yield f"the title is not a question: {title}"
    if not IMAGE.search(first) and not IMAGE.search(source(notebook["cells"][1])):
        yield "no still picture in the first two cells"
    if not re.search(r"\*\*Time:\*\*.*\*\*Level:\*\*.*\*\*Before:\*\*", first, re.DOTALL):
        yield "no line with time, level and what to know before"


@rule
def three_to_five_outcomes_and_one_set_up(notebook: Notebook) -> Iterator[str]:
    goals = [cell for cell in notebook["cells"] if "objectives" in tags(cell)]
    bullets = len(re.findall(r"^- ", source(goals[0]), re.MULTILINE)) if len(goals) == 1 else 0
    if not 3 <= bullets <= 5:
        yield f"{len(goals)} cells of outcomes with {bullets} points"
    if sum("setup" in tags(cell) for cell in notebook["cells"]) != 1:
        yield "there must be one set-up cell"
    for wanted in ("warm-up", "exit-ticket", "sources", "explore", "check", "pair"):
        if not any(wanted in tags(cell) for cell in notebook["cells"]):
            yield f"no cell with the tag {wanted}"


@rule
def tags_are_from_the_list(notebook: Notebook) -> Iterator[str]:
    for cell in notebook["cells"]:
        unknown = tags(cell) - TAGS
        if unknown:
            yield f"{sorted(unknown)} on: {source(cell)[:60]}"


@rule
def headings_make_one_outline(notebook: Notebook) -> Iterator[str]:
    text = "\n".join(source(cell) for cell in cells(notebook, "markdown"))
    levels = [len(match) for match in re.findall(r"^(#{1,6}) ", text, re.MULTILINE)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} titles"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


@rule
def every_picture_has_a_text(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "markdown"):
        for image in IMAGE.finditer(source(cell)):
            stem = image["path"].rsplit("/", 1)[-1].split(".")[0]
            if len(image["alt"].split()) < 5 or stem.lower() in image["alt"].lower().split():
                yield f"picture {image['path']} has the text “{image['alt']}”"


@rule
def figures_in_prose_are_rendered_from_data(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "markdown"):
        if cell["metadata"].get("digits"):
            continue
        for line in source(cell).splitlines():
            plain = IMAGE.sub("", re.sub(r"`[^`]*`|\]\([^)]*\)|^\d+\. ", "", line))
            if re.search(r"\d", plain) and not line.startswith("#"):
                yield f"digits without a reason: {line[:80]}"


@rule
def terms_are_explained_where_they_are_shown(notebook: Notebook) -> Iterator[str]:
    """Only `lesson.say` turns `[[term]]` into a link; in a plain cell the brackets would show."""
    for cell in cells(notebook, "markdown"):
        for term in re.findall(r"\[\[[^\]]+\]\]", source(cell)):
            yield f"a term in a cell that does not explain it: {term}"


@rule
def prose_is_short_and_cannot_be_edited_by_accident(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "markdown"):
        words = len(re.findall(r"\w+", source(cell)))
        if words > WORDS_IN_A_CELL:
            yield f"{words} words in the cell: {source(cell)[:60]}"
        if (
            cell["metadata"].get("editable") is not False
            or cell["metadata"].get("deletable") is not False
        ):
            yield f"can be edited or deleted: {source(cell)[:60]}"


@rule
def code_is_short(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):
        lines = len(source(cell).splitlines())
        if lines > LINES_IN_A_CELL and "remove-input" not in tags(cell):
            yield f"{lines} lines of code: {source(cell)[:60]}"


@rule
def what_an_explorer_shows_is_stored_as_words(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "code"):
        if "explore" in tags(cell) and not re.search(r"\w+ \w+ \w+", outputs_text(cell)):
            yield f"no words are stored with: {source(cell)[:60]}"


@rule
def nothing_simple_and_no_blank_left(notebook: Notebook) -> Iterator[str]:
    for cell in cells(notebook, "markdown"):
        for word in re.findall(
            r"\b(simply|obviously|of course|TODO)\b", source(cell), re.IGNORECASE
        ):
            yield f"the word “{word}” in: {source(cell)[:60]}"


@rule
def the_kernel_is_the_common_one(notebook: Notebook) -> Iterator[str]:
    if notebook["metadata"]["kernelspec"]["name"] != "python3":
        yield notebook["metadata"]["kernelspec"]["name"]
