"""What learners and teachers typed, in a real browser: no page and no notebook runs any of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import payloads
import pytest
from lab import Visit, notebook_of
from playwright.sync_api import Browser

from kit.classroom.class_folder import ClassFolder
from kit.classroom.portfolio import PortfolioMaker
from kit.classroom.teaching.sheet import lesson_sheet
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import FIELDS
from kit.lessons.attempts import Attempt
from kit.lessons.store import Store
from kit.tables.check import check_table
from kit.tables.folders import data_folder

HEAD = "event_id,date,title,summary,category,actor_ids,certainty,source\n"
POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page that leaves the kit, with payloads in all that can be typed."""
    folder = tmp_path_factory.mktemp("typed")
    store = Store(folder / "work")
    brief = BriefLaboratory(store)
    brief.add("ev_2002_09_17_summit")
    for box in FIELDS:
        brief.write(box, payloads.ALL)
    store.add_all(
        Attempt(one, one, "text", "v", {"text": one}, "noted", asked={"prompt": one, "said": one})
        for one in payloads.TEXTS if one.strip()
    )  # fmt: skip
    portfolio = PortfolioMaker(payloads.ELEMENTS[2], store).make(folder / "class" / "a.html")
    room = ClassFolder(folder / "class", names=True)
    room.comments.choose(room.learners[0].label, own=payloads.ALL)
    (feedback,) = room.write_feedback()
    return {
        "portfolio": portfolio.read_text(encoding="utf-8"),
        "brief": brief.export.content("html").decode("utf-8"),
        "feedback": feedback.read_text(encoding="utf-8"),
        "sheet": str(lesson_sheet("03_abductions")),
    }


def test_no_page_that_leaves_the_kit_runs_what_was_typed(
    browser: Browser, pages: dict[str, str]
) -> None:
    """The policy in the head of a page is taken out: the page must hold without it."""
    context = browser.new_context()
    for name, page in pages.items():
        shown, asked, opened = context.new_page(), [], []
        shown.on("request", lambda request, into=asked: into.append(request.url))
        shown.on("dialog", lambda dialog, into=opened: (into.append(dialog), dialog.dismiss()))
        shown.set_content(POLICY.sub("", page))
        assert shown.evaluate("() => window.__hit") is None, name
        assert shown.locator("kithit, iframe, script:not([type='application/json'])").count() == 0
        assert opened == [], name
        assert [one for one in asked if not one.startswith(("data:", "about:"))] == [], name
        assert ("kithit" in shown.locator("body").inner_text()) == (name != "sheet")
    context.close()


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[str]:
    """A notebook whose class brings payloads in a file, and whose own table was spoilt by hand."""
    rows = [
        f'my_{at},2003-05,"{words[:40]}","{words}",diplomacy,JPN,agreed,"{words}"'
        for at, one in enumerate((*payloads.ELEMENTS, *payloads.WAYS_OUT, *payloads.MARKUP))
        for words in (one.replace('"', '""').replace("\t", " "),)
    ]
    ours = tmp_path / "my_class.csv"
    ours.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    refused = {fault.row for fault in check_table(ours, "events").faults}
    taken = [row for at, row in enumerate(rows, start=2) if at not in refused]
    assert len(taken) > 30
    ours.write_text(HEAD + "\n".join(taken) + "\n", encoding="utf-8")
    shutil.copytree(data_folder(), tmp_path / "data")
    victims = tmp_path / "data" / "victims.csv"
    first, *rest = victims.read_text(encoding="utf-8").splitlines()
    spoilt = [line.rpartition(",")[0] + f',"{payloads.ELEMENTS[2]}"' for line in rest]
    victims.write_text("\n".join([first, *spoilt]) + "\n", encoding="utf-8")
    names = {"KIT_CLASS_EVENTS": str(ours)}
    code = [
        f"import os, kit\nos.environ |= {names!r}\nview = kit.explore.timeline()\nview",
        "view.event = 'my_2'",
        f"os.environ['KIT_DATA'] = {str(tmp_path / 'data')!r}\n"
        "from kit.tables import folders, frames, package\n"
        "for one in (folders.data_folder, package.description, package.resources, package.tables,"
        " frames._read): one.cache_clear()\nkit.victims()",
    ]
    with notebook_of(*code) as path:
        yield path


def test_a_notebook_with_spoilt_tables_shows_them_and_runs_nothing(
    visit: Visit, notebook: str
) -> None:
    opened = []
    visit.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    visit.open(notebook)
    visit.run_all()
    visit.page.wait_for_selector(".kit-explorer .js-plotly-plot .main-svg")
    visit.page.wait_for_selector(".kit-card >> text=kithit")
    visit.page.wait_for_selector(".jp-OutputArea-output >> text=victims.csv")
    assert visit.page.evaluate("() => window.__hit") is None
    assert visit.page.locator("kithit, iframe[srcdoc]").count() == 0
    assert opened == []
