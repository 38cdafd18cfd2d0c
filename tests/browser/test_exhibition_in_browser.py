"""The exhibition as visitors meet it: a real server, a real browser, explorers and a lesson."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import ROOT, free_port
from playwright.sync_api import Browser, Page

from kit.server.exhibition import serve
from kit.server.launch.places import Place

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="stops the server with a signal"),
]
FIGURE = ".kit-explorer .js-plotly-plot .main-svg"
SLIDER = ".kit-explorer .noUi-handle"
STATUS = ".kit-explorer .kit-status"
TITLES = "() => document.querySelector('.kit-explorer .js-plotly-plot').data.map(t => t.x?.length)"


@dataclass
class Show:
    """A running exhibition."""

    url: str
    folder: Path
    own: Path  # where the teacher's answers would be


def wait_for(look: Callable[[], list[Path]], seconds: float = 30) -> list[Path]:
    """Return what is found, as soon as something is."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    folder = tmp_path_factory.mktemp("exhibition")
    port = free_port()
    options = serve.parser().parse_args(["--dark", "--visitors", "3"])
    serve.make(ROOT, folder, None, options)
    place, own = Place(ROOT, Path(sys.prefix)), tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIT_WORK", str(own))
        process = serve.launch(place, folder, port, options, folder / "server.log")
    url = f"http://127.0.0.1:{port}/"
    try:
        serve.wait_until_ready(process, url, folder / "server.log")
        yield Show(url, folder, own)
    finally:
        serve.stop(process)
    left = list((folder / "visitors").glob("*"))
    assert left == [], "what visitors entered was not deleted when the exhibition closed"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor's page, during which nothing may fail and no other host may be asked."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(240_000)  # a few seconds, on a machine with nothing else to do
    page = context.new_page()
    outside: list[str] = []
    complaints: list[str] = []
    own = re.compile(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:")
    page.on("request", lambda one: None if own.match(one.url) else outside.append(one.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert outside == []
    assert complaints == []


def test_a_picture_on_the_wall_opens_an_explorer_that_the_keyboard_moves(
    show: Show, page: Page, artefacts: Path
) -> None:
    page.goto(show.url)
    page.screenshot(path=artefacts / "exhibition_start.png", full_page=True)
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Timeline").press("Enter")
    page.wait_for_selector(FIGURE)
    assert page.get_by_role("main").locator(".kit-explorer").count() == 1
    assert "nothing is kept" in page.locator("header").inner_text()
    before = page.locator(STATUS).first.inner_text(), page.evaluate(TITLES)
    page.locator(SLIDER).first.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "([selector, old]) => document.querySelector(selector).innerText !== old",
        arg=[STATUS, before[0]],
    )
    page.wait_for_function(f"(old) => JSON.stringify(({TITLES})()) !== old", arg=str(before[1]))
    page.screenshot(path=artefacts / "exhibition_explorer.png")


def test_a_lesson_shows_figures_and_no_code_and_keeps_answers_apart(
    show: Show, page: Page, artefacts: Path
) -> None:
    page.goto(f"{show.url}voila/render/01_timeline.ipynb", wait_until="commit")
    page.wait_for_selector(FIGURE)
    assert page.locator(".jp-InputArea-editor, .cm-editor").count() == 0
    assert page.evaluate("document.body.dataset.jpThemeLight") == "false"
    page.locator(".kit-check .kit-check-buttons button").first.click()
    answers = wait_for(lambda: list((show.folder / "visitors").glob("*/answers.sqlite")))
    assert len(answers) == 1
    assert list(show.own.iterdir()) == []
    page.screenshot(path=artefacts / "exhibition_lesson.png")


def test_a_full_exhibition_says_so(show: Show, browser: Browser) -> None:
    context = browser.new_context()
    try:
        for _ in range(4):
            page = context.new_page()
            answer = page.goto(f"{show.url}voila/render/view-L.ipynb", wait_until="commit")
        assert answer is not None
        assert answer.status == 503
        assert "The exhibition is full" in page.inner_text("main")
    finally:
        context.close()
