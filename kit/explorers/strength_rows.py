"""The rows behind each measure of strength: table, column, form, and lines of pandas."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kit.analysis.choosing import Between, Choice, Rule
from kit.analysis.strength import ONE_LINE, TRIANGLES
from kit.analysis.strength import grouped as sums
from kit.figures.theme import STATE_MARKS, Mark
from kit.language import text
from kit.tables.frames import load

STATES = ("JPN", "PRK", "KOR", "USA", "CHN", "RUS")
BILLION = 1_000  # the table gives millions
SUMS = "triangles"


@dataclass(frozen=True)
class Measure:
    """One measure: its table, the columns of value, quality and state, and what is drawn hollow."""

    table: str
    column: str
    quality: str
    state: str
    hollow: frozenset[str]
    alone: frozenset[str] = frozenset()


_ESTIMATES = frozenset({"estimate", "current_only"})
MEASURES: dict[str, Measure] = {
    "spending": Measure("military", "spending_constant_usd_m", "quality", "country", _ESTIMATES),
    "share_gdp": Measure("military", "spending_share_gdp", "quality", "country", _ESTIMATES),
    "capability": Measure(
        "military", "capability_index", "capability_quality", "country",
        frozenset({"spending_missing"}),
    ),
    "troops": Measure(
        "us_troops", "troops", "quality", "host", frozenset({"caution", "imputed", "outlier"}),
        alone=frozenset({"imputed", "outlier"}),
    ),
}  # fmt: skip


def looks() -> dict[str, Mark]:
    """Return the mark of each state and of each triangle."""
    states = {one: STATE_MARKS[one] for one in STATES}
    return states | {"south": STATE_MARKS["USA"], "north": STATE_MARKS["CHN"]}


def frames() -> dict[str, pd.DataFrame]:
    """Return all rows with `row_id` and `line`, also those without a figure."""
    military, troops = load("military"), load("us_troops")
    military = military.assign(
        row_id=military["country"] + "-" + military["year"].astype(str),
        line=military["country"].replace(ONE_LINE),
    )
    troops = troops.assign(
        row_id="troops-" + troops["host"] + "-" + troops["year"].astype(str), line=troops["host"]
    )
    return {"military": military, "us_troops": troops, SUMS: sums(load("military"))}


def rules(
    measure: str, together: bool, countries: tuple[str, ...], years: tuple[int, int]
) -> list[Rule]:
    """Return what restricts the rows of a measure."""
    if together:
        lines = tuple(
            name for name, members in TRIANGLES.items() if not set(members).isdisjoint(countries)
        )
        return [Choice("line", lines), Between("year", *years)]
    wanted = tuple(one for name in countries for one in _with_forerunner(name, measure))
    return [Choice(MEASURES[measure].state, wanted), Between("year", *years)]


def _with_forerunner(name: str, measure: str) -> tuple[str, ...]:
    return (name, "SUN") if name == "RUS" and measure != "troops" else (name,)


def lines_of_code(measure: str, together: bool, restricted: list[Rule]) -> str:
    """Return lines of pandas that give the rows with a figure, as `shown`."""
    here = MEASURES[measure]
    first = ["import kit", "", f"shown = kit.{here.table}()"]
    prefix = '"troops-" + ' if measure == "troops" else ""
    last = [
        f'shown = shown[shown["{here.column}"].notna()]',
        f'shown = shown.assign(row_id={prefix}shown["{here.state}"] + "-"'
        ' + shown["year"].astype(str))',
    ]
    if together:
        first = ["import kit", "from kit.analysis.strength import grouped", ""]
        first, last = [*first, "shown = grouped(kit.military())"], []
    return "\n".join([*first, *(line for rule in restricted for line in rule.code()), *last])


def value_of(value: float, measure: str, long: bool = False) -> str:
    """Return a figure with its unit: short for the picture, or `long` for a card."""
    if measure == "spending":
        billions = value / BILLION
        short = f"{billions:,.1f}" if billions < 100 else f"{billions:,.0f}"
        key = "strength.form.spending_long" if long else "strength.form.spending"
        return text(key, value=short)
    short = f"{value:,.0f}" if measure == "troops" else f"{value:.1%}"
    return text(f"strength.form.{measure}_long", value=short) if long else short
