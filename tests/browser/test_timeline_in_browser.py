"""The timeline in a real browser: every control by keyboard and by mouse, reload, lost kernel."""

from __future__ import annotations

import json
import re

import pytest
from lab import SCREEN, violations
from playwright.sync_api import expect

import kit

MARKS = """() => {
  const plot = [...document.querySelectorAll('.kit-timeline .js-plotly-plot')][0];
  return plot.data.find((trace) => trace.name === 'marks').customdata.map(String);
}"""
FITS = """() => {
  const plot = document.querySelector('.kit-timeline .js-plotly-plot');
  const stage = document.querySelector('.kit-timeline .kit-stage');
  return plot._fullLayout && Math.abs(plot._fullLayout.width - stage.clientWidth) < 10;
}"""
# The plot fits in the colours of the page, and nothing is wider than its place.
LOOKS_AS = f"""(ink) => ({FITS})()
  && document.querySelector('.kit-timeline .js-plotly-plot')._fullLayout.font.color === ink
  && [...document.querySelectorAll('.kit-timeline, .kit-stage, .kit-aside, .kit-row')]
    .every((box) => !box.offsetParent || box.scrollWidth <= box.clientWidth + 2)"""
PLOT = "document.querySelector('.kit-timeline .js-plotly-plot')"
AXIS = """() => {
  const axis = document.querySelector('.kit-timeline .js-plotly-plot')._fullLayout.xaxis;
  return [axis.type, ...axis.range.map((end) => String(end).slice(0, 10))];
}"""

# Whether each mark within the axis stands where its date lies on it.
IN_PLACE = """() => {
  const plot = document.querySelector('.kit-timeline .js-plotly-plot');
  const axis = plot._fullLayout.xaxis, at = plot.data.findIndex((one) => one.name === 'marks');
  const marks = [...plot.querySelectorAll('.scatterlayer .points path[transform]')];
  const drawn = new Map(marks.filter((path) => path.style.display !== 'none').map(
    (path) => [path.__data__, Number(path.getAttribute('transform').match(/[-\\d.]+/)[0])]));
  const seen = plot.calcdata[at].filter((one) => drawn.has(one));
  return seen.length > 9 && seen.every((one) => Math.abs(drawn.get(one) - axis.c2p(one.x)) < 1);
}"""

TAKE_AWAY = "() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"


@pytest.fixture
def page(bench):
    """A page with the timeline as it opens; shown anew only where a test took it away."""
    bench.outside.clear()
    bench.complaints.clear()
    bench.page.set_viewport_size(SCREEN)
    if bench.page.locator(".kit-timeline").count():
        bench.do("view.reset()")
    else:
        bench.show("import kit\nview = kit.explore.timeline()\nview")
    bench.page.wait_for_selector(".kit-timeline .js-plotly-plot .scatterlayer")
    bench.page.wait_for_function(FITS)
    yield bench.page
    assert bench.outside == []
    assert bench.complaints == []


def wait_for_marks(page, frame):
    wanted = sorted(frame["event_id"])
    page.wait_for_function(
        f"(wanted) => JSON.stringify(({MARKS})().sort()) === wanted",
        arg=json.dumps(wanted, separators=(",", ":")),
        timeout=10_000,
    )


def expected(**state):
    return kit.explore.timeline(**state).selected


def test_the_axis_is_one_of_dates_and_every_event_is_a_mark(page):
    kind, first, last = page.evaluate(AXIS)
    assert (kind, first) == ("date", "1868-01-01")
    assert last > "2026"
    wait_for_marks(page, kit.events())


def test_all_figures_of_a_page_are_drawn_by_one_copy_of_the_script(bench):
    """Each figure brought a copy of its own; a lesson with eight took twice as long."""
    bench.show("import kit, ipywidgets\nipywidgets.VBox([kit.open('W'), kit.open('L')])")
    expect(bench.page.locator(".js-plotly-plot:has(.main-svg)")).to_have_count(2)
    assert bench.page.evaluate("() => window.kitPlotly.size") == 1


def test_a_picture_that_was_taken_away_does_not_fail_when_its_explorer_changes(bench):
    bench.complaints.clear()
    bench.show("import kit\nview = kit.open('W')\nview")
    bench.page.wait_for_selector(".js-plotly-plot .main-svg")
    bench.page.evaluate(TAKE_AWAY)
    bench.do("view.years = (2000, 2010)")
    bench.wait_for_kernel()
    bench.show("import kit\nkit.open('W')")  # what is shown next comes after what could fail
    bench.page.wait_for_selector(".js-plotly-plot .main-svg")
    assert bench.complaints == []


def test_an_axis_moves_without_the_figure_being_calculated_anew(page, bench):
    """Plotly's own widget calculates everything once more, and a key press waits for it."""
    page.evaluate(f"() => {{ window.calculated = {PLOT}.calcdata; }}")
    axis = "view.picture.widget.layout.xaxis"
    bench.do(f"before = {axis}.range\n{axis}.range = ['1990-01-01', '2000-01-01']")
    page.wait_for_function(f"() => ({AXIS})()[1] === '1990-01-01'")
    assert page.evaluate(f"() => {PLOT}.calcdata === window.calculated")
    assert page.evaluate(IN_PLACE)
    bench.do(f"{axis}.range = before")
    page.wait_for_function(f"() => ({AXIS})()[1] === '1868-01-01'")
    assert page.evaluate(IN_PLACE)


def test_a_control_is_answered_by_the_thread_that_runs_the_cells(bench):
    bench.show(
        "import ipywidgets, threading\nasked, said = ipywidgets.Button(description='Who?'), []\n"
        "def say(_):\n    said.append(threading.current_thread().name)\n"
        "    asked.description = f'{said[-1]} {len(said)}'\n"
        "asked.on_click(say)\nasked"
    )
    button = bench.page.locator(".jupyter-button")
    for time in (1, 2, 3):  # JupyterLab makes a thread of its own, if any, at the first message
        button.click()
        expect(button).to_have_text(f"MainThread {time}")


def test_years_by_keyboard(page):
    left, right = page.locator(".kit-timeline .widget-slider .noUi-handle").all()[:2]
    left.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    right.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    last = kit.explore.timeline().years[1]
    wait_for_marks(page, expected(years=(1873, last - 3)))
    expect(page.locator(".kit-status")).to_contain_text("events shown of")


def test_years_by_mouse(page):
    handle = page.locator(".kit-timeline .widget-slider .noUi-handle").first
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 8, steps=8)
    page.mouse.up()
    first = int(page.locator(".kit-timeline .widget-readout").first.inner_text()[:4])
    assert first > 1880
    wait_for_marks(page, expected(years=(first, kit.explore.timeline().years[1])))


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_every_chip(page, hand):
    for group, trait, values in (
        ("Category", "categories", ("abduction", "statement")),
        ("How sure", "certainties", ("contested",)),
        ("Date known", "precisions", ("month",)),
    ):
        labels = {
            key: button.description
            for key, button in kit.explore.timeline().controls[trait].buttons.items()
        }
        for value in values:
            button = page.get_by_role("group", name=group).get_by_role("button", name=labels[value])
            if hand == "mouse":
                button.click()
            else:
                button.focus()
                page.keyboard.press("Space")
            expect(button).to_have_attribute("aria-pressed", "true")
        wait_for_marks(page, expected(**{trait: values}))
        page.get_by_role("button", name="Show everything").click()
        wait_for_marks(page, kit.events())


def test_words_actors_lanes_and_reset(page):
    page.get_by_label("Words").fill("拉致")
    page.get_by_label("Words").fill("Stockholm")
    wait_for_marks(page, expected(words="Stockholm"))
    page.get_by_role("button", name="Show everything").click()
    page.get_by_label("Who", exact=True).select_option(index=1)
    page.get_by_label("and who").select_option(index=3)
    page.wait_for_function(f"() => ({MARKS})().length < 200")
    page.get_by_role("button", name="Show everything").click()
    wait_for_marks(page, kit.events())
    page.get_by_role("button", name="by state").click()
    page.wait_for_function(f"(n) => ({MARKS})().length > n", arg=len(kit.events()))
    expect(page.locator(".kit-status")).to_contain_text("marks")


def test_an_event_is_reached_by_list_by_buttons_and_by_mark(page):
    page.get_by_label("Events shown").select_option(index=4)
    fifth = kit.events().iloc[4]
    expect(page.locator(".kit-card-title")).to_have_text(fifth["title"])
    page.get_by_role("button", name="Next event").click()
    expect(page.locator(".kit-card-title")).to_have_text(kit.events()["title"].iloc[5])
    page.get_by_role("button", name="Previous event").click()
    expect(page.locator(".kit-card-title")).to_have_text(fifth["title"])
    expect(page.locator(".kit-live").first).to_contain_text(fifth["title"])
    expect(page.locator(".kit-card a").first).to_have_attribute("href", re.compile("^http"))
    point = page.locator(".kit-timeline .scatterlayer .trace.scatter .points path").nth(40)
    point.click(force=True)
    expect(page.locator(".kit-card-title")).not_to_have_text(fifth["title"])


def test_every_panel(page):
    shown = {
        "Table": "in order of time",
        "Map": "Land is drawn in one colour",
        "Sources": "sources for what is shown",
        "Code": "kit.events()",
        "View code": 'kit.open("T")',
    }
    for name, sentence in shown.items():
        page.get_by_role("tab", name=name, exact=True).click()
        expect(page.locator(".kit-panels")).to_contain_text(sentence, timeout=20_000)


def test_axe_finds_nothing_in_our_output(page, bench):
    assert violations(page, [".kit-explorer"], "light") == []
    bench.do("view.set(years=(2002, 2003))")  # a table of hundreds of rows has rows of one make
    for panel in ("Map", "Table", "Sources", "Code", "View code"):
        page.get_by_role("tab", name=panel, exact=True).click()
        expect(page.locator(".kit-panels .widget-html-content:visible").first).not_to_be_empty()
        assert violations(page, [".kit-panels"], "light") == []


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", (1920, 1080)), ("light", (1024, 768)), ("dark", (1366, 768))],
    ids=str,
)
def test_looks(page, bench, artefacts, size, theme):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    bench.theme(theme)
    page.get_by_label("Events shown").select_option(index=60)
    page.wait_for_function(LOOKS_AS, arg="#eceff3" if theme == "dark" else "#1b1f24")
    page.locator(".kit-timeline").scroll_into_view_if_needed()
    page.screenshot(path=artefacts / f"timeline_{theme}_{size[0]}x{size[1]}.png")


def test_native_scripts_are_not_boxes(page):
    widths = page.evaluate(
        """() => {
          const pen = document.createElement('canvas').getContext('2d');
          pen.font = getComputedStyle(document.querySelector('.kit-timeline')).font;
          return ['拉致', '조선', '\\uE0FF\\uE0FF'].map((text) => pen.measureText(text).width);
        }"""
    )
    assert widths[0] != widths[2]
    assert widths[1] != widths[2]


def test_a_reload_shows_the_present_state(page, bench):
    page.get_by_role("button", name="Abductions").click()
    wait_for_marks(page, expected(categories=("abduction",)))
    bench.save()
    bench.page.reload()
    page.wait_for_selector(".kit-timeline .js-plotly-plot .scatterlayer")
    bench.forgive_a_slow_start()
    wait_for_marks(page, expected(categories=("abduction",)))


def test_a_lost_kernel_is_said_and_a_new_one_works(page, bench):
    bench.kill_kernel()
    expect(page.locator(".kit-banner").first).to_contain_text(
        "Your answers are safe", timeout=20_000
    )
    bench.wait_for_kernel()
    bench.run_all()
    wait_for_marks(page, kit.events())
