"""Outreach between Pyongyang and Tokyo, and steps of Washington, Tokyo and Seoul together."""

from __future__ import annotations

import pandas as pd

FIRST, LAST = "1994-11-14", "2025-12-31"
EXERCISES_FROM = "2014-01-01"
KINDS = ("talks", "contacts", "statements")
STEPS = ("meetings", "exercises", "both")
CHOOSING: dict[str, list[str]] = {
    "talks": [
        "rows = kit.talks()",
        'rows = rows[rows["governmental"] & (rows["confirmed"] == "both")]',
        'rows = rows.rename(columns={"talk_id": "row_id", "name": "title"})',
    ],
    "contacts": ['rows = kit.talks().rename(columns={"talk_id": "row_id", "name": "title"})'],
    "statements": [
        "rows = kit.statements()",
        'to_japan = rows["addressee_ids"].map(lambda ids: "JPN" in ids).astype(bool)',
        'rows = rows[(rows["side"] == "PRK") & to_japan & (rows["tone"] > 0)]',
        'rows = rows.rename(columns={"statement_id": "row_id", "gist": "title"})',
    ],
}


def outreach(kind: str, talks: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Return days of outreach (as the lines of `CHOOSING` do), in order of time.

    Parameters
    ----------
    kind
        `talks`: talks of governments that both confirm; `contacts`: all talks and contacts;
        `statements`: statements of the DPRK to Japan with a tone above neutral in the kit's coding.

    Returns
    -------
    pandas.DataFrame
        `row_id`, `title`, `date`, `start`, `certainty`, `note`, `source_ids` and `kind`.
    """
    if kind == "statements":
        to_japan = statements["addressee_ids"].map(lambda ids: "JPN" in ids).astype(bool)
        fits = (statements["side"] == "PRK") & to_japan & (statements["tone"] > 0)
        rows = statements[fits].rename(columns={"statement_id": "row_id", "gist": "title"})
    else:
        sure = talks["governmental"] & (talks["confirmed"] == "both")
        rows = talks[sure] if kind == "talks" else talks
        rows = rows.rename(columns={"talk_id": "row_id", "name": "title"})
    kept = ["row_id", "title", "date", "start", "certainty", "note", "source_ids"]
    return rows[kept].assign(kind=kind).sort_values(["start", "row_id"], ignore_index=True)


def on_record(kind: str) -> tuple[str, str]:
    """Return the first and the last day between which steps of that kind are on record."""
    return FIRST if kind == "meetings" else EXERCISES_FROM, LAST


def steps(kind: str, meetings: pd.DataFrame, exercises: pd.DataFrame) -> pd.DataFrame:
    """Return meetings, exercises held, or both, of the United States, Japan and South Korea.

    Returns
    -------
    pandas.DataFrame
        `step_id`, `name`, `date`, `start` and `source_ids`, in order of time.
    """
    three = {"USA", "JPN", "KOR"}
    met = meetings[meetings["track"] == "usa_jpn_kor"].rename(columns={"meeting_id": "step_id"})
    together = exercises["participants"].map(lambda ids: three <= set(ids)).astype(bool)
    drill = exercises[together & (exercises["status"] == "held")]
    drill = drill.rename(columns={"exercise_id": "step_id"})
    chosen = {"meetings": [met], "exercises": [drill], "both": [met, drill]}[kind]
    rows = pd.concat(chosen)[["step_id", "name", "date", "start", "source_ids"]]
    return rows.sort_values(["start", "step_id"], ignore_index=True)
