"""Numbers under the voting explorer: how alike pairs vote, over years or over key votes."""

from __future__ import annotations

from itertools import combinations
from math import isnan

import pandas as pd

from kit.analysis.agreement import agreement
from kit.analysis.intervals import wilson
from kit.analysis.voting import pooled_shares
from kit.explorers import panels
from kit.explorers.voting_rows import pair_name
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number


def agreement_table(votes: pd.DataFrame, states: tuple[str, ...]) -> Markup:
    """Return the agreement of each pair of states over the votes, as a table."""
    heads = [text(f"voting.numbers_{one}") for one in ("pair", "votes", "share", "s", "kappa")]
    rows = []
    for one, other in combinations(states, 2):
        pair = "-".join(sorted((one, other)))
        try:
            found = agreement(votes[one], votes[other])
        except ValueError:
            continue
        kappa = text("voting.no_kappa") if isnan(found.kappa) else number(found.kappa, ".2f")
        rows.append((pair_name(pair), found.votes, number(found.share, ".0%"),
                     number(found.s_score, ".2f"), kappa))  # fmt: skip
    return panels.table(count("voting.numbers_key", len(votes)), heads, rows, name=0)


def pooled_table(rows: pd.DataFrame, years: tuple[int, int]) -> Markup:
    """Return the share of identical votes of each pair over the years together, as a table."""
    heads = [text(f"voting.numbers_{one}") for one in ("pair", "votes", "share", "interval")]
    cells = []
    for row in pooled_shares(rows).itertuples():
        low, high = wilson(int(row.identical), int(row.votes_both))
        ends = f"{number(low, '.0%')} – {number(high, '.0%')}"
        cells.append((pair_name(row.pair), row.votes_both, number(row.share, ".0%"), ends))
    caption = text("voting.numbers_pooled", first=years[0], last=years[1])
    return panels.table(caption, heads, cells, name=0)
