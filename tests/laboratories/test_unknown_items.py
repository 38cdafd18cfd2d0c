"""Who opens a laboratory at an item that does not exist is told which items there are."""

from __future__ import annotations

import pytest

import kit
from kit.lessons.faults import LessonError

OPEN = {
    "coding": (kit.laboratory.coding, "st_"),
    "claim_audit": (kit.laboratory.claim_audit, "c01"),
    "forecasts": (kit.laboratory.forecasts, "fc_"),
    "scenarios": (kit.laboratory.scenarios, "sc_"),
}


@pytest.mark.parametrize("name", OPEN)
def test_an_item_that_does_not_exist_is_named_with_some_that_do(name):
    opened, known = OPEN[name]
    with pytest.raises(LessonError, match="“c999”") as caught:
        opened("c999")
    assert known in str(caught.value)


def test_a_statement_of_another_set_opens_the_set_of_all():
    practice = set(kit.laboratory.coding().items["statement_id"])
    other = next(one for one in kit.statements()["statement_id"] if one not in practice)
    lab = kit.laboratory.coding(other)
    assert (lab.item, lab.chosen_set) == (other, "all")


@pytest.mark.parametrize("trait", ["scenario", "item"])
def test_an_open_laboratory_stays_where_it_is(trait):
    lab = kit.laboratory.scenarios()
    before = (lab.scenario, lab.item)
    with pytest.raises(LessonError, match="“c999”"):
        setattr(lab, trait, "c999")
    assert (lab.scenario, lab.item) == before
