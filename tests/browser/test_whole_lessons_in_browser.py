"""Each lesson in a real browser, as it opens and from top to bottom; by keyboard; both themes."""

from __future__ import annotations

import json

import pytest
from lab import ROOT, violations
from playwright.sync_api import expect

LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
OUR_OUTPUT = [".kit-explorer", ".kit-check"]
# Where the Tab key stops: what can be focused and is seen; of radio buttons, one of each group.
STOPS = """const stops = (it) => [...it.querySelectorAll('a[href], button, input, select, textarea,'
    + 'summary, iframe, [tabindex], [contenteditable=true]')].filter((one) =>
  (one.isContentEditable || one.tabIndex >= 0) && !one.disabled
  && one.checkVisibility({visibilityProperty: true})
  && (one.type !== 'radio' || one.checked
    || (!it.querySelector(`input[name="${one.name}"]:checked`)
      && it.querySelector(`input[name="${one.name}"]`) === one)));"""
# Marks the stops of an output, notes from now on where the focus goes, and takes the first stop.
START_WALK = f"""(it) => {{ {STOPS}
  const found = stops(it), walked = window.walked = [];
  document.addEventListener('focusin', window.noteStop = (event) => {{
    walked.push(found.indexOf(event.target)); }});
  document.activeElement.blur();
  if (found.length) found[0].focus();
  return found.length; }}"""
END_WALK = """() => { document.removeEventListener('focusin', window.noteStop);
  return window.walked; }"""
STOPS_OUT_OF_ORDER = f"""() => {{ {STOPS}
  return [...document.querySelectorAll('.kit-explorer, .kit-check')].flatMap((it) => stops(it))
    .filter((one) => one.tabIndex > 0).map((one) => one.outerHTML.slice(0, 120)); }}"""
ERROR_BOXES = ["Error displaying widget", "Loading widget", "model not found", "Traceback"]


@pytest.fixture(params=LESSONS)
def name(request):
    return request.param


@pytest.fixture
def lesson(desk, copy_of, name):
    """A visit to one lesson, opened and not run, during which nothing may fail."""
    with desk.at(copy_of(name)):
        yield desk


def test_a_lesson_before_its_first_run_and_from_top_to_bottom(lesson, name, artefacts):
    page = lesson.page
    look_before_the_first_run(page)
    lesson.run_all()
    failed = ".jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']"
    assert page.locator(failed).count() == 0
    text = page.locator(".jp-Notebook").inner_text()
    assert [sentence for sentence in ERROR_BOXES if sentence in text] == []
    assert page.locator(".kit-check").count() >= questions_of(name)
    assert page.evaluate(STOPS_OUT_OF_ORDER) == []
    walk_by_keyboard(page)
    for theme, width, height in lesson.looks():
        lesson.theme(theme)
        assert violations(page, OUR_OUTPUT, theme) == []
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".kit-explorer, .kit-check").first.scroll_into_view_if_needed()
        page.screenshot(path=artefacts / f"{name}_{theme}_{width}x{height}.png")


def look_before_the_first_run(page):
    """There are pictures and sentences, and no error."""
    expect(page.locator(".jp-OutputArea img").first).to_be_visible()
    expect(page.locator(".jp-Notebook")).to_contain_text("Run")
    text = page.locator(".jp-Notebook").inner_text()
    assert [sentence for sentence in ERROR_BOXES if sentence in text] == []
    broken = page.evaluate(
        "() => [...document.querySelectorAll('.jp-Notebook img')]"
        ".filter((i) => i.complete && !i.naturalWidth).map((i) => i.src)"
    )
    assert broken == []


def walk_by_keyboard(page):
    """Tab goes from each control of an output to the next one, and gets out at the end."""
    for output in page.locator(".kit-explorer, .kit-check").all():
        stops = output.evaluate(START_WALK)
        for _ in range(stops):
            page.keyboard.press("Tab")
        walked = page.evaluate(END_WALK)
        assert walked[:stops] == list(range(stops)), output.inner_text()[:200]
        assert all(stop == -1 for stop in walked[stops:]), output.inner_text()[:200]


def questions_of(name):
    """Return how many questions a lesson asks."""
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    return sum(
        "lesson.ask(" in "".join(cell["source"]) or "lesson.again(" in "".join(cell["source"])
        for cell in notebook["cells"]
    )
