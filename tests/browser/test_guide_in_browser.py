"""The teacher's guide as a teacher meets it: read, chosen from, printed, shown on a projector."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import ROOT, notebook_of, visiting
from playwright.sync_api import expect

OURS = [[".kit-guide"], [".kit-print"], [".kit-projector-switch"]]
# `region` asks for landmarks and `heading-order` for the page's outline; a cell sets neither.
NOT_OURS = {"region", "heading-order"}
OVERFLOWING = """() => [...document.querySelectorAll('.kit-explorer, .kit-check, .kit-guide, '
  + '.kit-stage, .kit-aside, .kit-row, .kit-chips, .kit-main')]
  .filter((box) => box.offsetParent && box.scrollWidth > box.clientWidth + 2)
  .map((box) => `${box.className}: ${box.scrollWidth} > ${box.clientWidth}`)"""
FIGURES = """() => [...document.querySelectorAll('.kit-explorer')].map((one) => {
  const plot = one.querySelector('.js-plotly-plot');
  return {font: plot._fullLayout.font.size, width: plot._fullLayout.width,
    stage: (one.querySelector('.kit-stage') || one).clientWidth, ink: plot._fullLayout.font.color};
})"""
DRAWN = """(n) => { const plots = [...document.querySelectorAll('.kit-explorer')]
  .map((one) => one.querySelector('.js-plotly-plot'));
  return plots.length === n && plots.every((p) => p && p._fullLayout && p.data.length
    && Math.abs(p._fullLayout.width - p.closest('.kit-stage').clientWidth) < 30); }"""
LETTERS = ("V", "Q")
# For high contrast: a button without a border is a word among words.
WITHOUT_BORDER = """() => [...document.querySelectorAll('.kit-explorer .jupyter-button')]
  .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) < 1)
  .map((one) => one.innerText)"""
# The ground of the chosen button of a switch, and of one that is not chosen.
GROUNDS = """() => { const group = document.querySelector('.kit-explorer .widget-toggle-buttons');
  return ['.mod-active', ':not(.mod-active)'].map((one) =>
    getComputedStyle(group.querySelector('.jupyter-button' + one)).backgroundColor); }"""
LARGE_TYPE = 13 * 1.35


@pytest.fixture
def guide(visit):
    target = ROOT / "notebooks" / "teacher" / f"zz_{uuid4().hex[:8]}_guide.ipynb"
    shutil.copy(ROOT / "notebooks" / "teacher" / "guide.ipynb", target)
    visit.open(target.relative_to(ROOT).as_posix())
    visit.run_all()
    expect(visit.page.locator(".kit-guide select")).to_be_visible()
    yield visit.page
    target.unlink()


@pytest.fixture
def lesson():
    """Return the path of a notebook with the switch, two explorers and a question."""
    code = ["import kit\nkit.projector()", *(f"kit.open({letter!r})" for letter in LETTERS)]
    with notebook_of(*code, "kit.lesson('01_timeline').ask('match_years')") as path:
        yield path


def opened(visit, path):
    visit.open(path)
    visit.page.keyboard.press("Control+b")  # closes the list of files, as the switch advises
    visit.run_all()
    visit.page.wait_for_function(DRAWN, arg=len(LETTERS), timeout=60_000)
    return visit.page


def test_a_teacher_reads_chooses_and_prints(guide, visit, lab, artefacts):
    page = guide
    expect(page.locator(".kit-guide")).to_contain_text("How did we get to March 2024?")
    page.locator(".kit-guide select").select_option(index=3)
    expect(page.locator(".kit-guide")).to_contain_text("Real people, and two governments")
    page.get_by_role("button", name="Answer key", exact=True).press("Enter")
    expect(page.locator(".kit-guide")).to_contain_text("Never scored", timeout=60_000)
    page.get_by_role("button", name="Likely misconceptions").click()
    expect(page.locator(".kit-idea").first).to_be_visible()
    page.locator(".kit-print select").select_option(index=1)
    page.get_by_role("button", name="Sheet for learners").press("Enter")
    expect(page.locator(".kit-print")).to_contain_text("01_timeline_sheet.html", timeout=60_000)
    found = Axe().run(page, context={"include": OURS}).response["violations"]
    found = [rule for rule in found if rule["id"] not in NOT_OURS]
    assert [(rule["id"], [n["html"][:120] for n in rule["nodes"][:3]]) for rule in found] == []
    page.get_by_role("button", name="Plan", exact=True).click()
    for theme in ("light", "dark"):
        visit.theme(theme)
        page.locator(".kit-guide").scroll_into_view_if_needed()
        page.screenshot(path=artefacts / f"guide_{theme}.png")
    assert page.evaluate(OVERFLOWING) == []


@pytest.fixture
def on_a_projector(browser, lab, lesson):
    """Return how to open that notebook in a window of a size; who opens it is a new browser."""

    @contextmanager
    def visit(size, zoom=1.0):
        view = {"width": size[0], "height": size[1]}
        with visiting(browser, lab, viewport=view, device_scale_factor=zoom) as visit:
            opened(visit, lesson)
            yield visit
            lab.shut_kernels()
            assert visit.outside == []

    return visit


def test_the_mode_is_kept_by_this_browser_and_by_no_other(
    browser, lab, lesson, on_a_projector, artefacts
):
    with visiting(browser, lab, forced_colors="active", reduced_motion="reduce") as visit:
        visit.open(lesson)
        visit.run_all()
        button = visit.page.get_by_role("button", name="Projector mode")
        button.press("Enter")
        look = "(b) => [getComputedStyle(b).color, getComputedStyle(b).backgroundColor]"
        ink, ground = button.evaluate(look)
        assert ink != ground
        assert visit.page.evaluate(WITHOUT_BORDER) == []
        chosen, other = visit.page.evaluate(GROUNDS)
        assert chosen != other
        visit.page.reload()
        visit.wait_for_kernel()
        visit.run_all()
        expect(button).to_have_attribute("aria-pressed", "true", timeout=60_000)
        lab.shut_kernels()
    with on_a_projector((1920, 1080)) as visit:
        enlarge_and_give_back(visit.page)
        nothing_overflows(visit, artefacts, lambda font: font == pytest.approx(LARGE_TYPE))


def test_nothing_overflows_on_an_old_projector_with_enlarged_pages(on_a_projector, artefacts):
    with on_a_projector((683, 512), zoom=1.5) as visit:  # 1024 by 768 points at 150 %
        nothing_overflows(visit, artefacts, lambda font: font >= 13)


def enlarge_and_give_back(page):
    """The switch enlarges figures and type, and gives everything back."""
    before = page.evaluate(FIGURES)
    button = page.get_by_role("button", name="Projector mode")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(
        f"() => ({FIGURES})().every((one) => one.font > 15 && Math.abs(one.width - one.stage) < 30)"
    )
    expect(page.locator(".jp-CodeCell .jp-Cell-inputWrapper").first).to_be_hidden()
    button.press("Enter")
    page.wait_for_function(
        f"(b) => ({FIGURES})().every((one, i) => one.font === b[i].font && one.ink === b[i].ink"
        " && Math.abs(one.width - b[i].width) < 12)",
        arg=before,
    )
    expect(page.locator(".jp-CodeCell .jp-Cell-inputWrapper").first).to_be_visible()


def nothing_overflows(visit, artefacts, large):
    """In both themes figures are as wide as their place, and their type is large."""
    page = visit.page
    page.get_by_role("button", name="Projector mode").press("Enter")
    for theme in ("light", "dark"):
        visit.theme(theme)
        ink = "#ffffff" if theme == "dark" else "#000000"
        page.wait_for_function(
            f"(ink) => ({FIGURES})().every((one) => one.ink === ink"
            " && Math.abs(one.width - one.stage) < 30)",
            arg=ink,
        )
        assert page.evaluate(OVERFLOWING) == []
        assert all(large(one["font"]) for one in page.evaluate(FIGURES))
        page.locator(".kit-explorer").first.scroll_into_view_if_needed()
        page.screenshot(path=artefacts / f"projector_{theme}_{page.viewport_size['width']}.png")
