"""Every explorer of rows in a real browser: list, card, panels, themes, sizes, and axe."""

from __future__ import annotations

import html
import json
import re
from functools import partial
from uuid import uuid4

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import ROOT
from playwright.sync_api import expect

import kit
from kit.explorers import BY_LETTER

LETTERS = sorted(set(BY_LETTER) - {"T", "P"})  # these two have tests of their own
FITS = """() => {
  const plot = document.querySelector('.kit-explorer .js-plotly-plot');
  const stage = document.querySelector('.kit-explorer .kit-stage');
  return plot && plot._fullLayout && Math.abs(plot._fullLayout.width - stage.clientWidth) < 10;
}"""
NOTHING_WIDER = """() => [
  ...document.querySelectorAll('.kit-explorer, .kit-stage, .kit-aside, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""


@pytest.fixture(params=LETTERS)
def letter(request):
    return request.param


@pytest.fixture
def page(visit, letter):
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


def test_list_card_panels_themes_and_axe(page, visit, letter, artefacts):
    view = kit.open(letter)
    if hasattr(view, "reader"):
        walk_the_list(page, view)
    for tab in page.locator(".kit-panels .lm-TabBar-tab").all():
        tab.click()
        expect(page.locator(".kit-panels .widget-html-content:visible").first).not_to_be_empty()
    page.locator(".kit-panels .lm-TabBar-tab").first.click()
    for theme in ("dark", "light"):
        visit.theme(theme)
        for size in ((1366, 768), (1920, 1080)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.wait_for_function(FITS)
            page.wait_for_function(NOTHING_WIDER, timeout=10_000)
            page.locator(".kit-explorer").scroll_into_view_if_needed()
            page.screenshot(path=artefacts / f"explorer_{letter}_{theme}_{size[0]}.png")
        found = Axe().run(page, context=".kit-explorer").response["violations"]
        found = [rule for rule in found if rule["id"] != "region"]  # landmarks are the page's
        assert [(rule["id"], [n["html"][:120] for n in rule["nodes"][:3]]) for rule in found] == []


def walk_the_list(page, view):
    names = [label for label, _ in view.reader.options]
    page.locator(".kit-reader select").focus()
    page.locator(".kit-reader select").select_option(index=0)
    expect(page.locator(".kit-card")).to_be_visible()
    if len(names) > 1:
        page.keyboard.press("ArrowDown")
        view.set(**{view.chosen: view.reader.options[1][1]})
        title = page.locator(".kit-card").get_attribute("aria-label")
        wanted = html.unescape(view.card.value.split('aria-label="')[1].split('"')[0])
        if title != wanted:
            expect(page.locator(f'.kit-card[aria-label="{wanted}"]')).to_be_visible()


CODE = ".kit-panels pre.kit-code:visible"


def test_every_control_changes_the_view_and_the_code_opens_the_same(page, letter):
    page.locator(".kit-panels .lm-TabBar-tab").last.click()
    expect(page.locator(CODE)).to_contain_text("kit.open")
    pressed = 0
    for press in presses(page):
        before = page.locator(CODE).inner_text()
        press()
        expect(page.locator(CODE)).not_to_have_text(before)
        code = re.search(r'"(.+)"', page.locator(CODE).inner_text())[1]
        view = kit.open(code)
        wanted = html.unescape(re.sub(r"<[^>]+>", "", view.status.value)).strip()
        expect(page.locator(".kit-status")).to_have_text(wanted)
        pressed += 1
    assert pressed >= len(set(kit.open(letter).controls) - {"previous", "next"})


def presses(page):
    """Yield, one after the other, what a user does to each control: there and back again."""
    own = page.locator(".kit-explorer").first
    for button in own.locator(".kit-chip, .widget-checkbox input").all():
        yield from (button.click, button.click)
    for group in own.locator(".widget-toggle-buttons").all():
        yield from presses_of_a_switch(group)
    for box in own.locator(".widget-dropdown select").all():
        yield from choices_of_a_list(box)
    for handle in own.locator(".noUi-handle").all():
        now, most = (handle.get_attribute(f"aria-value{one}") for one in ("now", "max"))
        keys = ("ArrowLeft", "ArrowRight") if now == most else ("ArrowRight", "ArrowLeft")
        yield from (partial(handle.press, key) for key in keys)


def presses_of_a_switch(group):
    buttons = group.locator("button").all()
    here = next(one for one in buttons if "mod-active" in one.get_attribute("class"))
    if len(buttons) > 1:
        yield from (one.click for one in buttons if one != here)
        yield here.click


def choices_of_a_list(box):
    here, number = box.evaluate("list => [list.selectedIndex, list.options.length]")
    others = sorted({0, number // 2, number - 1} - {here})
    yield from (partial(box.select_option, index=index) for index in [*others, here])
