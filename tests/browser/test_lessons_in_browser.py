"""Each lesson as a learner meets it: opened, run, answered, reloaded, its kernel lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from lab import LOOKS, ROOT, violations
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


@pytest.fixture
def copy_of():
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


def check_named(page, start):
    return page.locator(".kit-check").filter(has_text=start).first


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_before_its_first_run_and_from_top_to_bottom(visit, copy_of, artefacts, name):
    visit.open(copy_of(name))
    look_before_the_first_run(visit.page)
    visit.run_all()
    page = visit.page
    failed = ".jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']"
    assert page.locator(failed).count() == 0
    text = page.locator(".jp-Notebook").inner_text()
    assert [sentence for sentence in ERROR_BOXES if sentence in text] == []
    assert page.locator(".kit-check").count() >= questions_of(name)
    assert page.evaluate(STOPS_OUT_OF_ORDER) == []
    walk_by_keyboard(page)
    for theme, width, height in LOOKS:
        visit.theme(theme)
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


def test_an_answer_wrong_then_right_outlives_reload_and_kernel(visit, copy_of):
    visit.open(copy_of("01_timeline"))
    visit.run_all()
    page = visit.page
    asked = "Meeting near Ulaanbaatar reported"
    check = check_named(page, asked)
    check.get_by_role("button", name="Check my answer").click()
    expect(check).to_contain_text("Not an answer yet")
    check.get_by_text("It is agreed. All sides").click()
    check.get_by_role("button", name="Check my answer").click()
    expect(check).to_contain_text("Not right yet")
    expect(check).to_contain_text("A hollow mark is not an agreed event")
    check.get_by_text("It is uncertain. A newspaper").click()
    check.get_by_role("button", name="Check my answer").click()
    expect(check).to_contain_text("Right")
    expect(check).to_contain_text("What I answered (2 times)")

    page.reload()
    visit.wait_for_kernel()
    visit.run_all()
    expect(check_named(page, asked)).to_contain_text("What I answered (2 times)", timeout=30_000)

    visit.kill_kernel()
    expect(page.locator(".kit-banner").first).to_contain_text("safe", timeout=20_000)
    visit.wait_for_kernel()
    visit.run_all()
    check = check_named(page, asked)
    expect(check).to_contain_text("What I answered (2 times)")
    expect(check).to_contain_text("You answered this on")
    visit.forgive_late_widgets()


def test_an_answered_check_is_live_again_after_a_reload_without_running_anything(visit):
    path = ROOT / "notebooks" / f"zz_{uuid4().hex[:8]}.ipynb"
    code = "import kit\nkit.lesson('01_timeline').ask('who_vouches')"
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    path.write_text(nbformat.writes(made), encoding="utf-8")
    try:
        visit.open(path.relative_to(ROOT).as_posix())
        visit.run_all()
        check = visit.page.locator(".kit-check")
        check.get_by_text("Agreed, because an ambassador").click()
        check.get_by_role("button", name="Check my answer").click()
        expect(check).to_contain_text("Not right yet")
        visit.save()
        visit.page.reload()
        expect(check).to_contain_text("Not right yet", timeout=60_000)
        check.get_by_text("Uncertain, because only").click()
        check.get_by_role("button", name="Check my answer").click()
        expect(check).to_contain_text("What I answered (2 times)")
    finally:
        path.unlink()


def test_questions_are_answered_and_sides_switched_by_keyboard_alone(visit, copy_of):
    visit.open(copy_of("01_timeline"))
    visit.run_all()
    page = visit.page
    number = check_named(page, "How many days lie between Kim Yo Jong")
    number.get_by_role("textbox").first.focus()
    page.keyboard.type("39")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(number).to_contain_text("Right")
    order = check_named(page, "Put these steps of early 2024 in order")
    before = order.inner_text()
    order.get_by_role("button", name="Move down").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function(
        "([el, old]) => el.innerText !== old", arg=[order.element_handle(), before]
    )
    sides = page.locator(".kit-tellings")
    assert sides.locator("section").count() >= 4
    button = sides.get_by_role("button", name="Japan").first
    button.focus()
    page.keyboard.press("Space")
    expect(sides.locator("section")).to_have_count(1)
    expect(button).to_have_attribute("aria-pressed", "true")
