"""The persons whom the Government of Japan recognises as abducted: one line each, through time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import escape
from kit.tables import dates

TRACES = ("not_returned", "returned", "doubted", "marks", "returns", "claims", "selected")
BOTH, JAPAN, DPRK = "both", "JPN", "PRK"
VOICES = (BOTH, JAPAN, DPRK)
SAID_MARKS: dict[str, Mark] = {
    "admitted_alive": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "claimed_dead": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "denies_entry": Mark("square", "■", "#5b3fa0", "#b6a1f0"),
}
ROW, MARGIN = 30, {"l": 170, "r": 20, "t": 12, "b": 34}
FIRST_DAY = "1977-01-01"


@dataclass(frozen=True)
class Look:
    """How the lines are drawn.

    Attributes
    ----------
    voice
        Whose account is drawn: `both`, `JPN` or `PRK`.
    today
        Last day on the axis, as ISO text.
    selected
        Id of the person on the card, or "".
    """

    voice: str
    today: str
    selected: str
    width: int
    theme: Theme


def cases_parts(people: pd.DataFrame, look: Look) -> dict[str, Any]:
    """Return the picture as plain data (`TRACES` and the layout), the earliest case on top.

    A line begins on the day of the disappearance. In Japan's account it goes on until the person
    came back, or to today. In the DPRK's account it ends at the death that it claims; for those of
    whom it says that they never entered there is no line. With both voices the claimed death is a
    hollow mark on Japan's line.
    """
    people = people.assign(level=range(len(people), 0, -1))
    back = people[people["status_japan"] == "returned"]
    away = people[people["status_japan"] != "returned"]
    nobody = away.head(0)
    if look.voice == DPRK:
        claimed = away[away["status_dprk"] == "claimed_dead"]
        away_lines, doubted = _lines(nobody, ""), _lines(claimed, "dprk_claimed_date")
    else:
        away_lines, doubted = _lines(away, look.today), _lines(nobody, "")
    ink = look.theme.quiet
    return {
        "data": [
            {**away_lines, "name": "not_returned", "line": {"color": ink, "width": 3}},
            {**_lines(back, "returned_on"), "name": "returned",
             "line": {"color": SAID_MARKS["admitted_alive"].colour(look.theme), "width": 3}},
            {**doubted, "name": "doubted", "line": {"color": ink, "width": 3, "dash": "dot"}},
            _marks(people, look),
            _returns(back, look),
            _claims(people, look),
            _selected(people, look),
        ],
        "layout": _layout(people, look),
    }  # fmt: skip


def _lines(people: pd.DataFrame, until: str) -> dict[str, Any]:
    """Lines from the disappearance to a day, or to the day in the column of that name."""
    x: list[str | None] = []
    y: list[int | None] = []
    for row in people.to_dict("records"):
        x += [first_day(row["date"]), first_day(row.get(until, until)), None]
        y += [row["level"], row["level"], None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip"}


def first_day(written: str) -> str:
    """Return the first possible day of a date as ISO text."""
    start = dates.read(written).start
    return start.isoformat() if start else ""


def _marks(people: pd.DataFrame, look: Look) -> dict[str, Any]:
    styles = [SAID_MARKS[said] for said in people["status_dprk"]]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": [first_day(date) for date in people["date"]], "y": people["level"].tolist(),
        "customdata": people["victim_id"].tolist(),
        "hovertext": [_hover(row) for row in people.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 13, "symbol": [style.symbol for style in styles],
            "color": [style.colour(look.theme) for style in styles],
        },
    }  # fmt: skip


def _hover(row: Any) -> str:
    return f"<b>{escape(row.name)}</b><br>{escape(dates.display(row.date))}"


def _returns(back: pd.DataFrame, look: Look) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "returns",
        "x": [first_day(date) for date in back["returned_on"]], "y": back["level"].tolist(),
        "hovertext": [
            str(escape(text("cases.hover_returned", date=dates.display(date))))
            for date in back["returned_on"]
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 14, "symbol": "line-ns", "line": {
            "width": 4, "color": SAID_MARKS["admitted_alive"].colour(look.theme)}},
    }  # fmt: skip


def _claims(people: pd.DataFrame, look: Look) -> dict[str, Any]:
    claimed = people[people["dprk_claimed_date"] != ""] if look.voice != JAPAN else people.head(0)
    colour = SAID_MARKS["claimed_dead"].colour(look.theme)
    return {
        "type": "scatter", "mode": "markers", "name": "claims",
        "x": [first_day(date) for date in claimed["dprk_claimed_date"]],
        "y": claimed["level"].tolist(),
        "hovertext": [
            str(escape(text("cases.hover_claimed", date=dates.display(date))))
            for date in claimed["dprk_claimed_date"]
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 13, "symbol": "diamond-open", "color": colour,
                   "line": {"width": 2.5, "color": colour}},
    }  # fmt: skip


def _selected(people: pd.DataFrame, look: Look) -> dict[str, Any]:
    here = people[people["victim_id"] == look.selected]
    return {
        "type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
        "x": [first_day(date) for date in here["date"]], "y": here["level"].tolist(),
        "marker": {"size": 24, "symbol": "circle-open", "color": look.theme.accent,
                   "line": {"width": 3, "color": look.theme.accent}},
    }  # fmt: skip


def _layout(people: pd.DataFrame, look: Look) -> dict[str, Any]:
    number = len(people)
    return {
        "height": MARGIN["t"] + MARGIN["b"] + ROW * max(number, 3), "width": look.width,
        "margin": MARGIN, "hovermode": "closest", "dragmode": False,
        "xaxis": {"type": "date", "range": [FIRST_DAY, look.today], "fixedrange": True},
        "yaxis": {
            "range": [0.4, max(number, 3) + 0.6], "fixedrange": True, "showgrid": False,
            "tickvals": people["level"].tolist(),
            "ticktext": [
                f"{escape(row.name)} {SAID_MARKS[row.status_dprk].glyph}"
                for row in people.itertuples()
            ],
        },
    }  # fmt: skip


def describe(people: pd.DataFrame, voice: str) -> str:
    """Return the picture in words."""
    if people.empty:
        return text("cases.alt_none")
    said = people["status_dprk"].value_counts()
    parts = ", ".join(f"{text(f'cases.said.{key}')} {number}" for key, number in said.items())
    back = int((people["status_japan"] == "returned").sum())
    names = ", ".join(people["name"])
    return count(
        "cases.alt", len(people),
        said=parts, back=back, names=names, voice=text(f"cases.voice.{voice}"),
    )  # fmt: skip
