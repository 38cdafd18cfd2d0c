"""Every explorer of rows in a real browser: list, card, panels, themes, sizes, and axe."""

from __future__ import annotations

import html

from lab import FITS, LOOKS, violations
from playwright.sync_api import expect

import kit

NOTHING_WIDER = """() => [
  ...document.querySelectorAll('.kit-explorer, .kit-stage, .kit-aside, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""


def test_list_card_panels_themes_and_axe(page, bench, letter, artefacts):
    view = kit.open(letter)
    if hasattr(view, "reader"):
        walk_the_list(page, view)
    for tab in page.locator(".kit-panels .lm-TabBar-tab").all():
        tab.click()
        shown = page.locator(".kit-panels .widget-html-content:visible").first
        expect(shown).not_to_be_empty(timeout=30_000)  # some panels compute before they show
    page.locator(".kit-panels .lm-TabBar-tab").first.click()
    for theme, width, height in LOOKS:
        bench.theme(theme)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(FITS)
        page.wait_for_function(NOTHING_WIDER, timeout=10_000)
        page.locator(".kit-explorer").scroll_into_view_if_needed()
        page.screenshot(path=artefacts / f"explorer_{letter}_{theme}_{width}.png")
        assert violations(page, [".kit-explorer"], theme) == []


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
