"""An entry that cannot be used keeps nobody out of a laboratory, and stays in the file.

A portfolio that was changed by hand, or was made with other tables, can bring one in. Answers are
never deleted, so one such entry once closed a laboratory for good.
"""

from __future__ import annotations

from typing import Any

import pytest

from kit.laboratories import catalogue as laboratories
from kit.lessons.attempts import Attempt

STATEMENT = "st_2024_03_25_kim_yo_jong"
JUNK: tuple[dict[str, Any], ...] = (
    {}, {"tone": 99, "themes": ["no_such_theme"], "reason": ""},
    {"tone": "x", "percent": "x", "if_so": "x", "words": 5, "names": 5, "evidence": 5, "style": "x",
     "edits": 5, "deal": 5, "what": 5, "themes": 5, "addressee": [1], "keys": {"a": 1}},
)  # fmt: skip
ITEMS = {
    "ArgumentLaboratory": ("claim", "r1", "order"),
    "BargainingLaboratory": ("wants", "deal", "x"),
    "BriefLaboratory": ("set", "order", "text/summary", "evidence/ev_x", "change", "review/x"),
    "ClaimAudit": ("c01", "no_such_claim", "@x"),
    "CodingLaboratory": (STATEMENT, f"challenge:{STATEMENT}", "no_such_statement"),
    "ForecastLaboratory": ("no_such_question",),
    "OwnTimeline": ("my_a",),
    "ScenarioLaboratory": ("sc_trump_first/before", "sc_trump_first/no_such_sign"),
}


@pytest.mark.parametrize("name", ITEMS)
def test_an_entry_that_does_not_fit_is_passed_over_and_kept(name, store):
    made = getattr(laboratories, name)
    lesson, laboratory = made(store=store).logbook.lesson, made(store=store).logbook.laboratory
    store.add_all(
        Attempt(lesson, f"{laboratory}:{item}", laboratory, "1", content, "noted")
        for item in ITEMS[name] for content in JUNK
    )  # fmt: skip
    lab = made(store=store)
    for at in range(len(lab.panels.titles) if hasattr(lab, "panels") else 0):
        lab.panels.selected_index = at
    assert len(store.attempts()) == len(ITEMS[name]) * len(JUNK)


def test_an_event_that_no_longer_fits_is_said_and_the_others_are_shown(store):
    own = laboratories.OwnTimeline(store)
    own.add("2003-05", "We read a diary", "A diary of 1959.")
    good = store.attempts()[-1]
    spoilt = {**good.answer, "category": "no_such_category"}
    store.add(Attempt(good.lesson, "own_events:my_b", good.kind, "1", spoilt, "noted"))
    again = laboratories.OwnTimeline(store)
    assert list(again.events["title"]) == ["We read a diary"]
    assert "1 event that was brought in cannot be shown" in again.timeline.layers_said.value
