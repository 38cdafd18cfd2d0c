"""What comes from data never becomes markup in a figure."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

MODULES = sorted((Path(__file__).parents[2] / "kit" / "figures").glob("*.py"))
# Numbers, and words that were escaped before they were put together.
PLAIN = {
    "amounts": {"amount"}, "network": {"year"},
    "rule_map": {"_broken(str(escape(label)))", "' '.join(words[:half])", "' '.join(words[half:])"},
}  # fmt: skip


def put_into_markup(tree: ast.AST) -> set[str]:
    """Return the values that are put into texts with tags, as code."""
    found = set()
    for text in ast.walk(tree):
        if not isinstance(text, ast.JoinedStr):
            continue
        written = "".join(str(one.value) for one in text.values if isinstance(one, ast.Constant))
        if "<" in written:
            blanks = [one.value for one in text.values if isinstance(one, ast.FormattedValue)]
            found |= {ast.unparse(one) for one in blanks}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_value_within_tags_is_escaped(path):
    values = put_into_markup(ast.parse(path.read_text(encoding="utf-8")))
    bare = {one for one in values if not one.startswith(("escape(", "str(escape("))}
    assert bare == PLAIN.get(path.stem, set())
