"""Silences: the time between one contact and the next."""

from __future__ import annotations

import pandas as pd

from kit.analysis.choosing import Choice, Rule

# What can count as contact: talks of governments that both confirm, those and the talks of the Red
# Cross societies, or every contact, also reported ones.
RULES: dict[str, list[Rule]] = {
    "governments": [Choice("governmental", (True,)), Choice("confirmed", ("both",))],
    "red_cross": [Choice("confirmed", ("both",))],
    "any": [],
}


def silences(contacts: pd.DataFrame, name: str, until: str | None = None) -> pd.DataFrame:
    """Return the stretches between contacts, in order of time.

    A contact that lasts from – to ends on its last day; contacts that overlap leave no silence
    between them. Where only the month or the year of a contact is known, its first possible day
    counts as its begin and its last possible day as its end, so a silence is never overstated.

    Parameters
    ----------
    contacts
        Rows with `start` and `end` (days) and the column `name`.
    name
        Column that names a contact.
    until
        The last day looked at, as ISO text: the silence that has not ended is counted up to it.

    Returns
    -------
    pandas.DataFrame
        `after` and `before` (names of the contacts; `before` is "" if the silence goes on),
        `start`, `end` (first and last day without contact) and `days` (their number).
    """
    ordered = contacts.sort_values(["start", name], kind="stable")
    rows: list[tuple[str, str, pd.Timestamp, pd.Timestamp]] = []
    last_name, last_end = "", None
    one_day = pd.Timedelta(days=1)
    for contact in ordered.to_dict("records"):
        start, end = contact["start"], contact["end"]
        if last_end is not None and start > last_end + one_day:
            rows.append((last_name, contact[name], last_end + one_day, start - one_day))
        if last_end is None or end > last_end:
            last_name, last_end = contact[name], end
    if until is not None and last_end is not None and pd.Timestamp(until) > last_end:
        rows.append((last_name, "", last_end + one_day, pd.Timestamp(until)))
    found = pd.DataFrame(rows, columns=["after", "before", "start", "end"])
    found["days"] = (pd.to_datetime(found["end"]) - pd.to_datetime(found["start"])).dt.days + 1
    return found
