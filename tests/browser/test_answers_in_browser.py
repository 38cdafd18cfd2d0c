"""Questions in a real browser: answered by hand and by keyboard, reloaded, their kernel lost."""

from __future__ import annotations

from lab import notebook_of
from playwright.sync_api import expect

LESSON = "import kit\nlesson = kit.lesson('01_timeline')"


def test_an_answer_wrong_then_right_outlives_reload_and_kernel(visit):
    """After the reload the question answers again without a cell being run."""
    with notebook_of(f"{LESSON}\nlesson.ask('read_a_mark')") as path:
        visit.open(path)
        visit.run_all()
        page = visit.page
        check = page.locator(".kit-check")
        check.get_by_role("button", name="Check my answer").click()
        expect(check).to_contain_text("Not an answer yet")
        check.get_by_text("It is agreed. All sides").click()
        check.get_by_role("button", name="Check my answer").click()
        expect(check).to_contain_text("Not right yet")
        expect(check).to_contain_text("A hollow mark is not an agreed event")

        visit.save()
        page.reload()
        expect(check).to_contain_text("Not right yet", timeout=60_000)
        check.get_by_text("It is uncertain. A newspaper").click()
        check.get_by_role("button", name="Check my answer").click()
        expect(check).to_contain_text("Right")
        expect(check).to_contain_text("What I answered (2 times)")

        visit.kill_kernel()
        expect(page.locator(".kit-banner").first).to_contain_text("safe", timeout=20_000)
        visit.wait_for_kernel()
        visit.run_all()
        expect(check).to_contain_text("What I answered (2 times)")
        expect(check).to_contain_text("You answered this on")
        visit.forgive_a_slow_start()


def test_questions_are_answered_and_sides_switched_by_keyboard_alone(visit):
    code = (
        f"{LESSON}\nlesson.ask('days_between_statements')",
        "lesson.ask('order_spring_2024')",
        "kit.explore.tellings('ev_2024_03_25_kim_yo_jong_statement')",
    )
    with notebook_of(*code) as path:
        visit.open(path)
        visit.run_all()
        page = visit.page
        number, order = (page.locator(".kit-check").nth(at) for at in range(2))
        number.get_by_role("textbox").first.focus()
        page.keyboard.type("39")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(number).to_contain_text("Right")
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
