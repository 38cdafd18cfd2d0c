"""Meetings and exercises of the states around Korea, as one frame in order of time."""

from __future__ import annotations

import pandas as pd

GROUPS = (
    "JPN-KOR-USA", "JPN-KOR", "KOR-USA", "JPN-USA", "CHN-PRK", "PRK-RUS", "CHN-RUS",
    "CHN-PRK-RUS", "more",
)  # fmt: skip
LINES = [
    "met = kit.meetings().rename(columns={'meeting_id': 'row_id', 'countries': 'states'})",
    "drill = kit.exercises().rename(columns={'exercise_id': 'row_id', 'participants': 'states'})",
    "shown = pd.concat([met.assign(kind='meeting'), drill.assign(kind='exercise')])",
    "shown['group'] = shown['states'].map(lambda states: '-'.join(sorted(states)))",
    f"shown['group'] = shown['group'].where(shown['group'].isin({list(GROUPS)!r}), 'more')",
    "shown = shown.sort_values(['start', 'row_id'], ignore_index=True)",
]


def meetings_and_exercises(meetings: pd.DataFrame, exercises: pd.DataFrame) -> pd.DataFrame:
    """Return both tables as one frame (as `LINES` do).

    Returns
    -------
    pandas.DataFrame
        `row_id`, `kind` (`meeting` or `exercise`), `states` (ids), `group` (one of `GROUPS`) and
        the columns of both tables; those of the other table are empty.
    """
    met = meetings.rename(columns={"meeting_id": "row_id", "countries": "states"})
    drill = exercises.rename(columns={"exercise_id": "row_id", "participants": "states"})
    both = pd.concat([met.assign(kind="meeting"), drill.assign(kind="exercise")])
    group = both["states"].map(lambda states: "-".join(sorted(states)))
    both["group"] = group.where(group.isin(GROUPS), "more")
    return both.sort_values(["start", "row_id"], ignore_index=True)
