"""Answers from any table: count, find, add up, sort its rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.language import text
from kit.lessons.answer_tables import ANY, reads
from kit.lessons.evidence import Frame
from kit.lessons.faults import AnswerError

Where = dict[str, Any] | None


@reads(ANY)
def count_rows(frame: Frame, /, table: str, where: Where = None) -> int:
    """Return the number of rows whose columns have the given values (or one of a list)."""
    return len(_rows(frame, table, where))


@reads(ANY)
def count_different(frame: Frame, /, table: str, column: str, where: Where = None) -> int:
    """Return the number of different values of a column."""
    return int(_column(_rows(frame, table, where), column).nunique())


@reads(ANY)
def total_of(frame: Frame, /, table: str, column: str, where: Where = None) -> float:
    """Return the sum of a column, empty cells left out."""
    total: float = _plain(_column(_rows(frame, table, where), column).sum())
    return total


@reads(ANY)
def value_of(frame: Frame, /, table: str, column: str, where: dict[str, Any]) -> Any:
    """Return the one value of a column in the one row that fits."""
    found = _column(_rows(frame, table, where), column)
    if len(found) != 1:
        raise AnswerError(
            text("lessons.not_one_row", table=table, number=len(found)),
            text("lessons.not_one_row_remedy"),
        )
    return _plain(found.iloc[0])


@reads(ANY)
def row_with_most(frame: Frame, /, table: str, column: str, name: str, where: Where = None) -> Any:
    """Return the value of the column `name` in the one row with the largest value of `column`."""
    rows = _rows(frame, table, where)
    top = rows[_column(rows, column) == rows[column].max()]
    if len(top) != 1:
        raise AnswerError(
            text("lessons.not_one_row", table=table, number=len(top)),
            text("lessons.not_one_row_remedy"),
        )
    return _plain(_column(top, name).iloc[0])


@reads(ANY)
def rows_in_order(
    frame: Frame, /, table: str, key: str, rows: list[Any], by: str = "start"
) -> list[Any]:
    """Return the keys of the given rows, sorted by a column; no two may share its value."""
    chosen = _chosen(frame, table, key, rows).sort_values(by)
    if _column(chosen, by).duplicated().any() or chosen[by].isna().any():
        raise AnswerError(text("lessons.same_value"), text("lessons.same_value_remedy"))
    return [_plain(value) for value in chosen[key]]


@reads(ANY)
def values_of_rows(
    frame: Frame, /, table: str, key: str, rows: list[Any], column: str
) -> dict[Any, Any]:
    """Return the value of a column for each of the given rows, for matching."""
    chosen = _chosen(frame, table, key, rows)
    return {
        _plain(name): _plain(value)
        for name, value in zip(chosen[key], _column(chosen, column), strict=True)
    }


@reads(ANY)
def rows_that_fit(
    frame: Frame, /, table: str, key: str, rows: list[Any], where: dict[str, Any]
) -> list[Any]:
    """Return those of the given rows, by their key, whose columns have the given values."""
    chosen = _chosen(frame, table, key, rows)[key]
    fitting = set(_column(_rows(frame, table, where), key))
    return [_plain(name) for name in chosen if name in fitting]


@reads(ANY)
def column_of(frame: Frame, /, table: str, column: str, where: Where = None) -> pd.Series:
    """Return a column of the rows that fit, as pandas gives it: `rows.loc[fits, column]`."""
    return _column(_rows(frame, table, where), column)


@reads(ANY)
def cross_table(
    frame: Frame, /, table: str, rows: str, columns: str, where: Where = None
) -> pd.DataFrame:
    """Return how often the values of two columns meet, one down and one across, 0 for never."""
    chosen = _rows(frame, table, where)
    for name in (rows, columns):
        _column(chosen, name)
    return chosen.groupby([rows, columns]).size().unstack(fill_value=0)


def _rows(frame: Frame, table: str, where: Where) -> pd.DataFrame:
    try:
        rows = frame(table)
    except KeyError:
        raise AnswerError(
            text("lessons.no_table", table=table), text("lessons.no_table_remedy")
        ) from None
    for column, wanted in (where or {}).items():
        allowed = wanted if isinstance(wanted, list) else [wanted]
        rows = rows[_column(rows, column).isin(allowed)]
    return rows


def _column(rows: pd.DataFrame, column: str) -> pd.Series:
    if column not in rows.columns:
        raise AnswerError(
            text("lessons.no_column", column=column),
            text("lessons.choose_from", known=", ".join(map(str, rows.columns))),
        )
    return rows[column]


def _chosen(frame: Frame, table: str, key: str, wanted: list[Any]) -> pd.DataFrame:
    rows = _rows(frame, table, {key: wanted})
    missing = [str(item) for item in wanted if item not in set(rows[key])]
    if missing or rows[key].duplicated().any():
        raise AnswerError(
            text("lessons.no_row", table=table, row=", ".join(missing) or key),
            text("lessons.not_one_row_remedy"),
        )
    return rows


def _plain(value: Any) -> Any:
    """Return a numpy number as the Python number it is; a whole float as an int."""
    value = value.item() if hasattr(value, "item") else value
    return int(value) if isinstance(value, float) and value.is_integer() else value
