# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas"]
# ///
"""Step 3: ideal points of six states in the UN General Assembly.

From: `IdealpointsJuly2025.dta` (Bailey, Strezhnev and Voeten 2017, release of July 2025,
doi:10.7910/DVN/LEJUQZ; a copy lies in github.com/lucasbuildsapps/Masterthesis).
To: the figures of `un_ideal_points.csv`; low and high are the 5 and 95 per cent bounds.

Run: `uv run data/derivations/03_un_ideal_points.py PATH/TO/IdealpointsJuly2025.dta [--write]`
"""

import sys

import pandas as pd
from derived import arguments, count, number, settle

CODES = {2: "USA", 365: "RUS", 710: "CHN", 731: "PRK", 732: "KOR", 740: "JPN"}
COLUMNS = {
    "ideal_point": "idealpointall", "low": "q5all", "high": "q95all",
    "ideal_point_final": "idealpointfp", "low_final": "q5fp", "high_final": "q95fp",
    "ideal_point_legacy": "idealpointlegacy",
}  # fmt: skip
COUNTS = {"votes": "nvotesall", "votes_final": "nvotesfp"}


def main() -> int:
    (source, *_), write = arguments(__doc__)
    points = pd.read_stata(source)
    points = points[points["ccode"].isin(CODES)]
    derived = []
    for row in points.to_dict("records"):
        year, code = int(row["year"]), CODES[int(row["ccode"])]
        if code == "CHN" and year < 1971:
            continue  # the seat was held from Taipei
        country = "SUN" if code == "RUS" and year <= 1991 else code
        figures = {name: number(row[column]) for name, column in COLUMNS.items()}
        counts = {name: count(row[column]) for name, column in COUNTS.items()}
        if any(figures.values()):
            derived.append({"year": str(year), "country": country} | figures | counts)
    return settle("un_ideal_points", ["year", "country"], derived, write)


if __name__ == "__main__":
    sys.exit(main())
