"""Each laboratory in a real browser: enter, compare, share, restart; themes, sizes, and axe."""

from __future__ import annotations

import json

import pytest
from lab import FITS, violations
from playwright.sync_api import expect

LABORATORIES = ("coding", "claim_audit", "forecasts", "scenarios", "bargaining")
WITHOUT_LIST = ("bargaining",)
INSIDE = """() => [
  ...document.querySelectorAll('.kit-laboratory, .kit-aside, .kit-bench, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""


@pytest.fixture(params=LABORATORIES)
def name(request):
    return request.param


@pytest.fixture
def page(bench, name):
    bench.show(f"import kit\nlab = kit.laboratory.{name}()\nlab")
    drawn = ".kit-reader" if name == "scenarios" else ".js-plotly-plot .main-svg"
    bench.page.wait_for_selector(f".kit-laboratory {drawn}")
    yield bench.page
    assert bench.outside == []
    assert bench.complaints == []


def enter(page, name):
    """Make one entry; the number of entries in a class file is returned."""
    if name == "bargaining":
        page.locator(".kit-panels .lm-TabBar-tab", has_text="Preferences").click()
        page.get_by_label("has a red line here").uncheck()
        handle = page.get_by_role("slider", name="Sanctions")
        handle.focus()
        handle.press("ArrowRight")
        page.get_by_role("button", name="Keep this deal").click()
        return 2
    if name == "scenarios":
        page.get_by_role("button", name="Log this sign").click()
        return 1
    if name == "coding":
        page.get_by_role("button", name="+1 Open").click()
        page.locator(".kit-chip", has_text="Abductions").click()
        page.locator(".kit-bench textarea").first.fill("a word of the gist")
    else:
        box = page.locator(".kit-probability input[type=number]")
        box.fill("70")
        box.press("Enter")
    page.get_by_role("button", name="Keep my answer").click()
    return 1


def shows_the_entry(page, name):
    """Whether what was entered is on the page, also after a restart."""
    if name == "bargaining":
        readout = page.locator(".widget-slider", has_text="Sanctions").locator(".widget-readout")
        expect(readout).to_have_text("0.15")
        expect(page.get_by_label("has a red line here")).not_to_be_checked()
    else:
        expect(page.locator(".kit-reader option", has_text="✓")).to_have_count(1)


def test_enter_compare_share_and_restart(page, bench, name, artefacts):
    if name not in WITHOUT_LIST:
        expect(page.locator(".kit-reader option").first).to_contain_text("○")
    entries = enter(page, name)
    shows_the_entry(page, name)
    if name == "coding":
        expect(page.locator(".kit-bench .kit-table").first).to_contain_text("first coder")
    elif name in ("claim_audit", "forecasts"):
        expect(page.locator(".kit-bench .kit-earlier")).to_contain_text("70 %")
    tabs = page.locator(".kit-panels .lm-TabBar-tab")
    for tab in tabs.all():
        tab.click()
        expect(page.locator(".kit-panels .jupyter-widgets:visible").first).to_be_visible()
    tabs.filter(has_text="Class").click()
    page.get_by_placeholder("a name of your choice").fill("Mina")
    page.get_by_placeholder("a name of your choice").press("Tab")
    page.get_by_role("button", name="Make my file").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download it").click()
    content = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert (content["laboratory"], content["name"], len(content["entries"])) == (
        name,
        "Mina",
        entries,
    )
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Add files of classmates").click()
    choosing.value.set_files(
        {"name": "aoi.json", "mimeType": "application/json",
         "buffer": json.dumps(content | {"name": "Aoi"}).encode()}
    )  # fmt: skip
    expect(page.locator(".kit-panels")).to_contain_text("Aoi")
    tabs.first.click()
    look(page, bench, name, artefacts)
    if page.locator(".kit-stage").count():
        page.wait_for_function(FITS)  # what is still on its way would reach a picture that is gone
    bench.wait_for_kernel()
    bench.run_all()
    if name == "bargaining":
        page.locator(".kit-panels .lm-TabBar-tab", has_text="Preferences").click()
    shows_the_entry(page, name)


def look(page, bench, name, artefacts):
    for theme, width, height in bench.looks():
        bench.theme(theme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(INSIDE, timeout=10_000)
        page.screenshot(path=artefacts / f"laboratory_{name}_{theme}_{width}.png")
        assert violations(page, [".kit-laboratory"], theme) == []
