"""The codes of the kit's two coders, and the words of the codebook."""

from __future__ import annotations

import pandas as pd

from kit.page.numbers import number

FIRST, SECOND = "first", "second"


def kit_coders(statements: pd.DataFrame, codes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the codes of each coder of the kit by statement: `tone`, `themes`, `reason`.

    Parameters
    ----------
    statements
        With the codes of the first coder (`tone`, `themes`, `tone_reason`).
    codes
        Those of the second coder (`statement_id`, `tone`, `themes`, `reason`).
    """
    first = statements.set_index("statement_id")[["tone", "themes", "tone_reason"]]
    second = codes.set_index("statement_id")[["tone", "themes", "reason"]]
    return {
        FIRST: first.rename(columns={"tone_reason": "reason"}),
        SECOND: second,
    }


def codebook_labels(codebook: pd.DataFrame) -> tuple[dict[int, str], dict[str, str]]:
    """Return the label of each tone by its number, lowest first, and of each theme by its name.

    A tone carries its number (`−2 Hostile`), so that the scale is read with it.
    """
    tones = codebook[codebook["kind"] == "tone"].sort_values("tone")
    themes = codebook[codebook["kind"] == "theme"]
    return (
        {int(row.tone): f"{signed(int(row.tone))} {row.label}" for row in tones.itertuples()},
        {row.value.removeprefix("theme_"): row.label for row in themes.itertuples()},
    )


def signed(tone: int) -> str:
    """Return a tone with its sign, a true minus for negative ones.

    >>> signed(-2), signed(0), signed(1)
    ('−2', '0', '+1')
    """
    return number(tone, "+d")
