"""Step 9: outcome and flight of the missiles that the CNS database lists.

From: `data/test.en.json` of github.com/nagix/nk-missile-tests (commit a0cc658, Apache-2.0), built
on the CNS North Korea Missile Test Database (James Martin Center for Nonproliferation Studies and
NTI). To: outcome, apogee, distance and bearing of the rows of `launches.csv` that CNS lists.

CNS dates are mostly UTC, so an evening launch there is on the next day in Korea: rows are matched
by the day of CNS (`date_upstream`) and by their order within it. Names, classes, landings and rows
outside CNS come from several sources each and are edited by people.

Run: `python data/derivations/09_launches.py PATH/TO/test.en.json [--write]`
"""

import csv
import json
import sys
from collections import Counter

from derived import DATA, arguments, settle

UNKNOWN = {"unknown", "na"}
FLIGHT = {"apogee_km": "apogee", "distance_km": "distance", "bearing_deg": "bearing"}


def figure(cell: object) -> str:
    return "" if str(cell) in UNKNOWN else str(cell)


def ids_by_order() -> dict[tuple[str, int], str]:
    """Return the id of each launch that CNS lists by its day there and its order on that day."""
    found: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    with (DATA / "launches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["in_cns"] == "true":
                day = row["date_upstream"]
                found[day, seen[day]] = row["launch_id"]
                seen[day] += 1
    return found


def main() -> int:
    (source, *_), write = arguments(__doc__)
    bins = json.loads(source.read_text(encoding="utf-8"))["timeBins"]
    ids, seen, derived = ids_by_order(), Counter(), []
    for launch in (one for of_year in bins for one in of_year["data"]):
        day = launch["date"]
        name = ids.get((day, seen[day]), f"not in the table: {day} {seen[day] + 1}")
        seen[day] += 1
        flight = {column: figure(launch[key]) for column, key in FLIGHT.items()}
        derived.append({"launch_id": name, "outcome": launch["outcome"]} | flight)
    return settle("launches", ["launch_id"], derived, write, whole=False)


if __name__ == "__main__":
    sys.exit(main())
