"""The lines of the voting explorer and their words: from rows of a measure to plain data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from kit.explorers.live_figure import Parts
from kit.explorers.voting_cards import words_of
from kit.explorers.voting_rows import MEASURES, pair_name
from kit.figures.line_layout import Axis, Lines
from kit.figures.lines import lines_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.numbers import number

# Ends of the upright axis where the measure has natural ones; kappa never falls below −0.6 here.
ENDS = {"share": (-0.02, 1.02), "s_score": (-1.04, 1.04), "kappa": (-0.64, 1.04)}


def chart(
    shown: pd.DataFrame, measure: str, years: tuple[int, int], looks: Mapping[str, Mark],
    selected: str, theme: Theme, width: int,
) -> Parts:  # fmt: skip
    """Return the lines of the rows shown, as plain data."""
    rows = drawn(shown, measure)
    low, high = ENDS.get(measure) or ends(rows)
    axis = Axis(text(f"voting.axis.{measure}"), low, high, partial(_step, measure))
    # The axis begins and ends where the rows do: empty decades would squeeze the rest.
    first, last = (int(shown["year"].min()), int(shown["year"].max())) if len(shown) else years
    lines = Lines(
        looks, _labels(rows, measure, looks), axis, first, last, selected,
        _one_copy(shown), width, theme,
    )  # fmt: skip
    return lines_parts(rows, lines)


def drawn(shown: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the rows of a measure in the form that `lines_parts` draws."""
    pairs = MEASURES[measure].kind == "pair"
    bounds = measure in {"share", "points", "distance"}
    low_n = shown["low_n"] if "low_n" in shown else pd.Series(False, index=shown.index)
    return pd.DataFrame(
        {
            "row_id": shown["row_id"], "line": shown["pair"] if pairs else shown["line"],
            "part": shown["country_a"] + shown["country_b"] if pairs else shown["country"],
            "year": shown["year"], "value": shown[MEASURES[measure].column].astype(float),
            "low": shown["low"] if bounds else float("nan"),
            "high": shown["high"] if bounds else float("nan"),
            "hollow": low_n, "joined": ~low_n,
            "words": [words_of(row, measure) for row in shown.itertuples()],
        }
    )  # fmt: skip


def ends(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the axis for the rows shown, with some room."""
    if rows.empty:
        return 0.0, 1.0
    low, high = float(rows["low"].min()), float(rows["high"].max())
    room = max(0.1, (high - low) * 0.04)
    return low - room, high + room


def _step(measure: str, value: float) -> str:
    return number(value, ".0%" if measure == "share" else ".1f")


def _labels(rows: pd.DataFrame, measure: str, looks: Mapping[str, Mark]) -> dict[str, str]:
    """Return the words at the end of each line shown: its name and its last value."""
    present = set(rows["line"])
    return {
        name: f"{look.glyph} {_name(name)} {_last(rows[rows['line'] == name], measure)}"
        for name, look in looks.items()
        if name in present
    }


def _name(line: str) -> str:
    return pair_name(line) if "-" in line else text(f"voting.state.{line}")


def _last(rows: pd.DataFrame, measure: str) -> str:
    known = rows[rows["joined"]] if rows["joined"].any() else rows
    return number(float(known["value"].loc[known["year"].idxmax()]), MEASURES[measure].form)


def _one_copy(shown: pd.DataFrame) -> tuple[int, int] | None:
    """Return first and last year for which there is one copy of the votes only."""
    if "checked" not in shown or shown["checked"].all():
        return None
    years = shown.loc[~shown["checked"], "year"]
    return int(years.min()), int(years.max())


def describe(shown: pd.DataFrame, measure: str) -> str:
    """Return the lines in words: first and last value of each, few votes, and gaps."""
    rows = drawn(shown, measure)
    listed = [_line_in_words(str(name), one, measure) for name, one in rows.groupby("line")]
    low, gaps = int((~rows["joined"]).sum()), _gaps(rows)
    if low:
        listed.append(count("voting.alt_low", low))
    if gaps:
        listed.append(count("voting.alt_gap", gaps))
    return text(
        "voting.alt", measure=text(f"voting.axis.{measure}"),
        first=rows["year"].min(), last=rows["year"].max(), listed=" ".join(listed),
    )  # fmt: skip


def _line_in_words(name: str, rows: pd.DataFrame, measure: str) -> str:
    known = rows[rows["joined"]] if rows["joined"].any() else rows
    known = known.sort_values("year")
    start, end = (number(float(known["value"].iloc[at]), MEASURES[measure].form) for at in (0, -1))
    return text(
        "voting.alt_line", name=_name(name), start=start, end=end,
        first=known["year"].iloc[0], last=known["year"].iloc[-1],
    )  # fmt: skip


def _gaps(rows: pd.DataFrame) -> int:
    """Return how many years are missing inside the lines, over all lines."""
    spans = rows.groupby("line")["year"].agg(["min", "max", "nunique"])
    return int((spans["max"] - spans["min"] + 1 - spans["nunique"]).sum())
