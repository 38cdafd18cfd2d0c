"""Every explorer of rows: cards, steps, table, sources and print; `tests/users` moves controls."""

from __future__ import annotations

import html
import re

import pytest
from pages import marks_can_be_seen

import kit
from kit.explorers import BY_LETTER
from kit.explorers.base import ExplorerError
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import ViewCodeError
from kit.figures.alternative import alternative

MAKERS = {letter: one for letter, one in BY_LETTER.items() if issubclass(one, RowExplorer)}
ROWS = sorted(set(MAKERS) - {"T"})  # the timeline has tests of its own

STEPS = 4


@pytest.fixture(scope="module", params=ROWS)
def view(request):
    return MAKERS[request.param]()


def test_every_row_has_a_card_with_its_sources(view):
    sources = kit.sources().set_index("source_id")["url"]
    rows = view.everything
    shown = set(rows[view.id_column].iloc[:: max(1, len(rows) // 4)])
    for row in rows.itertuples():
        name = getattr(row, view.id_column)
        card = str(view.card_of(row))
        if name in shown:  # choosing a row shows the same card; a part of the rows will do
            view.set(**{view.chosen: name})
            assert view.card.value == card
        links = {html.unescape(one) for one in re.findall(r'href="([^"]+)"', card)}
        assert {sources[one].strip() for one in row.source_ids} <= links
        assert card.count("<article") == 1
        assert "nan" not in card.replace("Hainan", "").lower().split()
    view.reset()


def test_keyboard_steps_visit_the_rows_shown_in_order(view):
    shown = list(view.selected[view.id_column])
    for first in {0, max(0, len(shown) - STEPS)}:  # from the first row on, and up to the last one
        view.set(**{view.chosen: shown[first - 1]})
        visited = []
        for _ in shown[first : first + STEPS]:
            view.step(1)
            visited.append(getattr(view, view.chosen))
        assert visited == shown[first : first + STEPS]
    view.step(-len(shown) + 1)
    assert getattr(view, view.chosen) == shown[0]
    view.reset()


def test_table_and_sources_list_what_is_shown(view):
    table = str(view.table())
    assert table.count("<tr>") == len(view.selected) + 1
    assert set(view.sources["source_id"]) == {
        one for ids in view.cited["source_ids"] for one in ids
    }


def test_the_figure_for_print_carries_its_words_in_both_themes(view):
    for dark in (False, True):
        figure = view.figure(dark)
        assert alternative(figure) == view.alt_text
        assert len(figure.data) > 0
    assert view.still.startswith("pictures/")


def test_the_chosen_row_and_every_control_are_parts_of_the_view_code(view):
    parts = {field.trait for field in view.fields}
    assert {view.chosen, *(name for name in view.controls if view.has_trait(name))} <= parts


@pytest.mark.parametrize("letter", [name for name in ROWS if hasattr(MAKERS[name], "years")])
def test_a_shorter_period_is_in_the_code_and_in_the_view_code(letter):
    view = MAKERS[letter]()
    first, last = view.years
    view.set(years=(first + (last - first) // 3, last - (last - first) // 4))
    names: dict[str, object] = {}
    exec(view.code, names)
    assert list(names["shown"][view.id_column]) == list(view.selected[view.id_column])
    assert kit.open(view.view_code).state == view.state


SPANS = [name for name, one in sorted(BY_LETTER.items()) if hasattr(one, "years")]


@pytest.mark.parametrize("letter", SPANS)
def test_what_began_before_the_period_can_be_seen_and_clicked(letter):
    """Its mark stood beyond the axis, though the row was counted and its bar was drawn."""
    view = kit.open(letter)
    (first, last), rows = view.years, getattr(view, "everything", view.selected)
    begins = {first + (last - first) // 2}
    if {"start", "end"} <= set(rows):  # of pauses, rows are months
        lasting = rows[rows["end"].dt.year > rows["start"].dt.year]
        begins |= set(lasting["start"].dt.year + 1)
    inside = sorted(year for year in begins if first <= year <= last)
    for begin in inside[:: max(1, len(inside) // 4)]:
        view.set(years=(begin, last))
        marks_can_be_seen(view.picture.widget)


def test_what_is_not_there_cannot_be_chosen(view):
    before = view.state
    with pytest.raises(ExplorerError):
        view.set(**{view.chosen: "no_such_row"})
    with pytest.raises(ExplorerError):
        setattr(view, view.chosen, "no_such_row")
    for name, control in view.controls.items():
        if hasattr(control, "buttons"):
            with pytest.raises(ExplorerError):
                view.set(**{name: ("no such",)})
            with pytest.raises(ExplorerError):
                setattr(view, name, ("no such",))
    if view.has_trait("years"):
        with pytest.raises(ExplorerError):
            view.set(years=("a", 3))
    assert view.state == before


def test_markup_in_a_cell_stays_text(view):
    row = next(view.everything.itertuples())
    texts = {
        name: "<script>alert(1)</script>"
        for name in row._fields
        if name in {"title", "name", "meaning", "claim", "circumstances", "note", "japan_says",
                    "dprk_says", "evidence", "outcome", "promise", "place", "gist"}
    }  # fmt: skip
    shown = str(view.card_of(row._replace(**texts)))
    assert "<script>" not in shown
    assert ("&lt;script&gt;" in shown) == bool(texts)


@pytest.mark.parametrize("code", ["G/y:2x5", "M/y:x", "X/d:"])
def test_what_is_no_number_in_a_view_code_is_said(code):
    with pytest.raises((ExplorerError, ViewCodeError), match="View code"):
        kit.open(code)


def test_one_word_will_do_where_several_could_stand_and_a_misspelt_part_is_said(view):
    with pytest.raises(ExplorerError, match="“yaers” is not a part of this view"):
        view.set(yaers=(1990, 2000))
    for name, control in view.controls.items():
        if hasattr(control, "buttons"):
            word = next(iter(control.buttons))
            assert getattr(view.set(**{name: word}), name) == (word,)
    view.reset()
