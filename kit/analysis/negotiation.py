"""Who sits at the table, and with which preferences: the tables of the kit made into parties.

The abductions are a condition here and never a price: they carry no weight in any sum. A party's
red line on them must be kept, or no deal is possible. The association of the families has no
weights at all: what it asks for is kept or not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from kit.analysis.bargaining import Party, Table, parties

NEGOTIATORS = ("JPN", "PRK")
CONDITION = "abductions"
UNWEIGHED = ("afvkn",)


def changed(
    preferences: pd.DataFrame, changes: pd.DataFrame, chosen: Iterable[str]
) -> pd.DataFrame:
    """Return the preferences with some of the changes made.

    Parameters
    ----------
    preferences
        `actor_id`, `issue`, and the columns that a change can name.
    changes
        `change_id`, `actor_id`, `issue`, `column`, `value`.
    chosen
        Ids of the changes to make.
    """
    rows = preferences.copy()
    for one in changes[changes["change_id"].isin(list(chosen))].itertuples():
        here = (rows["actor_id"] == one.actor_id) & (rows["issue"] == one.issue)
        rows.loc[here, one.column] = one.value
    return rows


def at_the_table(preferences: pd.DataFrame, consent: Sequence[str] = ()) -> list[Party]:
    """Return the two capitals and everybody else who must consent, as parties.

    Parameters
    ----------
    preferences
        As for `kit.analysis.bargaining.parties`.
    consent
        Ids of the others.
    """
    found = parties(preferences)
    return [without_price(found[name]) for name in (*NEGOTIATORS, *consent)]


def without_price(party: Party) -> Party:
    """Return a party for which the abductions are a condition only, without a weight."""
    weights = {
        issue: weight for issue, weight in party.weights.items()
        if issue != CONDITION and party.name not in UNWEIGHED
    }  # fmt: skip
    return Party(party.name, weights, party.ideals, party.red_lines)


def negotiation(
    preferences: pd.DataFrame, issues: pd.DataFrame, consent: Sequence[str] = ()
) -> Table:
    """Return the negotiation of the two capitals, from the status quo on.

    Parameters
    ----------
    preferences
        As for `at_the_table`.
    issues
        `issue`, `status_quo`.
    consent
        Who else must consent.
    """
    today = {str(one.issue): float(one.status_quo) for one in issues.itertuples()}
    return Table(at_the_table(preferences, consent), today)


def clashing_issues(needed: Sequence[Party]) -> list[str]:
    """Return the issues on which red lines leave no place at all, in the order of the parties."""
    issues = dict.fromkeys(issue for party in needed for issue in party.red_lines)
    found = []
    for issue in issues:
        floors, ceilings = [0.0], [1.0]
        for party in needed:
            line = party.red_lines.get(issue)
            if line is not None:
                (floors if party.ideals[issue] >= line else ceilings).append(line)
        if max(floors) > min(ceilings):
            found.append(issue)
    return found
