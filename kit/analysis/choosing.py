"""Choosing rows of a table, as pandas and as the code that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Choice:
    """Rows whose cell in `column` is one of `values`; no values means no restriction.

    Where the column holds lists of ids (`several`), a row fits if one of its ids is listed.
    """

    column: str
    values: tuple[object, ...]
    several: bool = False

    def fits(self, rows: pd.DataFrame) -> pd.Series:
        """Say for each row whether it fits."""
        if not self.values:
            return pd.Series(True, index=rows.index)
        if self.several:
            wanted = set(self.values)
            return rows[self.column].map(lambda ids: not wanted.isdisjoint(ids)).astype(bool)
        return rows[self.column].isin(self.values)

    def code(self) -> list[str]:
        """Return lines of pandas that do the same with the frame `shown`."""
        if not self.values:
            return []
        values = list(self.values)
        if self.several:
            return [
                f"wanted = {set(values)!r}",
                f'fits = shown["{self.column}"].map(lambda ids: not wanted.isdisjoint(ids))',
                "shown = shown[fits.astype(bool)]",
            ]
        if len(values) == 1:
            return [f'shown = shown[shown["{self.column}"] == {values[0]!r}]']
        return [f'shown = shown[shown["{self.column}"].isin({values!r})]']


@dataclass(frozen=True)
class Years:
    """Rows of which some part may lie within the years `first` to `last`, both included."""

    first: int
    last: int

    def fits(self, rows: pd.DataFrame) -> pd.Series:
        """Say for each row whether it fits."""
        begun = rows["start"] <= f"{self.last}-12-31"
        return begun & (rows["end"].isna() | (rows["end"] >= f"{self.first}-01-01"))

    def code(self) -> list[str]:
        """Return lines of pandas that do the same with the frame `shown`."""
        return [
            f'shown = shown[shown["start"] <= "{self.last}-12-31"]',
            f'shown = shown[shown["end"].isna() | (shown["end"] >= "{self.first}-01-01")]',
        ]


@dataclass(frozen=True)
class Between:
    """Rows whose number in `column` lies from `first` to `last`, both included."""

    column: str
    first: float
    last: float

    def fits(self, rows: pd.DataFrame) -> pd.Series:
        """Say for each row whether it fits."""
        return rows[self.column].between(self.first, self.last)

    def code(self) -> list[str]:
        """Return lines of pandas that do the same with the frame `shown`."""
        return [f'shown = shown[shown["{self.column}"].between({self.first}, {self.last})]']


Rule = Choice | Years | Between


def choose(rows: pd.DataFrame, rules: Iterable[Rule]) -> pd.DataFrame:
    """Return the rows that fit all rules, in their order."""
    for rule in rules:
        rows = rows[rule.fits(rows)]
    return rows


def code(table: str, rules: Iterable[Rule]) -> str:
    """Return a cell of pandas that chooses the same rows of a table of the kit as `shown`."""
    lines = ["import kit", "", f"shown = kit.{table}()"]
    for rule in rules:
        lines += rule.code()
    return "\n".join(lines)
