"""One browser and one server for each file of browser tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from lab import BROWSER_OPTIONS, ROOT, Lab, Visit, installed_browser, running_lab, visiting

ARTEFACTS = ROOT / "tests" / "artefacts"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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
