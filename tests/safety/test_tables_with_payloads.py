"""Every text of every table carries every payload; no explorer and no laboratory lets one live.

A table that was changed by hand is checked, and most payloads are refused. Here the check is
left out, so that the pages themselves must hold. In the ordinary suite each cell has the payloads
that most often get through and one of the others in turn; `KIT_ALL_PAYLOADS=1` puts all into each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import live
import pandas as pd
import payloads
import pytest
from caches import forget

import kit
from kit.explorers import BY_LETTER
from kit.explorers.row_explorer import RowExplorer
from kit.tables import citations, frames
from kit.tables.package import Column, table

CARDS = 3
ALL = bool(os.environ.get("KIT_ALL_PAYLOADS"))
# These texts name something in a view code, or in the code of an explorer or an analysis.
NAMES = {("opinion", "question"), ("offices", "office")}


def is_free_text(column: Column) -> bool:
    """Whether people may write what they like into a column."""
    return column.kind == "string" and not (column.choices or column.pattern or column.references)


def is_address(column: Column) -> bool:
    return column.kind == "string" and "http" in column.pattern


def spoilt(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with every payload behind every text."""
    described, changed = table(name), frame.copy()
    for column in described.columns:
        cells = changed.get(column.name)
        if cells is None or column.name in described.key:
            continue
        if is_address(column):
            links = payloads.LINKS
            changed[column.name] = [links[at % len(links)] for at in range(len(cells))]
        elif is_free_text(column) and (name, column.name) not in NAMES:
            changed[column.name] = [f"{cell} {payload(at)}" for at, cell in enumerate(cells)]
    return changed


def payload(at: int) -> str:
    return payloads.ALL if ALL else f"{payloads.TEXTS[at % len(payloads.TEXTS)]} {payloads.FEW}"


@pytest.fixture(scope="module")
def spoilt_tables() -> Iterator[None]:
    read = frames._read.__wrapped__
    known: dict[str, pd.DataFrame] = {}

    def read_spoilt(name: str) -> pd.DataFrame:
        if name not in known:
            known[name] = spoilt(name, read(name))
        return known[name]

    patch = pytest.MonkeyPatch()
    forget()
    patch.setattr(frames, "_read", read_spoilt)
    yield
    patch.undo()
    forget()


def in_panels(view: Any) -> Iterator[str]:
    """Yield what lives in each panel as it is opened."""
    panels = getattr(view, "panels", None)
    for at in range(len(panels.titles) if panels else 0):
        panels.selected_index = at
        yield from live.in_widgets(panels)


@pytest.mark.usefixtures("spoilt_tables")
@pytest.mark.parametrize("letter", sorted(BY_LETTER))
def test_no_text_of_a_table_lives_in_an_explorer(letter: str) -> None:
    view = BY_LETTER[letter]()
    found = live.in_widgets(view)
    found += live.in_page(view._repr_mimebundle_()["text/html"])
    if isinstance(view, RowExplorer):
        for row in view.everything.head(CARDS).itertuples():
            found += live.in_page(str(view.card_of(row)))
        view.step(1)
    found += [*live.in_widgets(view), *in_panels(view)]
    assert sorted(set(found)) == []
    assert live.shows(view)


LABORATORIES = ("argument", "bargaining", "brief", "claim_audit", "coding", "forecasts",
                "own_events", "scenarios")  # fmt: skip


@pytest.mark.usefixtures("spoilt_tables")
@pytest.mark.parametrize("name", LABORATORIES)
def test_no_text_of_a_table_lives_in_a_laboratory(name: str) -> None:
    lab = getattr(kit.laboratory, name)()
    if name in {"brief", "argument"}:  # both show the pieces of evidence of the brief
        brief = lab if name == "brief" else kit.laboratory.brief()
        for key in ("ev_2002_09_17_summit", "fg_claimed_dead"):
            brief.add(key)
        brief.write("summary", "Words [ev_2002_09_17_summit] and more [fg_claimed_dead].")
    if name == "argument":
        lab.tie(("ev_2002_09_17_summit",), lab.add("for", "claim"))
    found = [*live.in_widgets(lab), *in_panels(lab)]
    if hasattr(lab, "step"):
        lab.step(1)
        lab.step(1)
    found += [*live.in_widgets(lab), *in_panels(lab)]
    if name == "brief":
        found += live.in_page(lab.export.content("html").decode("utf-8"))
        found += live.in_office_file(lab.export.content("docx"))
    assert sorted(set(found)) == []
    assert live.shows(lab)


@pytest.mark.usefixtures("spoilt_tables")
def test_no_text_of_a_source_lives_in_a_bibliography() -> None:
    ids = tuple(kit.sources()["source_id"].head(80 if ALL else 40))
    for style in ("apa", "chicago"):
        entries = citations.bibliography(ids, style, html=True)
        assert [one for entry in entries for one in live.in_page(str(entry))] == []


def test_the_scanner_finds_every_element_that_a_payload_makes() -> None:
    """A scanner that finds nothing would let everything pass."""
    for one in (*payloads.ELEMENTS, *payloads.WAYS_OUT[:2], payloads.WAYS_OUT[6]):
        assert live.in_page(f"<p>{one}"), one
    for one in payloads.WAYS_OUT[:5]:
        assert live.in_page(f'<p title="{one}">') or live.in_page(f"<p title='{one}'>"), one
    for one in payloads.ADDRESSES:
        assert live.in_page(f'<a href="{one}">x</a>'), one
    assert live.in_figure({"data": [{"text": ["<a href='javascript:1'>"]}]})
    for one in payloads.FORMULAS:
        assert live.in_csv(f'"{one}"\r\n'.encode()) or one.startswith("'"), one
