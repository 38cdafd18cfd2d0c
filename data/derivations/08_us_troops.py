# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas"]
# ///
"""Step 8: United States forces in Japan and the Republic of Korea.

From: `data-raw/troopdata-rebuild-reports.csv` and `data-raw/troopdata-rebuild-country-year.csv` of
github.com/meflynn/troopdata (commit 3946bcf; Allen, Flynn and Machain Martinez 2022, after Kane
2005 and reports of the Defense Manpower Data Center). To: the figures of `us_troops.csv`.

From 2008 on, the highest report of the year is the figure of the year; before, the yearly file is.
The quarterly file of the same origin counts Korea twice in many years and is not used.

Run: `uv run data/derivations/08_us_troops.py REPORTS COUNTRY_YEAR [--write]`
"""

import sys
from collections.abc import Mapping

import pandas as pd
from derived import arguments, count, settle

HOSTS = ["JPN", "KOR"]
FIRST_YEAR, FIRST_YEAR_OF_REPORTS = 1950, 2008
MONTHS = {"March": "03", "June": "06", "September": "09", "December": "12"}
ACTIVE = {
    "troops": "troops_ad", "army": "army_ad", "air_force": "air_force_ad",
    "marines": "marine_corps_ad",
}  # fmt: skip
SERVICES = ["army", "air_force", "marines"]


def active(row: Mapping[str, float]) -> dict[str, str]:
    """Return the figures of a row; services are blank where all are nought."""
    figures = {name: count(row[column]) for name, column in ACTIVE.items()}
    given = any(figures[name] not in {"", "0"} for name in SERVICES)
    return figures if given else figures | dict.fromkeys(SERVICES, "")


def of_year(reports: pd.DataFrame) -> dict[str, str]:
    """Return the figures of one host and year from its reports."""
    reports = reports.assign(number=reports["month"].map(MONTHS)).sort_values("number")
    highest = reports.loc[reports["troops_ad"].idxmax()]
    latest = reports.iloc[-1]
    year = int(highest["year"])
    return active(highest) | {
        "navy": count(highest["Navy Active Duty"]),
        "highest_report_month": f"{year}-{highest['number']}",
        "reports": str(len(reports)),
        "lowest_report": count(reports["troops_ad"].min()),
        "latest_report": count(latest["troops_ad"]),
        "latest_report_month": f"{year}-{latest['number']}",
    }


def main() -> int:
    (reports_file, yearly_file, *_), write = arguments(__doc__)
    reports, yearly = (
        pd.read_csv(one, low_memory=False).query("iso3c in @HOSTS")
        for one in (reports_file, yearly_file)
    )
    derived = [
        {"host": host, "year": str(year)} | of_year(group)
        for (host, year), group in reports.groupby(["iso3c", "year"])
        if year >= FIRST_YEAR_OF_REPORTS
    ]
    earlier = yearly[yearly["year"].between(FIRST_YEAR, FIRST_YEAR_OF_REPORTS - 1)]
    for row in earlier.to_dict("records"):
        derived.append({"host": row["iso3c"], "year": str(int(row["year"]))} | active(row))
    return settle("us_troops", ["host", "year"], derived, write)


if __name__ == "__main__":
    sys.exit(main())
