"""The figures of merit, each beside its floor, measured in one run: `python start.py bench`.

Nothing here is a test: a slow machine fails nobody. Times are medians with the 95th percentile.
"""

from __future__ import annotations

import ast
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import BROWSER_OPTIONS, Visit, installed_browser, running_lab, visiting  # noqa: E402

PRESSES, WARM_UP, RUNS = 40, 5, 7
FLOOR_IMPORTS = "import pandas, plotly.graph_objects, ipywidgets"
EVERY_TABLE = "import kit\nfor name in kit.tables()['table']: getattr(kit, name)()"
MEMORY = "import psutil, os; print(psutil.Process(os.getpid()).memory_full_info().pss)"
# What the methods of a lesson need, however it is written; each takes as much as half the kit.
LIBRARIES = (
    "scipy.stats", "scipy.optimize", "statsmodels.stats.inter_rater",
    "statsmodels.regression.linear_model", "networkx", "krippendorff",
)  # fmt: skip
BARE_KERNEL = (FLOOR_IMPORTS, "plotly.graph_objects.FigureWidget()")
LOADED = f"import sys; print([one for one in {LIBRARIES} if one in sys.modules])"
BARE_FIGURE = """\
import plotly.graph_objects as go, ipywidgets as w, kit
parts = kit.explore.timeline().picture._shown
f = go.FigureWidget(go.Figure(parts["data"], parts["layout"]))
f.layout.title = "0"
s = w.IntSlider(value=1868, min=1868, max=2026)
def move(change):
    with f.batch_update():
        f.layout.xaxis.range = [f"{change['new']}-01-01", "2027-01-01"]
        f.layout.title.text = str(change["new"])
s.observe(move, "value")
w.VBox([s, f])"""
INTERACT = """\
import plotly.graph_objects as go, ipywidgets as w, kit
from IPython.display import display
from kit.figures import timeline as drawing
view = kit.explore.timeline()
@w.interact(first=w.IntSlider(value=1868, min=1868, max=2026))
def draw(first):
    look = drawing.Look(f"{first}-01-01", "2026-12-31")
    shown = view.events[view.events["end"] >= f"{first}-01-01"]
    display(drawing.timeline_figure(view.events, shown, view.eras, look))"""
MILLION = """\
import time, numpy, pandas, kit, plotly.graph_objects as go
from kit.figures.crowd import crowd
from kit.figures.theme import CATEGORY_MARKS
few = kit.events()
many = pandas.concat([few] * (1_000_000 // len(few) + 1), ignore_index=True).head(1_000_000)
many["event_id"] = [f"ev_{n}" for n in range(len(many))]
view = kit.explore.TimelineExplorer(many)
bare = go.FigureWidget([{"type": "scatter", "mode": "markers"}])
ours, floor = [], []
for last in range(2010, 2020):
    begin = time.perf_counter()
    view.set(years=(1950, last), categories=("weapons", "statement"))
    ours.append(time.perf_counter() - begin)
    begin = time.perf_counter()
    keep = many["category"].isin(["weapons", "statement"])
    keep &= (many["start"] <= f"{last}-12-31") & (many["end"] >= "1950-01-01")
    spots = crowd(many[keep], "category", list(CATEGORY_MARKS), view.look.canvas)
    with bare.batch_update():
        bare.data[0].x, bare.data[0].y = spots["at"].astype(str).tolist(), spots["y"].tolist()
    floor.append(time.perf_counter() - begin)
print(numpy.median(ours), numpy.median(floor))"""
HELD, GAP = 40, 30  # presses of a key that is held, and the milliseconds between two of them
HOLD = """async ([look, presses, gap]) => {
  const read = eval(look), handle = document.activeElement;
  const wait = (ms) => new Promise((go) => setTimeout(go, ms));
  for (let at = 0; at < presses; at += 1) {
    handle.dispatchEvent(new KeyboardEvent('keydown',
      {key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true}));
    await wait(gap);
  }
  const released = performance.now();
  let last = read(), frames = 0, settled = 0;
  while (performance.now() - released < 3000) {
    await new Promise(requestAnimationFrame);
    const now = read();
    if (now !== last) { last = now; frames += 1; settled = performance.now() - released; }
  }
  return [frames, settled]; }"""
THE_KIT = "import kit\nkit.explore.timeline()"
RANGE = """() => { const g = [...document.querySelectorAll('.js-plotly-plot')].filter(
  g => g._fullLayout && g.offsetParent)[0];
  return g ? g._fullLayout.xaxis.range[0] + '|' + (g.querySelector('.xtick text') || {}).textContent
    : ''; }"""


def seconds(code: str) -> float:
    """Return the median time of a fresh Python that runs the code."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def memory(code: str) -> float:
    """Return the MiB of a fresh Python after the code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{MEMORY}"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return int(done.stdout.split()[-1]) / 2**20


def lesson(name: str) -> tuple[float, float, tuple[str, ...]]:
    """Run a lesson from top to bottom in a kernel of its own.

    Returns
    -------
    Seconds from the first cell to the end of the last, MiB of the kernel after it, and which
    libraries its methods needed.
    """
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4)
    notebook.cells += [nbformat.v4.new_code_cell(code) for code in (MEMORY, LOADED)]
    with tempfile.TemporaryDirectory() as work:
        NotebookClient(notebook, resources={"metadata": {"path": ROOT / "notebooks"}}).execute(
            env={**os.environ, "KIT_WORK": work}
        )
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begin, end = (
        datetime.fromisoformat(cell.metadata["execution"][f"iopub.status.{at}"])
        for cell, at in ((cells[0], "busy"), (cells[-3], "idle"))
    )
    size, loaded = (cell.outputs[0].text for cell in cells[-2:])
    return (end - begin).total_seconds(), int(size) / 2**20, tuple(ast.literal_eval(loaded))


def lessons() -> None:
    """Measure every lesson beside its bounds."""
    bare = bare_kernel(())
    for path in sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        taken, size, loaded = lesson(path.stem)
        line(f"  {path.stem}: all cells", f"{taken:.1f} s", "", "", "at most 10 s")
        line("    memory of its kernel, bare kernel", f"{size:.0f} MiB", f"{bare:.0f} MiB",
             f"{size / bare:.2f}", "at most 1.25")  # fmt: skip
        if loaded:
            needed = bare_kernel(loaded)
            names = ", ".join(sorted({one.partition(".")[0] for one in loaded}))
            line("    the same, bare kernel with its libraries", f"{size:.0f} MiB",
                 f"{needed:.0f} MiB", f"{size / needed:.2f}", f"with {names}")  # fmt: skip


@cache
def bare_kernel(libraries: tuple[str, ...]) -> float:
    """Return the MiB of a kernel with the bare stack, an empty figure open, and some libraries."""
    cells = [*BARE_KERNEL, *(f"import {one}" for one in libraries), MEMORY]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
    NotebookClient(notebook, resources={"metadata": {"path": ROOT / "notebooks"}}).execute()
    return int(notebook.cells[-1].outputs[0].text) / 2**20


def slider_latency(visit: Visit, handle: int = 0) -> list[float]:
    """Press the right arrow and wait for the picture to change; milliseconds of each press."""
    page = visit.page
    page.locator(".noUi-handle").nth(handle).focus()
    times = []
    for number in range(PRESSES + WARM_UP):
        taken = page.evaluate(
            """async ([look]) => {
              const read = eval(look), before = read();
              const begin = performance.now();
              const handle = document.activeElement;
              handle.dispatchEvent(new KeyboardEvent('keydown',
                {key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true}));
              while (read() === before) {
                await new Promise((go) => setTimeout(go, 1));
                if (performance.now() - begin > 5000) return -1;
              }
              return performance.now() - begin;
            }""",
            [RANGE],
        )
        if number >= WARM_UP:
            times.append(taken)
        page.wait_for_timeout(350)
    return times


def held_key(visit: Visit) -> tuple[int, float]:
    """Hold the right arrow on the slider that has the focus, and let it go.

    Returns
    -------
    How many pictures were still drawn after the release, and milliseconds until the last of them.
    """
    frames, settled = visit.page.evaluate(HOLD, [RANGE, HELD, GAP])
    return int(frames), float(settled)


def latencies() -> tuple[dict[str, list[float]], dict[str, tuple[int, float]]]:
    """Measure single presses and a held key: bare figure, kit, lesson written the usual way."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=BROWSER_OPTIONS
        )
        found, held = {}, {}
        cases = {"bare slider and figure": BARE_FIGURE, "kit": THE_KIT, "interact": INTERACT}
        for name, code in cases.items():
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
            notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
            path = ROOT / "notebooks" / "my_work" / f"bench_{len(found)}.ipynb"
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(notebook), encoding="utf-8")
            with (
                running_lab(ROOT, Path(folder), stock=name == "interact") as lab,
                visiting(browser, lab) as visit,
            ):
                visit.open(str(path.relative_to(ROOT)))
                visit.run_all()
                visit.page.wait_for_timeout(1500)
                found[name] = slider_latency(visit)
                held[name] = held_key(visit)
            path.unlink()
        browser.close()
    return found, held


def line(name: str, value: str, floor: str, ratio: str, target: str) -> None:
    """Print one row of the table."""
    print(f"{name:<46}{value:>16}{floor:>18}{ratio:>9}  {target}")


def show(times: list[float]) -> str:
    """Return median and 95th percentile."""
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} / {ordered[int(len(ordered) * 0.95) - 1]:.0f} ms"


def main() -> None:
    """Measure and print the table."""
    line("figure of merit", "kit", "floor", "ratio", "target")
    compare("import and every table", seconds, EVERY_TABLE, FLOOR_IMPORTS, " s", "at most 1.25")
    floor = f"{FLOOR_IMPORTS}\nplotly.graph_objects.FigureWidget()"
    compare("memory with the timeline open", memory, THE_KIT, floor, " MiB", "at most 1.25")
    million()
    lessons()
    found, held = latencies()
    kit, bare, usual = (found[k] for k in ("kit", "bare slider and figure", "interact"))
    ratio = statistics.median(kit) / statistics.median(bare)
    line(
        "key press to changed picture",
        show(kit),
        show(bare),
        f"{ratio:.2f}",
        "at most 1.25; 100 ms",
    )
    gain = statistics.median(usual) / statistics.median(kit)
    line("  the same written with interact", show(kit), show(usual), f"{gain:.2f}", "at least 1.7")
    ours, floor = (
        f"{held[one][0]}, {held[one][1]:.0f} ms" for one in ("kit", "bare slider and figure")
    )
    line("held key: pictures after release, until last", ours, floor, "", "at most 1 picture")


def million() -> None:
    """Measure filter and redraw with a million rows beside the same in bare pandas."""
    done = subprocess.run(
        [sys.executable, "-c", MILLION], cwd=ROOT, check=True, capture_output=True, text=True
    )
    ours, bare = (float(number) for number in done.stdout.split())
    line("a million rows: filter and redraw", f"{ours:.2f} s", f"{bare:.2f} s",
         f"{ours / bare:.2f}", "at most 2")  # fmt: skip


def compare(
    name: str, measure: Callable[[str], float], ours: str, bare: str, unit: str, target: str
) -> None:
    """Measure two programs one after the other and print the row."""
    value, floor = measure(ours), measure(bare)
    line(name, f"{value:.2f}{unit}", f"{floor:.2f}{unit}", f"{value / floor:.2f}", target)


if __name__ == "__main__":
    main()
