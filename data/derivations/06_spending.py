# /// script
# requires-python = ">=3.11"
# dependencies = ["openpyxl"]
# ///
"""Step 6: military spending of six states.

From: `SIPRI-Milex-data-1949-2024_2.xlsx`, the SIPRI Military Expenditure Database 1949-2024
(© SIPRI; a copy lies in github.com/shruti-01-narwat/Global_Military_Expenditure_Dashboard).
To: the columns of spending in `military.csv`. Millions of dollars; share as a part of one.

Blue figures are estimates of SIPRI. For North Korea SIPRI gives nothing that can be compared.

Run: `uv run data/derivations/06_spending.py PATH/TO/SIPRI-Milex-data-1949-2024_2.xlsx [--write]`
"""

import sys

import openpyxl
from derived import arguments, number, settle

NAMES = {
    "China": "CHN", "Japan": "JPN", "Korea, South": "KOR", "Russia": "RUS", "USSR": "SUN",
    "United States of America": "USA",
}  # fmt: skip
SHEETS = {
    "spending_constant_usd_m": ("Constant (2023) US$", 1),
    "spending_share_gdp": ("Share of GDP", 5),
    "spending_current_usd_m": ("Current US$", 1),
}


def figures(sheet: object, places: int) -> dict[tuple[str, str], str]:
    """Return the figures of one sheet by state and year; "" where there is none."""
    rows = list(sheet.iter_rows(values_only=True))
    header = next(row for row in rows if row and row[0] == "Country")
    years = {place: int(name) for place, name in enumerate(header) if isinstance(name, int | float)}
    return {
        (NAMES[row[0]], str(year)): number(row[place], places) if is_figure(row[place]) else ""
        for row in rows
        if row and row[0] in NAMES
        for place, year in years.items()
    }


def is_figure(cell: object) -> bool:
    return isinstance(cell, int | float)


def main() -> int:
    (source, *_), write = arguments(__doc__)
    book = openpyxl.load_workbook(source, data_only=True)
    found = {name: figures(book[sheet], places) for name, (sheet, places) in SHEETS.items()}
    derived = []
    for country, year in found["spending_constant_usd_m"]:
        if country == "RUS" and year < "1992":
            continue  # some figures of the Soviet years stand in the row of Russia
        cells = {name: of_sheet[country, year] for name, of_sheet in found.items()}
        if any(cells.values()):
            derived.append({"country": country, "year": year} | cells)
    return settle("military", ["country", "year"], derived, write, whole=False)


if __name__ == "__main__":
    sys.exit(main())
