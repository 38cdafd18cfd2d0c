"""Questions in a real browser: answered by hand and by keyboard, reloaded, their kernel lost."""

from __future__ import annotations

from uuid import uuid4

import nbformat
from lab import ROOT
from playwright.sync_api import expect


def check_named(page, start):
    return page.locator(".kit-check").filter(has_text=start).first


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
