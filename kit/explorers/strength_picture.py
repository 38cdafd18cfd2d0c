"""The lines of the strength explorer and their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from kit.explorers.live_figure import Parts
from kit.explorers.strength_cards import words_of
from kit.explorers.strength_rows import BILLION, MEASURES, value_of
from kit.figures.line_layout import Axis, Lines
from kit.figures.lines import lines_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text

THOUSAND = 1_000


def chart(
    shown: pd.DataFrame, absent: list[str], measure: str, log: bool, years: tuple[int, int],
    looks: Mapping[str, Mark], selected: str, theme: Theme, width: int,
) -> Parts:  # fmt: skip
    """Return the lines of the rows shown, as plain data; `absent` states have no figure at all."""
    rows = drawn(shown, measure)
    low, high = _ends(rows, log)
    axis = Axis(text(f"strength.axis.{measure}"), low, high, partial(_step, measure), log)
    # The axis begins and ends where the rows do: empty decades would squeeze the rest.
    first, last = (int(shown["year"].min()), int(shown["year"].max())) if len(shown) else years
    lines = Lines(
        looks, _labels(rows, absent, measure, looks), axis, first, last, selected,
        None, width, theme,
    )  # fmt: skip
    return lines_parts(rows, lines)


def drawn(shown: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the rows of a measure in the form that `lines_parts` draws."""
    here = MEASURES[measure]
    value = shown[here.column].astype(float)
    low = shown["lowest_report"].astype(float) if measure == "troops" else float("nan")
    return pd.DataFrame(
        {
            "row_id": shown["row_id"], "line": shown["line"],
            "part": shown[here.state] if here.state in shown else shown["line"],
            "year": shown["year"], "value": value, "low": low,
            "high": value.where(shown["lowest_report"].notna()) if measure == "troops" else low,
            "hollow": shown[here.quality].isin(here.hollow),
            "joined": ~shown[here.quality].isin(here.alone),
            "words": [words_of(row, measure) for row in shown.itertuples()],
        }
    )  # fmt: skip


def _ends(rows: pd.DataFrame, log: bool) -> tuple[float, float]:
    if rows.empty:
        return (1.0, 10.0) if log else (0.0, 1.0)
    top, foot = float(rows["value"].max()), float(rows["value"].min())
    if log:
        return foot / 1.3, top * 1.3
    return -0.015 * top, top * 1.04


def _step(measure: str, value: float) -> str:
    if measure == "spending":
        return f"{value / BILLION:,g}"
    return f"{value / THOUSAND:,g}" if measure == "troops" else f"{100 * value:g}%"


def _labels(
    rows: pd.DataFrame, absent: list[str], measure: str, looks: Mapping[str, Mark]
) -> dict[str, str]:
    """Return the words at the end of each line: its name and its last value, or “no figure”."""
    present = set(rows["line"])
    labels = {}
    for name, look in looks.items():
        if name in present:
            value = value_of(_last(rows[rows["line"] == name]), measure)
            labels[name] = f"{look.glyph} {_name(name)} {value}"
        elif name in absent:
            labels[name] = text("strength.no_figure_label", glyph=look.glyph, name=_name(name))
    return labels


def _name(line: str) -> str:
    kind = "line" if line in {"south", "north"} else "country"
    return text(f"strength.{kind}.{line}")


def _last(rows: pd.DataFrame) -> float:
    known = rows[rows["joined"]] if rows["joined"].any() else rows
    return float(known["value"].loc[known["year"].idxmax()])


def describe(
    shown: pd.DataFrame, without: Mapping[str, int], measure: str, years: tuple[int, int]
) -> str:
    """Return the lines in words: first and last value of each, and years without a figure."""
    rows = drawn(shown, measure)
    listed = [
        _line_in_words(str(name), one, without.get(str(name), 0), measure)
        for name, one in rows.groupby("line", sort=False)
    ]
    listed += [
        count("strength.alt_line_none", missing, name=text(f"strength.name.{name}"))
        for name, missing in without.items()
        if name not in set(rows["line"])
    ]
    return text(
        "strength.alt", first=years[0], last=years[1],
        measure=text(f"strength.axis.{measure}"), listed=" ".join(listed),
    )  # fmt: skip


def _line_in_words(name: str, rows: pd.DataFrame, missing: int, measure: str) -> str:
    known = rows.sort_values("year")
    start, end = (value_of(float(known["value"].iloc[at]), measure) for at in (0, -1))
    gaps = count("strength.alt_gaps", missing) if missing else ""
    return text(
        "strength.alt_line", name=text(f"strength.name.{name}"), start=start, end=end, gaps=gaps,
        first=known["year"].iloc[0], last=known["year"].iloc[-1],
    )  # fmt: skip
