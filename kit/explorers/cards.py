"""Cards: what a row is, what is known of it, how sure, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kit.figures.theme import CATEGORY_MARKS
from kit.language import text
from kit.page.markup import Markup, bullet_list, escape, fill, join
from kit.tables import dates
from kit.tables.citations import bibliography

EMPTY = Markup("")
CARD = """<article class="kit-card" aria-label="{label}">
<p class="kit-card-kind">{kind}</p>
<h3 class="kit-card-title">{title}</h3>
{date}<p>{summary}</p>
<dl class="kit-card-facts">{facts}</dl>
{more}
<p class="kit-card-label">{sources_label}</p>{sources}
<p class="kit-card-id">{id_label} <code>{row_id}</code></p></article>"""
FACT = "<dt>{name}</dt><dd>{value}</dd>"


def card(
    row_id: str,
    title: object,
    summary: object,
    source_ids: Iterable[str],
    kind: object = "",
    date: object = "",
    facts: Iterable[tuple[str, object]] = (),
    more: Markup = EMPTY,
) -> Markup:
    """Return the card of a row: what it is, what is known of it, and who says so.

    Everything that is not markup is escaped; sources are links. Facts without a value are left out.
    """
    given = [fill(FACT, name=name, value=value) for name, value in facts if value]
    return fill(
        CARD,
        label=escape(title).striptags(), row_id=row_id, title=title, summary=summary,
        kind=kind, more=more, facts=join(given),
        date=fill('<p class="kit-card-date">{date}</p>', date=date) if date else "",
        sources_label=text("explorers.card_sources"),
        sources=bullet_list(bibliography(source_ids, html=True), "kit-card-sources"),
        id_label=text("explorers.card_id"),
    )  # fmt: skip


def event_card(
    event: Any, actors: pd.DataFrame, perspectives: pd.DataFrame,
    facts: Iterable[tuple[str, object]] = (),
) -> Markup:  # fmt: skip
    """Return the card of an event.

    Parameters
    ----------
    event
        One row of the events table, as `itertuples` gives it.
    actors, perspectives
        The tables of those names: for native names, and for how each side tells the event.
    facts
        Further facts, below those of the table.
    """
    glyph = CATEGORY_MARKS[event.category].glyph if event.category in CATEGORY_MARKS else ""
    return card(
        event.event_id,
        event.title,
        event.summary,
        event.source_ids,
        kind=fill(
            '<span aria-hidden="true">{glyph}</span> {category}',
            glyph=glyph, category=text(f"figures.category.{event.category}"),
        ),
        date=fill(
            "<time>{date}</time>{imprecise}{place}",
            date=dates.display(event.date),
            imprecise=_imprecise(event),
            place=fill(" · {place}", place=event.place) if _given(event.place) else "",
        ),
        facts=[
            (text("explorers.card_actors"), join(actor_names(event.actor_ids, actors), ", ")),
            (text("explorers.card_certainty"), text(f"explorers.certainty_{event.certainty}")),
            (text("explorers.card_note"), event.note if _given(event.note) else ""),
            *facts,
        ],
        more=_tellings(event.event_id, actors, perspectives),
    )  # fmt: skip


def _given(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _imprecise(event: Any) -> Markup:
    if event.precision in {"day", "interval"}:
        return Markup("")
    return fill(" <em>({known})</em>", known=text(f"explorers.known_{event.precision}"))


def actor_names(ids: Iterable[str], actors: pd.DataFrame) -> list[Markup]:
    """Return each actor's name, followed by the name in its own script and marked as such."""
    known = actors.drop_duplicates("actor_id").set_index("actor_id")
    return [_name(actor, known) for actor in ids]


def _name(actor: str, known: pd.DataFrame) -> Markup:
    if actor not in known.index:
        return escape(actor)
    row = known.loc[actor]
    if not _given(row["name_native"]) or row["name_native"].isascii():
        return escape(row["name"])
    language = {"JPN": "ja", "PRK": "ko", "KOR": "ko", "KRE": "ko", "CHN": "zh"}
    return fill(
        '{name} <span lang="{language}">{native}</span>',
        name=row["name"],
        language=language.get(str(row["country"]), ""),
        native=row["name_native"],
    )


def _tellings(event_id: str, actors: pd.DataFrame, perspectives: pd.DataFrame) -> Markup:
    told = perspectives[perspectives["event_id"] == event_id]
    if told.empty:
        return Markup("")
    rows = [
        fill(
            FACT,
            name=join(actor_names([row.actor_id], actors)),
            value=fill(
                "{telling} <small>{sources}</small>",
                telling=row.telling,
                sources=join(bibliography(row.source_ids, html=True), " · "),
            ),
        )
        for row in told.itertuples()
    ]
    return fill(
        '<details class="kit-card-tellings"><summary>{label}</summary><dl>{rows}</dl></details>',
        label=text("explorers.card_tellings", number=len(told)),
        rows=join(rows),
    )
