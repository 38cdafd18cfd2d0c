"""The check under a cell of the code track: is what the learner computed what was asked for?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.language import text
from kit.lessons import check_markup
from kit.lessons.posed import Posed
from kit.lessons.record import Record
from kit.lessons.still import Said
from kit.lessons.verdicts import Verdict
from kit.page.markup import escape, fill

SLACK = 1e-9  # how far apart two ways of computing the same may end
LONGEST = 2_000  # characters kept of a computed value


def judge(posed: Posed, value: Any) -> Verdict:
    """Return the verdict on a computed value; a blank that is still there is not a mistake."""
    if value is ...:
        return Verdict("help", escape(text("lessons.code_dots")))
    if not _same_shape(value, posed.key):
        sentence = text("lessons.code_shape", asked=_shape(posed.key), found=_shape(value))
        return Verdict("help", escape(sentence))
    if _equal(value, posed.key):
        return Verdict("right")
    return Verdict("wrong", fill("{wrong}", wrong=posed.wrong))


def keep(record: Record, verdict: Verdict, value: Any, asked: Mapping[str, Any]) -> str:
    """Keep a usable answer, once, however often its cell is run; return any trouble."""
    answer = {"text": str(value)[:LONGEST]}
    present = record.present()
    if verdict.mark == "help" or (present and present[-1].answer == answer):
        return ""
    return record.keep(answer, verdict, asked).sentence


def answered(posed: Posed, verdict: Verdict, trouble: str = "") -> Said:
    """Return the verdict with the task above it."""
    return Said(
        fill(
            '<div class="kit-check-still"><p><strong>{task}</strong></p>{feedback}{notice}</div>',
            notice=check_markup.notice(trouble),
            task=posed.heading,
            feedback=check_markup.feedback(posed, verdict, explain=verdict.mark == "right"),
        )
    )


def _same_shape(value: Any, key: Any) -> bool:
    if isinstance(key, pd.Series | pd.DataFrame):
        return type(value) is type(key)
    numbers = (int, float)
    if isinstance(_plain(key), numbers):
        return isinstance(_plain(value), numbers)
    return isinstance(_plain(value), type(key))


def _equal(value: Any, key: Any) -> bool:
    if isinstance(key, pd.Series):
        return _same_rows(value, key)
    if isinstance(key, pd.DataFrame):
        return list(value.columns) == list(key.columns) and all(
            _same_rows(value[name], key[name]) for name in key.columns
        )
    return _same(value, key)


def _same_rows(value: pd.Series, key: pd.Series) -> bool:
    """Whether label and value of each row are the same; names and number types do not matter."""
    if len(value) != len(key):
        return False
    return all(map(_same, value.index, key.index)) and all(map(_same, value, key))


def _same(value: Any, key: Any) -> bool:
    """Whether two values are the same; there are several right ways to a number with decimals."""
    one, other = _plain(value), _plain(key)
    if _is_missing(one) or _is_missing(other):
        return _is_missing(one) and _is_missing(other)
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    if numbers and isinstance(one + other, float):
        return math.isclose(one, other, rel_tol=SLACK, abs_tol=SLACK)
    return bool(one == other)


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") and not hasattr(value, "__len__") else value


def _shape(value: Any) -> str:
    name = type(_plain(value)).__name__
    known = {"Series": "series", "DataFrame": "frame", "int": "number", "float": "number"}
    return text(f"lessons.shape_{known[name]}") if name in known else name
