"""The policy brief in a real browser, by keyboard: find, cite, write, draw, hand in, come back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from lab import SCREEN, notebook_of, violations
from playwright.sync_api import expect

INSIDE = """() => [
  ...document.querySelectorAll('.kit-laboratory, .kit-aside, .kit-bench, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""
CODE = ("import kit\nlab = kit.laboratory.brief()\nlab",
        "tree = kit.laboratory.argument()\ntree")  # fmt: skip


@pytest.fixture
def page(visit):
    with notebook_of(*CODE) as path:
        visit.open(path)
        visit.run_all(240)
        visit.page.wait_for_selector(".kit-argument .js-plotly-plot .main-svg", timeout=60_000)
        yield visit.page


def press(page, name, within=".kit-brief"):
    """Press a button as a keyboard does: focus, then Enter."""
    button = page.locator(within).get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")


def tab(page, name):
    page.locator(".kit-brief .kit-panels .lm-TabBar-tab", has_text=name).click()


def test_a_brief_is_made_by_keyboard_and_is_there_after_the_kernel_died(
    page, visit, artefacts, tmp_path
):
    find = page.get_by_placeholder("for example Stockholm inquiry")
    find.focus()
    page.keyboard.type("summit 2002-09-17")
    page.keyboard.press("Enter")
    expect(page.locator(".kit-panels .kit-status")).to_contain_text("found")
    press(page, "Put into my basket")
    expect(page.locator(".kit-basket .kit-reader option")).to_have_count(1)
    write(page)
    take_a_figure(page)
    look(page, visit, artefacts)
    hand_in(page, artefacts, tmp_path)
    draw_the_map(page)
    visit.kill_kernel()
    page.wait_for_selector(".kit-banner", timeout=30_000)
    visit.wait_for_kernel()
    visit.run_all(240)
    visit.forgive_a_slow_start()
    expect(page.locator(".kit-brief .kit-status").first).to_contain_text("2 pieces of evidence")
    press(page, "Next part")
    box = page.locator(".kit-desk .kit-field-summary textarea")
    expect(box).to_have_value("They met in 2002 [ev_2002_09_17_summit].", timeout=30_000)
    expect(page.locator(".kit-argument .kit-reader option")).to_have_count(2, timeout=30_000)


def write(page):
    box = page.locator(".kit-desk .kit-field-question textarea")
    expect(box).to_be_visible(timeout=30_000)
    box.focus()
    page.keyboard.type("Should Tokyo offer liaison offices?")
    press(page, "Next part")
    box = page.locator(".kit-desk .kit-field-summary textarea")
    expect(box).to_be_visible(timeout=30_000)
    box.focus()
    page.keyboard.type("They met in 2002.")
    expect(page.locator(".kit-desk .kit-feedback")).to_contain_text("No evidence", timeout=30_000)
    page.keyboard.press("ArrowLeft")  # before the full stop
    press(page, "Cite here")
    expect(box).to_have_value("They met in 2002 [ev_2002_09_17_summit].", timeout=30_000)
    expect(page.locator(".kit-desk .kit-feedback")).not_to_contain_text(
        "No evidence", timeout=30_000
    )
    expect(page.locator(".kit-basket .kit-reader option")).to_contain_text("cited", timeout=30_000)


def take_a_figure(page):
    tab(page, "Figures")
    code = page.get_by_placeholder("T/1990-2004")
    code.focus()
    page.keyboard.type('kit.open("U")')
    page.keyboard.press("Tab")
    press(page, "Take this figure")
    page.wait_for_selector(".kit-paper .main-svg", timeout=60_000)
    expect(page.locator(".kit-basket .kit-reader option")).to_have_count(2, timeout=30_000)
    expect(page.locator(".kit-brief .kit-panels")).to_contain_text(
        "ready for your files", timeout=60_000
    )


def hand_in(page, artefacts, tmp_path):
    press(page, "Next part")
    box = page.locator(".kit-desk .kit-field-situation textarea")
    expect(box).to_be_visible(timeout=30_000)
    box.focus()
    page.keyboard.type("The votes are in the figure [U].")
    expect(page.locator(".kit-basket .kit-reader option").nth(1)).to_contain_text(
        "cited", timeout=30_000
    )
    tab(page, "Export")
    kept = {}
    for name, ending in (("Make the page", "html"), ("Make the Word file", "docx")):
        press(page, name)
        link = page.locator(f".kit-brief a[download$='.{ending}']")
        with page.expect_download() as waiting:
            link.click()
        kept[ending] = artefacts / f"brief.{ending}"
        waiting.value.save_as(kept[ending])
    content = kept["html"].read_text(encoding="utf-8")
    assert content.count("data:image/svg+xml") == 1
    word = Document(io.BytesIO(kept["docx"].read_bytes()))
    assert len(word.inline_shapes) == 1
    print_it(page, kept["html"], artefacts)


def print_it(page, path: Path, artefacts):
    """Open the file in a page of its own, without any server, and print it."""
    other = page.context.new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(path.as_uri())
    assert other.locator("figure img").evaluate("one => one.naturalWidth") > 300
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    other.pdf(path=artefacts / "brief.pdf", prefer_css_page_size=True)
    other.screenshot(path=artefacts / "brief_page.png", full_page=True)
    other.close()


def draw_the_map(page):
    box = page.locator(".kit-argument .kit-field-argument textarea")
    expect(box).to_be_visible(timeout=30_000)
    box.focus()
    page.keyboard.type("Tokyo should offer offices.")
    press(page, "Add a reason for it", ".kit-argument")
    expect(page.locator(".kit-argument .kit-reader option")).to_have_count(2, timeout=30_000)
    box.focus()
    page.keyboard.type("They met before.")
    expect(page.locator(".kit-argument .js-plotly-plot")).to_contain_text(
        "They met before.", timeout=30_000
    )
    expect(page.locator(".kit-argument .js-plotly-plot")).to_contain_text("+ For")


def look(page, visit, artefacts):
    for theme, width, height in visit.looks():
        visit.theme(theme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(INSIDE, timeout=10_000)
        page.locator(".kit-brief").evaluate("one => one.scrollIntoView()")
        page.screenshot(path=artefacts / f"brief_{theme}_{width}.png")
        for name in ("Find", "Class", "Read it"):
            tab(page, name)
            assert violations(page, [".kit-brief"], theme) == []
    page.set_viewport_size(SCREEN)
