"""Every sentence that the kit asks for by its key is there, and is given what it says."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

KIT = Path(__file__).parents[2] / "kit"
SENTENCES = {
    f"{path.stem}.{name}": sentence
    for path in sorted((KIT / "language" / "en").glob("*.json"))
    for name, sentence in json.loads(path.read_text(encoding="utf-8")).items()
}
MODULES = sorted(KIT.rglob("*.py"))


def calls(code: str) -> Iterator[tuple[str, bool, set[str | None]]]:
    """Yield each call of `text` and `count` with a whole key: key, whether it counts, the blanks.

    The blanks hold None where some are given as `**more`.
    """
    for call in ast.walk(ast.parse(code)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
            continue
        key = getattr(call.args[0], "value", None)
        if call.func.id in {"text", "count"} and isinstance(key, str) and "." in key:
            yield key, call.func.id == "count", {one.arg for one in call.keywords}


def faults(code: str) -> list[str]:
    """Return what is wrong with the sentences that a module asks for."""
    found = []
    for key, counts, given in calls(code):
        forms = [f"{key}_one", f"{key}_other"] if counts else [key]
        found += [f"{form} is missing" for form in forms if form not in SENTENCES]
        blanks = {
            blank for form in forms for _, blank, _, _ in Formatter().parse(SENTENCES.get(form, ""))
        } - {None}
        if None not in given:
            wanted = blanks - ({"number"} if counts else set())
            found += [f"{key} is not given {blank}" for blank in wanted - given]
            found += [f"{key} does not say {blank}" for blank in given - blanks]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(KIT).as_posix())
def test_sentences_are_there_and_say_what_they_are_given(path):
    assert faults(path.read_text(encoding="utf-8")) == []


def test_a_fault_is_found():
    assert faults("text('no.such')") == ["no.such is missing"]
    assert faults("text('incidents.line', date=1)") == ["incidents.line is not given place"]
    given = "text('incidents.line', date=1, place=2, more=3)"
    assert faults(given) == ["incidents.line does not say more"]
    assert faults("text('incidents.line', **row)") == []
