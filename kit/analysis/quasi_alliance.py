"""Do Tokyo and Seoul come closer when Washington draws down? A rough test of the quasi-alliance.

Cha (1999) argues that two states which share an ally but no treaty draw together when both fear to
be abandoned by it. Here a fall in the number of US troops in South Korea stands for that fear, and
meetings of the two with each other, or of the three, stand for drawing together. Both are rough.
"""

from __future__ import annotations

import pandas as pd

FIRST, LAST = 1995, 2025
FALL = 0.05


def falls(troops: pd.DataFrame, share: float = FALL) -> list[int]:
    """Return the years in which US troops in South Korea fell by at least this share.

    Years whose figure, or that of the year before, is filled in and not counted, are left out.
    """
    rows = troops[(troops["host"] == "KOR") & (troops["quality"] != "imputed")]
    numbers = rows.set_index("year")["troops"].astype("float64")
    change = numbers / numbers.shift(1) - 1
    follows = numbers.index.to_series().diff() == 1
    return [int(year) for year in numbers.index[(change <= -share) & follows]]


def meetings_after(troops: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings of each year, and whether it is the year of a fall or the next.

    Returns
    -------
    pandas.DataFrame
        `year` (1995 to 2025), `meetings` (of Japan and South Korea, alone or with the United
        States) and `after_a_fall`.
    """
    own = meetings[meetings["track"].isin(["usa_jpn_kor", "jpn_kor"])]
    years = pd.RangeIndex(FIRST, LAST + 1)
    number = own["start"].dt.year.value_counts().reindex(years, fill_value=0)
    near = {year + later for year in falls(troops) for later in (0, 1)}
    return pd.DataFrame(
        {"year": years, "meetings": number.to_numpy(), "after_a_fall": [y in near for y in years]}
    )
