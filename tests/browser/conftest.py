"""One browser and one server for each file of browser tests."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from lab import (
    BROWSER_OPTIONS,
    FITS,
    ROOT,
    Lab,
    Visit,
    installed_browser,
    running_lab,
    visiting,
)

from kit.explorers import BY_LETTER

ARTEFACTS = ROOT / "tests" / "artefacts"
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


@pytest.fixture
def page(visit: Visit, letter: str) -> Iterator[Page]:
    """Return a page with the explorer of that letter in a notebook of its own."""
    path = ROOT / "notebooks" / "my_work" / f"explorer_for_tests_{uuid4().hex[:8]}.ipynb"
    path.parent.mkdir(exist_ok=True)
    code = f"import kit\nview = kit.open({letter!r})\nview"
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    path.write_text(json.dumps(made), encoding="utf-8")
    visit.open(path.relative_to(ROOT).as_posix())
    visit.run_all()
    visit.page.wait_for_selector(".kit-explorer .js-plotly-plot .main-svg")
    visit.page.wait_for_function(FITS)
    yield visit.page
    path.unlink()
