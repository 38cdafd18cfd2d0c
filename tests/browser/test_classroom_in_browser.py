"""Portfolio, class tools and own timeline in a real browser: click, type, look, and axe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import FITS, ROOT, SCREEN, Visit, notebook_of, violations
from playwright.sync_api import Page, expect

sys.path.insert(0, str(ROOT / "tests" / "classroom"))

from made_class import write_class

from kit.classroom import portfolio_files

expect.set_options(timeout=20_000)
CODE = {
    "portfolio": (
        "import kit\nticket = kit.lesson('01_timeline').exit_ticket()\nticket",
        "own = kit.portfolio()\nown",
    ),
    "timeline": ("import kit\nown = kit.my_timeline()\nown",),
    "class": ("import kit\nroom = kit.class_folder({folder!r})\nroom",),
}
INSIDE = """() => [
  ...document.querySelectorAll('.kit-laboratory, .kit-aside, .kit-bench, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("class") / "portfolios"
    write_class(made, size=6)
    (made / "spoilt.html").write_text("<p>not a portfolio")
    return made


@pytest.fixture
def page(desk: Visit, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    code = [cell.format(folder=str(folder)) for cell in CODE[request.param]]
    with notebook_of(*code) as path, desk.at(path) as page:
        desk.run_all()
        page.wait_for_selector(".kit-laboratory")
        yield page


@pytest.mark.parametrize("page", ["portfolio"], indirect=True)
def test_a_portfolio_is_made_by_clicking_and_read_back(
    page: Page, desk: Visit, artefacts: Path, tmp_path: Path
) -> None:
    page.locator(".kit-check input[type=text]").first.fill("that a date can be uncertain")
    page.locator(".kit-check input[type=text]").first.press("Tab")
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.locator(".kit-portfolio .kit-status")).to_contain_text("1 answer or entry")
    page.get_by_role("button", name="Make my portfolio").click()
    expect(page.locator(".kit-portfolio .kit-notice")).to_contain_text("a name or a pseudonym")
    page.get_by_placeholder("a name of your choice").fill("Mina </script>")
    page.get_by_placeholder("a name of your choice").press("Tab")
    page.get_by_role("button", name="Make my portfolio").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download it").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    made = portfolio_files.read(path.read_bytes(), path.name)
    assert made.name == "Mina </script>"
    assert made.attempts[-1].answer[0] == "that a date can be uncertain"
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Bring in a portfolio").click()
    choosing.value.set_files(path)
    expect(page.locator(".kit-portfolio")).to_contain_text("0 answers and entries were new")
    look(page, desk, "portfolio", artefacts)
    paper = page.context.new_page()
    paper.goto(path.as_uri())
    expect(paper.locator("h1")).to_contain_text("Mina </script>")
    expect(paper.locator(".question")).to_contain_text("that a date can be uncertain")
    paper.screenshot(path=artefacts / "portfolio_page.png")
    found = Axe().run(paper).response["violations"]
    assert [rule["id"] for rule in found] == []
    paper.close()


@pytest.mark.parametrize("page", ["class"], indirect=True)
def test_class_tools_show_a_class_and_keep_what_a_teacher_types(
    page: Page, desk: Visit, artefacts: Path, folder: Path
) -> None:
    tools = page.locator(".kit-class-tools")
    expect(tools.locator(".kit-status")).to_contain_text("6 learners")
    expect(tools.locator(".kit-status")).to_contain_text("1 file or folder cannot be used")
    tabs = tools.locator(".kit-panels .lm-TabBar-tab")
    titles = [tab.inner_text() for tab in tabs.all()]
    for title in titles:
        tabs.filter(has_text=title).click()
        page.wait_for_timeout(300)
        expect(tools.locator(".kit-panels .jupyter-widgets:visible").first).to_be_visible()
        page.screenshot(path=artefacts / f"class_tools_{title.lower()}_light_1366.png")
    expect(tools).not_to_contain_text("Made 0")
    tabs.filter(has_text="Comments").click()
    tools.locator("textarea").fill("Thank you.")
    tools.locator("textarea").press("Tab")
    tools.locator("select[multiple]").select_option(index=0)
    expect(tools.locator(".kit-panels")).to_contain_text("1 comment is chosen")
    tools.get_by_role("button", name="Make the feedback pages").click()
    expect(tools).to_contain_text("1 page is made")
    assert "Thank you." in (folder / "feedback" / "picks.json").read_text(encoding="utf-8")
    tabs.filter(has_text="Gradebook").click()
    tools.get_by_role("button", name="Make the gradebook (CSV)").click()
    expect(tools).to_contain_text("gradebook.csv")
    tools.get_by_label("Show names").check()
    tabs.filter(has_text="Progress").click()
    expect(tools).to_contain_text("Made 00")
    tabs.filter(has_text="Questions").click()
    look(page, desk, "class_tools", artefacts)
    for title in ("Calibration", "Comments"):
        desk.theme("dark")
        tabs.filter(has_text=title).click()
        desk.wait_for_kernel()
        page.wait_for_timeout(700)
        page.screenshot(path=artefacts / f"class_tools_{title.lower()}_dark_1366.png")


@pytest.mark.parametrize("page", ["timeline"], indirect=True)
def test_an_own_event_is_kept_checked_and_shown_in_the_timeline(
    page: Page, desk: Visit, artefacts: Path
) -> None:
    own = page.locator(".kit-own-timeline")
    page.wait_for_function(FITS)
    own.get_by_label("Date", exact=True).fill("2003-13-01")
    own.get_by_label("Date", exact=True).press("Tab")
    own.get_by_role("button", name="Keep this event").click()
    expect(own.locator(".kit-notice")).to_contain_text("There is no such date")
    own.get_by_label("Date", exact=True).fill("2003-05")
    own.get_by_label("What happened", exact=True).fill("We read a diary")
    own.get_by_label("Summary", exact=True).fill("A diary of a grandmother.")
    own.get_by_label("Where it stands").fill("family papers")
    own.get_by_label("Where it stands").press("Tab")
    own.get_by_role("button", name="Japan").first.click()
    own.get_by_role("button", name="Keep this event").click()
    expect(own).to_contain_text("The event is kept.")
    expect(own.locator(".kit-card-title")).to_contain_text("We read a diary")
    expect(own.locator(".kit-layers")).to_contain_text("My own events")
    expect(own.locator(".kit-layers")).to_contain_text("1 event of your own.")
    expect(own.locator(".js-plotly-plot")).to_contain_text("My own events")
    look(page, desk, "own_timeline", artefacts)


INK = """(ink) => [...document.querySelectorAll('.js-plotly-plot')].every(
  (plot) => !plot._fullLayout || plot._fullLayout.font.color === ink)"""


def look(page: Page, desk: Visit, name: str, artefacts: Path) -> None:
    for theme, width, height in desk.looks():
        desk.theme(theme)
        ink = "#eceff3" if theme == "dark" else "#1b1f24"
        page.wait_for_function(INK, arg=ink, timeout=60_000)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(INSIDE, timeout=10_000)
        desk.wait_for_kernel()
        page.wait_for_timeout(700)
        page.screenshot(path=artefacts / f"classroom_{name}_{theme}_{width}.png")
        assert violations(page, [".kit-laboratory"], theme) == []
    page.set_viewport_size(SCREEN)
