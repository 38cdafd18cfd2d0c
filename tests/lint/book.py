"""The lessons as one text: what a learner reads, in the order of reading, and its sentences."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
LESSONS = sorted(path.stem for path in (NOTEBOOKS / "questions").glob("*.yaml"))
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
BLANK = re.compile(r"\{\{?[^{}]*(?:\{[^{}]*\}[^{}]*)*\}?\}")
LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[-#])|\n(?=\d+\. )")
SENTENCE = re.compile(r"(?<=[.?!])[”*)]*\s+(?=[“*(`]*[A-Z\d{])")
WORD = re.compile(r"[\w’'-]+")


def notebook(lesson: str) -> dict[str, Any]:
    return json.loads((NOTEBOOKS / f"{lesson}.ipynb").read_text(encoding="utf-8"))


def questions(lesson: str) -> list[dict[str, Any]]:
    path = NOTEBOOKS / "questions" / f"{lesson}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tagged(cell: dict[str, Any], tag: str) -> bool:
    return tag in cell["metadata"].get("tags", [])


def prose(lesson: str) -> str:
    """What stands on the page without a click: text cells and living prose, in order."""
    parts = []
    for cell in notebook(lesson)["cells"]:
        if cell["cell_type"] == "markdown":
            parts.append(IMAGE.sub("", "".join(cell["source"])))
        elif tagged(cell, "prose"):
            parts += ["".join(out["data"].get("text/plain", "")) for out in cell["outputs"]]
    return "\n\n".join(" ".join(part.split(" ")) for part in parts)


def markup(lesson: str) -> str:
    """The living prose as HTML, in which the glossary is linked."""
    return "\n".join(
        "".join(out["data"].get("text/html", ""))
        for cell in notebook(lesson)["cells"]
        if cell["cell_type"] == "code" and tagged(cell, "prose")
        for out in cell["outputs"]
    )


def written(lesson: str) -> Iterator[str]:
    """What the author of a lesson wrote: text cells, and living prose with its blanks."""
    source = (NOTEBOOKS / "source" / f"{lesson}.py").read_text(encoding="utf-8")
    for cell in source.split("\n# %%"):
        kind, _, body = cell.partition("\n")
        if "[markdown]" in kind:
            yield re.sub(r"^# ?", "", body, flags=re.MULTILINE)
        elif '"prose"' in kind:
            yield from (BLANK.sub(_blank, text) for text in _texts(body))


def _blank(found: re.Match[str]) -> str:
    """Stand for a value: a cell that holds sentences of a table ends one."""
    return "X." if re.search(r"\b(note|summary|telling)\b", found[0]) else "X"


def _texts(code: str) -> Iterator[str]:
    """Each text of several lines in a piece of code, as it stands there."""
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.expr)]
    written = dict.fromkeys(ast.get_source_segment(code, node) or "" for node in nodes)
    for text in written:
        if re.match(r'f?"""', text):
            yield text.lstrip("f").strip('"')


def asked(lesson: str) -> Iterator[str]:
    """Every text of the questions of a lesson that a learner can read."""
    for question in questions(lesson):
        yield from (question.get(part, "") for part in ("prompt", "wrong", "explanation"))
        yield question.get("model_answer", "")
        yield from question.get("hints", [])
        for option in question.get("options", []):
            yield from (str(option.get(part, "")) for part in ("text", "feedback"))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in Markdown; blanks and links count as the words that they show."""
    plain = LINK.sub(r"\1", IMAGE.sub("", BLANK.sub("X", text)))
    for paragraph in PARAGRAPH.split(plain):
        yield from SENTENCE.split(" ".join(paragraph.split()))


def words(sentence: str) -> int:
    return len(WORD.findall(sentence))
