"""Every sentence that the kit asks for by its key is there, and is given what it says."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from kit.explorers import BY_LETTER
from kit.explorers.row_explorer import RowExplorer

KIT = Path(__file__).parents[2] / "kit"
SENTENCES = {
    f"{path.stem}.{name}": sentence
    for path in sorted((KIT / "language" / "en").glob("*.json"))
    for name, sentence in json.loads(path.read_text(encoding="utf-8")).items()
}
MODULES = sorted(KIT.rglob("*.py"))
OF_ROWS = [one for _, one in sorted(BY_LETTER.items()) if issubclass(one, RowExplorer)]
# What `RowExplorer` asks for by the section of its subclass.
OF_EACH_SECTION = re.findall(
    r"\{self\.section\}\.(\w+)", (KIT / "explorers/row_explorer.py").read_text(encoding="utf-8")
)


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


def buttons(code: str) -> Iterator[str]:
    """Yield the key of the sentence on each button that is made with a whole name."""
    for call in ast.walk(ast.parse(code)):
        if isinstance(call, ast.Call) and call.args:
            made = getattr(call.func, "id", getattr(call.func, "attr", ""))
            name = getattr(call.args[0], "value", None)
            if made in {"button", "plain_button"} and isinstance(name, str):
                yield name if "." in name else f"lessons.button_{name}"


def faults(code: str) -> list[str]:
    """Return what is wrong with the sentences that a module asks for."""
    found = [f"{key} is missing" for key in buttons(code) if key not in SENTENCES]
    for key, counts, given in calls(code):
        forms = [f"{key}_one", f"{key}_other"] if counts else [key]
        found += [f"{form} is missing" for form in forms if form not in SENTENCES]
        blanks = [blanks_of(SENTENCES.get(form, "")) for form in forms]
        if None not in given:
            wanted = set().union(*blanks) - ({"number"} if counts else set())
            found += [f"{key} is not given {blank}" for blank in wanted - given]
            # The form for one may leave out what goes without saying.
            found += [f"{forms[-1]} does not say {blank}" for blank in given - blanks[-1]]
    return found


def blanks_of(sentence: str) -> set[str]:
    """Return the names of the blanks in a sentence."""
    return {blank for _, blank, _, _ in Formatter().parse(sentence) if blank}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(KIT).as_posix())
def test_sentences_are_there_and_say_what_they_are_given(path):
    assert faults(path.read_text(encoding="utf-8")) == []


def test_a_fault_is_found():
    assert faults("text('no.such')") == ["no.such is missing"]
    assert faults("text('incidents.line', date=1)") == ["incidents.line is not given place"]
    given = "text('incidents.line', date=1, place=2, more=3)"
    assert faults(given) == ["incidents.line does not say more"]
    assert faults("text('incidents.line', **row)") == []
    assert faults("button('no_such')") == ["lessons.button_no_such is missing"]


@pytest.mark.parametrize("explorer", OF_ROWS, ids=lambda explorer: explorer.letter)
def test_each_explorer_has_the_sentences_that_all_of_its_kind_ask_for(explorer):
    names = {*OF_EACH_SECTION, "card_none", "card_hidden"}
    assert {name for name in names if f"{explorer.section}.{name}" not in SENTENCES} == set()
