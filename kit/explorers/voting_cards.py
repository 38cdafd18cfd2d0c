"""Cards and short lines of the voting explorer: all measures of a row, each with what it means."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.explorers.cards import card
from kit.explorers.voting_rows import MEASURES, PAIRS, STATES, pair_name
from kit.figures.votes import VOTE_MARKS
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number
from kit.tables import dates

PERCENT = ".0%"


def value_of(row: Any, measure: str) -> str:
    """Return the value of a row in the form of its measure."""
    form = MEASURES[measure]
    return number(getattr(row, form.column), form.form)


def line_of(row: Any, measure: str) -> str:
    """Return a row in few words."""
    kind = MEASURES[measure].kind
    if kind == "vote":
        return text("voting.line_key", date=dates.display(row.date), subject=row.subject)
    name = pair_name(row.pair) if kind == "pair" else text(f"voting.name.{row.country}")
    return text("voting.line_pair", year=row.year, pair=name, value=value_of(row, measure))


def words_of(row: Any, measure: str) -> str:
    """Return what is shown at the mark of a row: its value with bounds and number of votes."""
    blanks: dict[str, object] = {"year": row.year, "value": value_of(row, measure)}
    if measure in {"share", "points", "distance"}:
        form = MEASURES[measure].form
        blanks |= {"low": number(row.low, form), "high": number(row.high, form)}
    if measure == "points":
        name = text(f"voting.name.{row.country}")
        return text("voting.hover_points", state=name, votes=row.votes, **blanks)
    blanks["pair"] = pair_name(row.pair)
    if measure == "distance":
        return text("voting.hover_distance", **blanks)
    key = "voting.hover_share" if measure == "share" else "voting.hover_score"
    return text(key, votes=row.votes_both, **blanks)


def pair_card(row: Any, others: pd.DataFrame) -> Markup:
    """Return the card of a pair in a year; `others` are the rows of the other table of pairs."""
    other = next(others[others["row_id"] == row.row_id].itertuples(), None)
    votes, points = (other, row) if hasattr(row, "distance") else (row, other)
    given = [one for one in (votes, points) if one is not None]
    first: Any = given[0]
    names, inside = _names(first), _names(first, "the")
    return card(
        row.row_id, f"{names[0]} – {names[1]}, {first.year}",
        text("voting.summary_pair", one=inside[0], other=inside[1]),
        dict.fromkeys(source for one in given for source in one.source_ids),
        kind=text("voting.kind_pair"),
        facts=[*_agreement_facts(votes), *_distance_facts(points), *_record_facts(votes)],
    )  # fmt: skip


def _names(row: Any, form: str = "name") -> tuple[str, str]:
    """Return the names of the two states as they were then, in the order of the pair's label."""
    then = {"RUS" if one == "SUN" else one: one for one in (row.country_a, row.country_b)}
    one, other = (text(f"voting.{form}.{then[state]}") for state in PAIRS[row.pair])
    return one, other


def _agreement_facts(row: Any) -> list[tuple[str, object]]:
    if row is None:
        return [(text("voting.fact_share"), text("voting.no_figure"))]
    share = text(
        "voting.share_value", value=number(row.share_exact, PERCENT), identical=row.identical,
        votes=row.votes_both, low=number(row.low, PERCENT), high=number(row.high, PERCENT),
    )  # fmt: skip
    return [
        (text("voting.fact_low"), text("voting.low_value") if row.low_n else ""),
        (text("voting.fact_share"), share),
        (text("voting.fact_opposed"),
         count("voting.opposed_value", int(row.opposed), votes=row.votes_both)),
        (text("voting.fact_s_score"), text("voting.s_score_value", value=number(row.s_score))),
        (text("voting.fact_kappa"), text("voting.kappa_value", value=number(row.kappa_weighted))),
    ]  # fmt: skip


def _distance_facts(row: Any) -> list[tuple[str, object]]:
    if row is None:
        return [(text("voting.fact_distance"), text("voting.no_figure"))]
    votes = {row.country_a: row.votes_a, row.country_b: row.votes_b}
    then = {"RUS" if one == "SUN" else one: one for one in votes}
    one, other = (votes[then[state]] for state in PAIRS[row.pair])
    distance = text(
        "voting.distance_value", value=number(row.distance), low=number(row.low),
        high=number(row.high), one_votes=one, other_votes=other,
    )  # fmt: skip
    return [(text("voting.fact_distance"), distance)]


def _record_facts(row: Any) -> list[tuple[str, object]]:
    if row is None:
        return []
    checked = text("voting.checked_yes" if row.checked else "voting.checked_no")
    return [(text("voting.fact_checked"), checked), (text("voting.note"), row.note)]


def state_card(row: Any) -> Markup:
    """Return the card of a state in a year."""
    name = text(f"voting.name.{row.country}")
    return card(
        row.row_id, f"{name}, {row.year}",
        text("voting.summary_state", state=text(f"voting.the.{row.country}")), row.source_ids,
        kind=text("voting.kind_state"),
        facts=[
            (text("voting.fact_point"), _point(row.ideal_point, row.low, row.high, row.votes)),
            (text("voting.fact_final"),
             _point(row.ideal_point_final, row.low_final, row.high_final, row.votes_final)),
            (text("voting.fact_legacy"),
             "" if pd.isna(row.ideal_point_legacy) else number(row.ideal_point_legacy)),
            (text("voting.note"), row.note),
        ],
    )  # fmt: skip


def _point(value: float, low: float, high: float, votes: object) -> str:
    if pd.isna(value):
        return ""
    return text(
        "voting.point_value", value=number(value), low=number(low), high=number(high), votes=votes
    )


def vote_card(row: Any) -> Markup:
    """Return the card of a recorded vote, with the vote of each of the six states."""
    votes = [
        (text(f"voting.name.{state}"), _said(getattr(row, state)))
        for state in STATES
    ]  # fmt: skip
    return card(
        row.vote_id, row.subject, text(f"voting.topic_long.{row.topic}"), row.source_ids,
        kind=text("voting.kind_key"), date=dates.display(row.date),
        facts=[
            (text("voting.fact_resolution"), row.resolution), *votes,
            (text("voting.fact_tally"), row.tally.replace("-", "–")),
            (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
            (text("voting.note"), row.note),
        ],
    )  # fmt: skip


def _said(vote: str) -> str:
    return f"{VOTE_MARKS[vote].glyph} {text(f'voting.vote.{vote}')}"


def table_of(rows: pd.DataFrame, measure: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return heads and cells of the table of the rows shown."""
    kind = MEASURES[measure].kind
    if kind == "vote":
        heads = [text("voting.table_date"), text("voting.table_subject")]
        heads += [text(f"voting.state.{state}") for state in STATES]
        return heads, [_vote_cells(row) for row in rows.itertuples()]
    columns = ("year", kind, "value", *(("low", "high") if _bounded(measure) else ()), "votes")
    heads = [text(f"voting.table_{one}") for one in columns]
    return heads, [_cells(row, measure) for row in rows.itertuples()]


def _bounded(measure: str) -> bool:
    return measure in {"share", "points", "distance"}


def _vote_cells(row: Any) -> tuple[object, ...]:
    votes = (text(f"voting.vote.{getattr(row, state)}") for state in STATES)
    return dates.display(row.date), row.subject, *votes


def _cells(row: Any, measure: str) -> tuple[object, ...]:
    form = MEASURES[measure]
    pair = form.kind == "pair"
    name = pair_name(row.pair) if pair else text(f"voting.name.{row.country}")
    ends = (number(row.low, form.form), number(row.high, form.form)) if _bounded(measure) else ()
    return row.year, name, value_of(row, measure), *ends, _votes(row, measure)


def _votes(row: Any, measure: str) -> object:
    if measure == "distance":
        return f"{row.votes_a}, {row.votes_b}"
    return row.votes if measure == "points" else row.votes_both


def key_label(row: Any) -> str:
    """Return day and topic of a vote, for the left edge of the picture."""
    key = "voting.key_label" if row.certainty == "agreed" else "voting.key_label_uncertain"
    day = f"{row.start.day} {row.start:%b %Y}"
    return text(key, date=day, topic=text(f"voting.topic.{row.topic}"))


def votes_in_words(rows: pd.DataFrame, states: dict[str, str]) -> str:
    """Return how often each state gave each vote."""
    listed = " ".join(
        text("voting.alt_key_state", state=name, votes=_tallied(rows[state]))
        for state, name in states.items()
    )
    years = rows["start"].dt.year
    return text(
        "voting.alt_key", number=len(rows), first=years.min(), last=years.max(), listed=listed
    )


def _tallied(votes: pd.Series) -> str:
    counts = votes.value_counts()
    return ", ".join(f"{text(f'voting.vote.{vote}')} {times}" for vote, times in counts.items())
