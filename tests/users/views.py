"""What must hold in every explorer, whatever was done in it."""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import hands
import numpy as np
import pandas as pd
from pages import marks_can_be_seen, minus_is_a_minus, nothing_typed_is_markup

import kit
from kit.explorers.panels import MOST_ROWS
from kit.explorers.row_explorer import RowExplorer
from kit.figures import lanes
from kit.language import text

# One row is several marks here: a mark for each state, seat, voter or party.
SEVERAL = {"T", "U", "A", "G"}


def check_page(view: Any) -> None:
    """Controls, words, picture, list, card and open panel say the same."""
    nothing_typed_is_markup(view)
    minus_is_a_minus(view)
    for name in {field.trait for field in view.fields} & set(view.controls):
        if not (name == "days" and view.letter == "T" and not any(view.days)):
            assert view.controls[name].value == getattr(view, name), name
    assert view.alt_text.strip()
    if view.letter == "P":
        assert view.page.value.count("<section") == len(view.selected) > 0
        return
    assert view.helper.figure_text[0].startswith(view.alt_text)
    assert html.escape(view.status_text(), quote=False) in html.unescape(view.status.value)
    check_panel(view)
    if isinstance(view, RowExplorer):
        check_rows(view)
    else:
        check_months(view)


def check_months(view: Any) -> None:
    drawn = [view.picture.trace(name) for name in ("quiet_months", "talk_months")]
    assert sum(len(trace.x or ()) for trace in drawn) == len(view.selected)
    assert sum(sum(trace.y or ()) for trace in drawn) == view.selected["launch_days"].sum()


def check_rows(view: RowExplorer) -> None:
    walked = list(view.walked[view.id_column])
    chosen = getattr(view, view.chosen)
    assert [value for _, value in view.reader.options] == walked[:MOST_ROWS]
    assert view.reader.value == (chosen if chosen in walked[:MOST_ROWS] else None)
    assert str(len(view.selected)) in view.status.value.replace(",", "")
    known = set(view.everything[view.id_column])
    assert ("<article" in view.card.value) == (chosen in known)
    assert chosen not in known or html.escape(chosen) in view.card.value
    figure = view.picture.widget
    marks_can_be_seen(figure)
    drawn = [list(trace.customdata) for _, trace in hands.clickable(figure)]
    together = {one for marks in drawn for one in marks}
    assert together == with_a_mark(view, walked)
    if view.letter == "T":
        expected = lanes.marks(view.walked, view.lanes)["event_id"]
        assert Counter(chain.from_iterable(drawn)) == Counter(expected)
    if view.letter not in SEVERAL:
        assert all(most == 1 for marks in drawn for most in Counter(marks).values())


def with_a_mark(view: Any, walked: list[str]) -> set[str]:
    """Return the rows that are drawn as marks; the others are said in words."""
    rows = view.walked
    if view.letter == "L" and view.face == "plane":
        flown = rows[["distance_km", "apogee_km"]].gt(0).all(axis=1)
        assert str(int(flown.sum())) in view.status.value
        return set(rows.loc[flown, "launch_id"])
    if view.letter == "B":
        assert len(view.picture.trace("sentences").y or ()) == len(rows)
        return set(rows.loc[rows["count"].notna(), "case_id"])
    return set(walked)


def check_panel(view: Any) -> None:
    place = view.panels.selected_index
    title, page = view.panels.titles[place], view.panels._html[place].value
    if title == text("explorers.panel_code"):
        assert html.escape(view.code) in html.escape(html.unescape(page))
    elif title == text("explorers.panel_view"):
        assert f'kit.open("{view.view_code}")' in html.unescape(page)
    elif title == text("explorers.panel_table") and isinstance(view, RowExplorer):
        assert page.count("<tr>") == min(len(view.selected), MOST_ROWS) + 1
    assert re.sub(r"<[^>]+>", "", page).strip()


@cache
def run(code: str) -> pd.DataFrame:
    names: dict[str, Any] = {}
    exec(code, names)
    return names["shown"]


def check_code(view: Any) -> None:
    """The code on demand, run by itself, gives the rows shown, and the same values."""
    found, shown = run(view.code), view.selected
    if isinstance(view, RowExplorer):
        assert list(found[view.id_column]) == list(shown[view.id_column])
    else:
        assert len(found) == len(shown)
    for name in set(found.columns) & set(shown.columns):
        assert are_same(found[name], shown[name]), name


def are_same(one: pd.Series, other: pd.Series) -> bool:
    """Whether two columns hold the same; sums may differ where rows were added in another order."""
    if one.dtype.kind == other.dtype.kind == "f":
        return bool(np.allclose(*(part.to_numpy(float, na_value=np.nan) for part in (one, other)),
                                equal_nan=True))  # fmt: skip
    return [str(cell) for cell in one] == [str(cell) for cell in other]


def check_view_code(view: Any) -> None:
    """The view code opens the same view: the same state, words, rows and card."""
    again = kit.open(view.view_code)
    assert again.state == view.state
    assert again.view_code == view.view_code
    assert again.alt_text == view.alt_text
    if isinstance(view, RowExplorer):
        assert again.status.value == view.status.value
        assert again.reader.options == view.reader.options
        assert again.card.value == view.card.value
