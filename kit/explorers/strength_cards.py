"""Cards and short lines of the strength explorer."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.explorers.cards import card
from kit.explorers.strength_rows import BILLION, MEASURES, value_of
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates


def state_of(row: Any, measure: str) -> str:
    """Return the code of the state of a row, as it was then."""
    code: str = getattr(row, MEASURES[measure].state, None) or row.line
    return code


def name_of(row: Any, measure: str) -> str:
    """Return the name of the state or the triangle of a row."""
    return text(f"strength.name.{state_of(row, measure)}")


def line_of(row: Any, measure: str) -> str:
    """Return a row in few words."""
    value = getattr(row, MEASURES[measure].column)
    name = name_of(row, measure)
    if pd.isna(value):
        return text("strength.line_none", year=row.year, name=name)
    return text("strength.line_row", year=row.year, name=name, value=value_of(value, measure))


def quality_of(row: Any, measure: str) -> str:
    """Return in words how good a figure is."""
    return text(f"strength.quality.{getattr(row, MEASURES[measure].quality)}")


def words_of(row: Any, measure: str) -> str:
    """Return what is shown at the mark of a row."""
    value = value_of(getattr(row, MEASURES[measure].column), measure)
    blanks = {
        "year": row.year, "name": name_of(row, measure), "value": value,
        "quality": quality_of(row, measure),
    }  # fmt: skip
    if measure == "troops" and not pd.isna(row.lowest_report):
        return text("strength.hover_range", low=f"{row.lowest_report:,}", **blanks)
    return text("strength.hover", **blanks)


def strength_card(row: Any, measure: str, together: bool) -> Markup:
    """Return the card of a row: its value with unit and quality, and what else the table has."""
    value = getattr(row, MEASURES[measure].column)
    title = "strength.title_troops" if measure == "troops" else "strength.title"
    facts = [
        (text("strength.fact_value"),
         text("strength.none") if pd.isna(value) else value_of(value, measure, long=True)),
        (text("strength.fact_quality"), quality_of(row, measure)),
    ]  # fmt: skip
    if together:
        facts.append((text("strength.fact_members"), _members(row)))
    else:
        more = _troop_facts(row) if measure == "troops" else _other_facts(row, measure)
        facts += [*more, (text("strength.note"), row.note)]
    meaning = "capability_sum" if together else measure
    return card(
        row.row_id, text(title, name=name_of(row, measure), year=row.year),
        text(f"strength.meaning.{meaning}"), row.source_ids,
        kind=text(f"strength.kind.{measure}"), facts=facts,
    )  # fmt: skip


def _members(row: Any) -> str:
    return ", ".join(
        f"{text(f'strength.name.{state}')} {share:.1%}" for state, share in row.parts.items()
    )


def _other_facts(row: Any, measure: str) -> list[tuple[str, str]]:
    """Return the other measures of the same state and year, where there is a figure."""
    others = [
        (text(f"strength.fact_{one}"), value_of(getattr(row, here.column), one, long=True))
        for one, here in MEASURES.items()
        if here.table == "military" and one != measure and not pd.isna(getattr(row, here.column))
    ]
    if not pd.isna(row.spending_current_usd_m):
        current = f"{row.spending_current_usd_m / BILLION:,.1f}"
        others.append((text("strength.fact_current"), text("strength.current", value=current)))
    if not pd.isna(row.military_personnel_thousand):
        soldiers = f"{row.military_personnel_thousand:,.0f}"
        others.append((text("strength.fact_personnel"), text("strength.personnel", value=soldiers)))
    return others


def _troop_facts(row: Any) -> list[tuple[str, str]]:
    facts = []
    if not pd.isna(row.lowest_report):
        reports = count(
            "strength.range", int(row.reports), low=f"{row.lowest_report:,}",
            last=f"{row.latest_report:,}", month=dates.display(row.latest_report_month),
        )  # fmt: skip
        facts.append((text("strength.fact_range"), reports))
    branches = ("army", "navy", "air_force", "marines")
    if not any(pd.isna(getattr(row, one)) for one in branches):
        parts = {one: f"{getattr(row, one):,}" for one in branches}
        facts.append((text("strength.fact_branches"), text("strength.branches", **parts)))
    return [*facts, (text("strength.fact_basis"), text(f"strength.basis.{row.basis}"))]


def table_of(rows: pd.DataFrame, measure: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return heads and cells of the table of the rows shown."""
    heads = [text(f"strength.table_{one}") for one in ("year", "name", "value", "quality")]
    column = MEASURES[measure].column
    return heads, [
        (row.year, name_of(row, measure), value_of(getattr(row, column), measure),
         quality_of(row, measure))
        for row in rows.itertuples()
    ]  # fmt: skip
