"""The list of damages still fits the files; the check itself is `python start.py mutate`."""

from __future__ import annotations

from pathlib import Path

import pytest
from damages import DAMAGES
from damages.change import Change, Damage, DoesNotApplyError, in_row, row_gone, row_twice, swap
from levels import OTHER_CHECKS, level_of
from outcomes import Outcome, Outcomes

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


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (swap("a", "b"), "xyz"),
        (swap("a", "b"), "a, a"),
        (in_row("id,", ",1,", ",2,"), "id,2,\n"),
        (in_row("id,", ",1,", ",2,"), "id,1,\nid,1,\n"),
        (row_gone("id,"), "other,1\n"),
        (row_twice("id,"), "id,1\nid,2\n"),
    ],
)
def test_a_place_that_is_missing_or_there_twice_is_refused(change: Change, text: str) -> None:
    with pytest.raises(DoesNotApplyError):
        change(text)


def test_rows_are_changed_and_all_others_kept() -> None:
    table = "id,day\na,1\nb,1\n"
    assert in_row("a,", "1", "2")(table) == "id,day\na,2\nb,1\n"
    assert row_gone("a,")(table) == "id,day\nb,1\n"
    assert row_twice("b,")(table) == "id,day\na,1\nb,1\nb,1\n"


def test_what_was_found_is_kept_until_the_damaged_file_changes(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    damaged = tmp_path / "kit" / "a.py"
    damaged.write_text("x = 1\n", encoding="utf-8")
    damage = Damage("d", "", {"kit/a.py": swap("1", "2")}, ("test_a.py",))

    def known() -> Outcome | None:
        outcomes = Outcomes(tmp_path / "kept.json", tmp_path, fresh=False)
        return outcomes.of("d", outcomes.key_of_damage(damage))

    first = Outcomes(tmp_path / "kept.json", tmp_path, fresh=False)
    first.keep("d", Outcome(first.key_of_damage(damage), "data", "test_a.py::test_x", 1.0))
    assert known() is not None
    damaged.write_text("y = 1\n", encoding="utf-8")
    assert known() is None
