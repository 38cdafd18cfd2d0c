"""The card of one event: what, when, who, where, how sure, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kit.figures.theme import CATEGORY_MARKS
from kit.language import text
from kit.page.markup import Markup, bullet_list, escape, fill, join
from kit.tables import dates
from kit.tables.citations import bibliography

CARD = """<article class="kit-card" aria-label="{title}">
<p class="kit-card-kind"><span aria-hidden="true">{glyph}</span> {category}</p>
<h3 class="kit-card-title">{title}</h3>
<p class="kit-card-date"><time>{date}</time>{imprecise}{place}</p>
<p>{summary}</p>
<dl class="kit-card-facts">{facts}</dl>
{tellings}
<p class="kit-card-label">{sources_label}</p>{sources}
<p class="kit-card-id">{id_label} <code>{event_id}</code></p></article>"""
FACT = "<dt>{name}</dt><dd>{value}</dd>"


def event_card(event: Any, actors: pd.DataFrame, perspectives: pd.DataFrame) -> Markup:
    """Return the card of an event.

    Parameters
    ----------
    event
        One row of the events table, as `itertuples` gives it.
    actors, perspectives
        The tables of those names: for native names, and for how each side tells the event.

    Returns
    -------
    Markup
        HTML in which everything from the data is escaped; sources are links.
    """
    return fill(
        CARD,
        title=event.title,
        glyph=CATEGORY_MARKS[event.category].glyph if event.category in CATEGORY_MARKS else "",
        category=text(f"figures.category.{event.category}"),
        date=dates.display(event.date),
        imprecise=_imprecise(event),
        place=fill(" · {place}", place=event.place) if _given(event.place) else "",
        summary=event.summary,
        facts=_facts(event, actors),
        tellings=_tellings(event.event_id, actors, perspectives),
        sources_label=text("explorers.card_sources"),
        sources=bullet_list(bibliography(event.source_ids, html=True), "kit-card-sources"),
        id_label=text("explorers.card_id"),
        event_id=event.event_id,
    )


def _given(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _imprecise(event: Any) -> Markup:
    if event.precision in {"day", "interval"}:
        return Markup("")
    return fill(" <em>({known})</em>", known=text(f"explorers.known_{event.precision}"))


def _facts(event: Any, actors: pd.DataFrame) -> Markup:
    facts = [
        fill(
            FACT,
            name=text("explorers.card_actors"),
            value=join(actor_names(event.actor_ids, actors), ", "),
        ),
        fill(
            FACT,
            name=text("explorers.card_certainty"),
            value=text(f"explorers.certainty_{event.certainty}"),
        ),
    ]
    if _given(event.note):
        facts.append(fill(FACT, name=text("explorers.card_note"), value=event.note))
    return join(facts)


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
