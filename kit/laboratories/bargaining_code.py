"""The lines of Python that reproduce the negotiation on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.laboratories.bargaining import BargainingLaboratory

START = """import kit
from kit.analysis.bargaining import Table, parties

wants = kit.preferences()
condition = (wants["issue"] == "abductions") | (wants["actor_id"] == "afvkn")
wants.loc[condition, "weight"] = 0  # a condition, never a price"""
CHANGE = 'wants.loc[(wants["actor_id"] == "{actor}") & (wants["issue"] == "{issue}"), "{column}"]'
END = """found = parties(wants)
today = kit.bargaining_issues().set_index("issue")["status_quo"].to_dict()
table = Table([found[one] for one in {needed}], today)
table.is_open(), table.conflicts(), table.nash(), table.kalai_smorodinsky()"""


def code_of(lab: BargainingLaboratory) -> str:
    """Return lines that build the table of the laboratory as it stands, and solve it."""
    changes: list[tuple[str, str, str, float | None]] = [
        (one.actor_id, one.issue, one.column, float(one.value))
        for one in lab.changes.itertuples() if one.change_id in lab.controls["what_if"].value
    ]  # fmt: skip
    for key, values in lab.edits.items():
        actor, _, issue = key.partition("/")
        changes += [(actor, issue, column, value) for column, value in values.items()]
    lines = [
        f"{CHANGE.format(actor=actor, issue=issue, column=column)} = {value}"
        for actor, issue, column, value in changes
    ]
    needed = [party.name for party in lab.needed]
    return "\n".join([START, *lines, END.format(needed=needed)])
