"""A learner's first quarter of an hour, without a browser: run as a script in a strange place.

Everything is loaded, checked, opened, answered and handed in; the last line is a summary.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count
from pathlib import Path

import kit
from kit.classroom import portfolio as portfolios
from kit.classroom.portfolio import PortfolioMaker
from kit.lessons import attempts
from kit.lessons.lesson import Lesson
from kit.lessons.store import Store
from kit.tables import check, frames
from kit.tables.folders import work_folder

OPENED = ("abduction_incidents", "talks", "launches")


def set_clock(years: int) -> None:
    """Put the clock many years off, and let it jump back by a day whenever somebody asks."""
    asked = count()

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            off = timedelta(days=365 * years - next(asked))
            return datetime.now(UTC).astimezone(tz) + off

    attempts.datetime = portfolios.datetime = Clock  # type: ignore[misc, attr-defined]


def visit(folder: Path) -> str:
    tables = [frames.load(name) for name in frames.table_names()]
    check.main(["events", str(frames.table("events").path)])
    views = [getattr(kit.explore, name)() for name in OPENED]
    store = Store(folder)
    asked = Lesson("01_timeline", store).ask("read_a_mark")
    wrong = next(one.id for one in asked.posed.options if one.id != asked.posed.key)
    for given in (wrong, asked.posed.key):
        asked.kind.put(asked.controls, given)
        verdict = asked.answer()
    portfolio = PortfolioMaker("Mina İ 拉致", store).make()
    PortfolioMaker("Aoi", Store(folder / "home")).bring_in(portfolio)
    first, last = Store(folder / "home").attempts()
    ids = sorted({name.lower() for table in tables for name in table.columns})
    return " ".join((
        str(len(tables)), str(sum(map(len, tables))), str(len(ids)),
        *(str(len(view.selected)) for view in views), verdict.mark, first.verdict, last.verdict,
        last.asked["said"], portfolio.name.split("_2")[0].split("_1")[0].removesuffix("_拉致"),
    ))  # fmt: skip


if __name__ == "__main__":
    set_clock(int(os.environ.get("KIT_TEST_YEARS", "0")))
    said = visit(work_folder())
    sys.stdout.flush()
    sys.stdout.buffer.write(f"\n{said}\n".encode())
