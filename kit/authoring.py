"""Make the learner's notebooks from their sources: `python -m kit.authoring [lesson …]`.

The source of a lesson is `notebooks/source/<lesson>.py`, a text file in jupytext's percent format
with the solutions in it; that of the teacher's guide is `notebooks/source/teacher/guide.py`.
The learner's notebook has `...` where a solution was, prose that cannot be edited by accident, the
outputs of one clean run, and still pictures beside it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient

import kit
from kit.figures.theme import LIGHT
from kit.tables.versions import checksum

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SOURCES = NOTEBOOKS / "source"
SOLUTION = re.compile(r"[ \t]*# solution\n(?P<body>.*?)[ \t]*# end of solution", re.DOTALL)
BLANK = re.compile(r"^(?P<left>.*?)# blank: (?P<shown>.*)$", re.MULTILINE)
STILL = re.compile(r'<img src="(?P<path>pictures/[^"]+\.svg)"[^>]* data-view="(?P<view>[^"]+)"')
DRAWN = SOURCES / "pictures.json"  # the checksum of each still picture
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
CELL_SECONDS = 60
Notebook = Any


def read_source(path: Path) -> Notebook:
    """Read a lesson's source as a notebook, its cells with stable ids."""
    notebook = jupytext.read(path)
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number:02d}"
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )
    return notebook


def for_learners(notebook: Notebook) -> Notebook:
    """Take the solutions out and fix the prose; the notebook itself is changed and returned."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.metadata |= {"editable": False, "deletable": False}
            continue
        cell.source = without_solution(cell.source)
        if "setup" in cell.metadata.get("tags", []) or "remove-input" in cell.metadata.get(
            "tags", []
        ):
            cell.metadata |= {"editable": False, "deletable": False}
        if "remove-input" in cell.metadata.get("tags", []):
            cell.metadata |= {"jupyter": {"source_hidden": True}}
    return notebook


def without_solution(source: str) -> str:
    """Put `...` where a solution stands.

    A line that ends in `# blank: <text>` becomes that text; the lines between `# solution` and
    `# end of solution` become one `...`.

    >>> without_solution("count = len(events)  # blank: count = ...")
    'count = ...'
    """
    source = SOLUTION.sub("...", source)
    return BLANK.sub(lambda match: match["shown"], source)


def run(notebook: Notebook, folder: Path = NOTEBOOKS) -> Notebook:
    """Run the notebook in its folder and keep what a lesson stores: outputs, no widget state."""
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
    )
    client.execute()
    return without_traces_of_the_run(notebook)


def without_traces_of_the_run(notebook: Notebook) -> Notebook:
    """Drop times, widget references and widget state; what is left is compared by the tests."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if len(data) > 1:
                data.pop(WIDGET_VIEW, None)
    return notebook


def stills(notebook: Notebook) -> dict[str, str]:
    """Return the still pictures that the notebook's outputs show, each with its view code."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for match in STILL.finditer("".join(output.get("data", {}).get("text/html", ""))):
                found[match["path"]] = unescape(match["view"])
    return found


def draw_still(path: Path, view: str) -> None:
    """Draw the still picture of a view as SVG on a light ground; needs an installed browser."""
    figure = kit.open(view).figure()
    figure.update_layout(paper_bgcolor=LIGHT.page)
    path.parent.mkdir(exist_ok=True)
    drawn = figure.to_image(format="svg").decode("utf-8")
    path.write_text(without_random_ids(drawn), encoding="utf-8")
    record_still(path)


def record_still(path: Path) -> None:
    """Record the checksum of a picture, so that another one in its place is noticed."""
    known = json.loads(DRAWN.read_text(encoding="utf-8")) if DRAWN.is_file() else {}
    known[path.name] = checksum(path.read_bytes())
    there = {name: known[name] for name in sorted(known) if path.with_name(name).is_file()}
    DRAWN.write_text(json.dumps(there, indent=1) + "\n", encoding="utf-8", newline="\n")


def without_random_ids(svg: str) -> str:
    """Number the ids that plotly draws by chance, so that an unchanged picture stays the same."""
    ids = dict.fromkeys(re.findall(r"\b(?:defs-|clip|legend|topdefs-|trace)([0-9a-f]{6})", svg))
    for number, name in enumerate(ids):
        svg = svg.replace(name, f"{number:06x}")
    patterns = dict.fromkeys(re.findall(r"\bp[0-9a-f]{6}-[0-9a-f]{6}\b", svg))
    for number, name in enumerate(patterns):
        svg = svg.replace(name, f"pattern-{number:06x}")
    return svg


def build(name: str) -> Path:
    """Make one lesson and return the path of its notebook."""
    target = NOTEBOOKS / f"{name}.ipynb"
    notebook = run(for_learners(read_source(SOURCES / f"{name}.py")), target.parent)
    nbformat.validate(notebook)
    for path, view in stills(notebook).items():
        draw_still(NOTEBOOKS / path, view)
    target.write_text(nbformat.writes(notebook, indent=1) + "\n", encoding="utf-8")
    return target


def names() -> list[str]:
    """Return the names of all notebooks that have a source: lessons, then `teacher/guide`."""
    paths = sorted(SOURCES.rglob("*.py"), key=lambda path: (len(path.parts), path))
    return [path.relative_to(SOURCES).with_suffix("").as_posix() for path in paths]


def main(chosen: Iterable[str]) -> None:
    """Build the chosen lessons, or all of them."""
    for name in list(chosen) or names():
        print(build(name).relative_to(NOTEBOOKS.parent))


if __name__ == "__main__":
    main(sys.argv[1:])
