"""The list of damages still fits the files; the check itself is `python start.py mutate`."""

from __future__ import annotations

from pathlib import Path

import pytest
from damages import DAMAGES
from damages.change import Damage
from levels import OTHER_CHECKS, level_of

ROOT = Path(__file__).parents[2]
ALL = [pytest.param(one, id=one.name) for ones in DAMAGES.values() for one in ones]


@pytest.mark.parametrize("damage", ALL)
def test_a_damage_can_still_be_done_and_its_tests_are_there(damage: Damage) -> None:
    assert damage.applied(ROOT)
    assert damage.looks
    for look in damage.looks:
        assert level_of(look)
        path, _, test = look.partition("::")
        assert look in OTHER_CHECKS or (ROOT / path).exists(), look
        name = test.partition("[")[0]
        assert not name or f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), look


def test_each_damage_has_a_name_of_its_own() -> None:
    names = [one.name for ones in DAMAGES.values() for one in ones]
    assert len(names) == len(set(names)) >= 40
