"""Every explorer of rows in a real browser: list, card, panels, looks, axe, every control."""

from __future__ import annotations

import html
import re
from functools import partial

from lab import FITS, violations
from playwright.sync_api import expect

import kit
from kit.explorers.view_codes import decode

NOTHING_WIDER = """() => [
  ...document.querySelectorAll('.kit-explorer, .kit-stage, .kit-aside, .kit-row')
].every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""
# Asked at every frame of the screen: `expect` asks less and less often, and there is much to press.
CODE = """(before) => {
  const shown = [...document.querySelectorAll('.kit-panels pre.kit-code')]
    .find((one) => one.checkVisibility());
  const code = shown && shown.innerText.trim();
  return code && code !== before && code.includes('kit.open') && code; }"""
STATUS = """(wanted) => { const plain = (words) => words.replace(/\\s+/g, ' ').trim();
  return plain(document.querySelector('.kit-status').innerText) === plain(wanted); }"""


def test_list_card_panels_themes_and_axe(page, bench, letter, artefacts):
    view = kit.open(letter)
    if hasattr(view, "reader"):
        walk_the_list(page, view)
    for tab in page.locator(".kit-panels .lm-TabBar-tab").all():
        tab.click()
        shown = page.locator(".kit-panels .widget-html-content:visible").first
        expect(shown).not_to_be_empty(timeout=30_000)  # some panels compute before they show
    page.locator(".kit-panels .lm-TabBar-tab").first.click()
    for theme, width, height in bench.looks():
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


def code_after(page, before=""):
    """Return the code on the page as soon as it is another one."""
    return page.wait_for_function(CODE, arg=before).json_value()


def test_every_control_changes_the_view_and_the_code_opens_the_same(page, letter):
    page.locator(".kit-panels .lm-TabBar-tab").last.click()
    before, pressed, view = code_after(page), 0, kit.open(letter)
    first = view.state
    for press in presses(page):
        press()
        before = code_after(page, before)
        code = re.search(r'"(.+)"', before)[1]
        # As if the code were opened each time, which makes a new explorer and takes longer.
        view.set(**{**first, **decode(code, view.fields)})
        page.wait_for_function(STATUS, arg=html.unescape(re.sub("<[^>]+>", "", view.status.value)))
        pressed += 1
    assert kit.open(code).state == view.state
    assert pressed >= len(set(view.controls) - {"previous", "next"})


def presses(page):
    """Yield, one after the other, what a user does to each control: there and back again.

    Of chips or buttons that belong together, and of the lines of a list, the last: they are of one
    make, and `tests/users` presses all of them.
    """
    own = page.locator(".kit-explorer").first
    groups = [group.locator(".kit-chip") for group in own.locator(".kit-group").all()]
    for button in [*(group.last for group in groups if group.count()),
                   *own.locator(".widget-checkbox input").all()]:  # fmt: skip
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
    others = [one for one in buttons if one != here]
    if others:
        yield from (others[-1].click, here.click)


def choices_of_a_list(box):
    here, number = box.evaluate("list => [list.selectedIndex, list.options.length]")
    others = [index for index in range(number) if index != here]
    if others:
        yield from (partial(box.select_option, index=index) for index in (others[-1], here))
