"""One browser and one server for each file of browser tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from lab import (
    BROWSER_OPTIONS,
    FITS,
    ROOT,
    Lab,
    Visit,
    blank_notebook,
    installed_browser,
    running_lab,
    visiting,
)

from kit.explorers import BY_LETTER

ARTEFACTS = ROOT / "tests" / "artefacts"
SLOWEST_ANSWER = 20_000  # milliseconds: two browsers and two kernels share the machine of the tests
LETTERS = sorted(set(BY_LETTER) - {"T", "P"})  # these two have tests of their own


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of tests.

    While Playwright runs, this thread has a running event loop, which other tests must not meet.
    """
    path = installed_browser()
    if path is None:
        reason = "no Chrome, Chromium or Edge is installed, so the browser tests cannot run"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        expect.set_options(timeout=SLOWEST_ANSWER)
        yield playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(ROOT, tmp_path_factory.mktemp("work")) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, lab: Lab) -> Iterator[Visit]:
    """A visit during which nothing may fail and nobody outside may be asked."""
    with visiting(browser, lab) as visit:
        yield visit
        lab.shut_kernels()
        assert visit.outside == []
        assert visit.complaints == []


@pytest.fixture(scope="session")
def artefacts() -> Path:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS


@pytest.fixture(params=LETTERS)
def letter(request: pytest.FixtureRequest) -> str:
    """Return the letter of each explorer of rows in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def bench(browser: Browser, lab: Lab) -> Iterator[Visit]:
    """One page with one notebook and one kernel, in which a file of tests shows many things.

    Most of the time of a browser test goes into opening JupyterLab and starting a kernel.
    """
    with blank_notebook() as path, visiting(browser, lab) as visit:
        visit.open(path)
        yield visit
        lab.shut_kernels()


@pytest.fixture
def page(bench: Visit, letter: str) -> Iterator[Page]:
    """Return a page with the explorer of that letter; nothing may fail while it is used."""
    bench.outside.clear()
    bench.complaints.clear()
    bench.show(f"import kit\nview = kit.open({letter!r})\nview")
    bench.page.wait_for_selector(".kit-explorer .js-plotly-plot .main-svg")
    bench.page.wait_for_function(FITS)
    yield bench.page
    assert bench.outside == []
    assert bench.complaints == []
