"""One browser and one server for each file of browser tests."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from lab import (
    BROWSER_OPTIONS,
    FITS,
    ROOT,
    Lab,
    Visit,
    installed_browser,
    notebook_of,
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


@pytest.fixture(scope="module")
def desk(browser: Browser, lab: Lab) -> Iterator[Visit]:
    """One JupyterLab in which notebooks are opened one after the other, each with its kernel."""
    with visiting(browser, lab) as visit:
        yield visit
    lab.shut_kernels()


@pytest.fixture(scope="module")
def bench(browser: Browser, lab: Lab) -> Iterator[Visit]:
    """One page with one notebook and one kernel, in which a file of tests shows many things.

    Most of the time of a browser test goes into opening JupyterLab and starting a kernel.
    """
    with notebook_of("") as path, visiting(browser, lab) as visit:
        visit.open(path)
        yield visit
        lab.shut_kernels()


@pytest.fixture
def copy_of() -> Iterator[Callable[[str], str]]:
    """Copy a lesson into a folder of its own beside the kit's, so that a run changes nothing."""
    made: list[Path] = []

    def copy(name: str) -> str:
        target = ROOT / "notebooks" / f"zz_{uuid4().hex[:8]}_{name}.ipynb"
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", target)
        made.append(target)
        return target.relative_to(ROOT).as_posix()

    yield copy
    for path in made:
        path.unlink()


@pytest.fixture(scope="module", params=LETTERS)
def letter(request: pytest.FixtureRequest) -> str:
    """Return the letter of each explorer of rows in turn; all tests of one follow each other."""
    return str(request.param)


@pytest.fixture(scope="module")
def shown(bench: Visit, letter: str) -> Visit:
    """Show the explorer of that letter, once for all tests of it."""
    bench.outside.clear()
    bench.complaints.clear()
    bench.show(f"import kit\nview = kit.open({letter!r})\nview")
    bench.page.wait_for_selector(".kit-explorer .js-plotly-plot .main-svg")
    return bench


@pytest.fixture
def page(shown: Visit) -> Iterator[Page]:
    """Return a page with an explorer of rows; nothing may fail while it is used."""
    shown.page.wait_for_function(FITS)
    yield shown.page
    assert shown.outside == []
    assert shown.complaints == []
