"""What every derivation does at its end: compare its figures with the table, and write them.

A derivation computes the columns of figures of one table from a cited original. Notes, sources and
other words of the table are edited by people and stay as they are.
"""

import csv
import sys
from pathlib import Path

DATA = Path(__file__).parents[1]
SHOWN = 10


def settle(
    table: str, key: list[str], derived: list[dict[str, str]], write: bool, whole: bool = True
) -> int:
    """Print where the table differs from what was derived; with `write`, put the figures into it.

    Returns 0 if table and derivation agree (or were made to agree), otherwise 1. Rows that only one
    of the two has are reported and never added or deleted: a new row needs a source and a reader.
    With `whole` false the table has rows from other originals too, and they are passed over.
    """
    path = DATA / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), list(reader.fieldnames or ())
    known = {tuple(row[name] for name in key): row for row in rows}
    found = {tuple(row[name] for name in key): row for row in derived}
    report = [f"only in the table: {one}" for one in known.keys() - found.keys() if whole]
    report += [f"only derived: {one}" for one in found.keys() - known.keys()]
    cells = 0
    for one in known.keys() & found.keys():
        for name, value in found[one].items():
            cells += 1
            if not same(known[one][name], value):
                report.append(f"{one} {name}: table {known[one][name]!r}, derived {value!r}")
                if write:
                    known[one][name] = value
    print(f"{table}: {len(known)} rows, {cells} cells compared, {len(report)} differences")
    print("\n".join(sorted(report)[:SHOWN]))
    if write:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return 1 if report and not write else 0


def same(one: str, other: str) -> bool:
    """Say whether two cells hold the same text or the same number."""
    if one == other:
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def arguments(usage: str) -> tuple[list[Path], bool]:
    """Return the paths given and whether `--write` was given; without paths, print the usage."""
    given = [Path(one) for one in sys.argv[1:] if one != "--write"]
    if not given:
        sys.exit(usage)
    return given, "--write" in sys.argv


def number(value: float, places: int = 4) -> str:
    """Return a figure as text, "" where it is missing."""
    return "" if value != value else str(round(float(value), places))


def count(value: float) -> str:
    """Return a count as text, "" where it is missing."""
    return "" if value != value else str(round(float(value)))
