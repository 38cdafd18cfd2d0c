"""The check of the code track: right code is right, however it computes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from kit.lessons.code_track import judge
from kit.lessons.posed import Posed
from kit.lessons.questions import Question
from kit.page.markup import Markup

NOTHING = Markup("")
HAIR = 1 + 7e-15  # what a sum divided by a number may differ from a mean by
NAN = float("nan")


def marked(value: Any, key: Any) -> str:
    question = Question("l", "q", "code", "Compute it.")
    posed = Posed(question, NOTHING, NOTHING, (), key, (), (), NOTHING, NOTHING, NOTHING, ())
    return judge(posed, value).mark


def series(*values: Any, index: Any = None) -> pd.Series:
    return pd.Series(list(values), index=index)


RIGHT = [
    (28.3 * HAIR, 28.3),
    (NAN, NAN),
    (series(28.3 * HAIR, 0.1 + 0.2), series(28.3, 0.3)),
    (series(1.5, NAN), series(1.5, NAN)),
    (series(1.5, None), series(1.5, NAN)),
    (series("a", None), series("a", NAN)),
    (series(1, pd.NA).astype("Int64"), series(1.0, NAN)),
    (series(float("inf")), series(float("inf"))),
    (series(1.0, 2.0), series(1, 2)),
    (series(1, 2, index=[0.3, NAN]), series(1, 2, index=[0.1 + 0.2, NAN])),
    (series(pd.NaT, pd.Timestamp(2002, 9, 17)), series(pd.NaT, pd.Timestamp(2002, 9, 17))),
    (pd.DataFrame({"a": [0.1 + 0.2, NAN], "b": ["x", None]}),
     pd.DataFrame({"a": [0.3, NAN], "b": ["x", None]})),
]  # fmt: skip


@pytest.mark.parametrize(("value", "key"), RIGHT)
def test_right_code_is_right_to_the_last_digits(value: Any, key: Any) -> None:
    assert marked(value, key) == "right"


WRONG = [
    (28.31, 28.3),
    (2_000_000_001, 2_000_000_002),
    (series(28.31), series(28.3)),
    (series(NAN), series(1.5)),
    (series(1.5), series(NAN)),
    (series(pd.NA), series(1.5)),
    (series(1.5), series(1.5, 1.5)),
    (series(1, 2), series(2, 1)),
    (series(2_000_000_001), series(2_000_000_002)),
    (series(1, index=["a"]), series(1, index=["b"])),
    (series("a"), series(1)),
    (series("a", NAN), series("a", "b")),
    (series(float("inf")), series(1.0)),
    (pd.DataFrame({"a": [0.31]}), pd.DataFrame({"a": [0.3]})),
    (pd.DataFrame({"b": [0.3]}), pd.DataFrame({"a": [0.3]})),
]


@pytest.mark.parametrize(("value", "key"), WRONG)
def test_other_values_are_wrong(value: Any, key: Any) -> None:
    assert marked(value, key) == "wrong"


def test_dots_and_other_shapes_get_help() -> None:
    assert marked(..., series(1)) == marked("a", series(1)) == marked("a", 1.5) == "help"
