"""The pictures of the README: `.venv/bin/python tests/bench/readme_pictures.py`.

Opens the kit in JupyterLab, in an installed Chrome, Chromium or Edge, in the light theme, and
writes `notebooks/pictures/screen_*.webp` anew. Look at them before you commit them.
"""

from __future__ import annotations

import base64
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import BROWSER_OPTIONS, FITS, Visit, installed_browser, running_lab, visiting  # noqa: E402

PICTURES = ROOT / "notebooks" / "pictures"
SIZE, SHARPNESS, QUALITY = {"width": 1366, "height": 768}, 2, 0.85
LARGEST = 300_000  # bytes; the README is read on phones too
WEBP = """async ([png, quality]) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const bytes = new Uint8Array(
    await (await canvas.convertToBlob({type: 'image/webp', quality})).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}"""


@dataclass(frozen=True)
class Shot:
    """What one picture shows.

    Attributes
    ----------
    name
        Its file is `screen_<name>.webp`.
    code
        The code of a notebook of one cell; "" for a whole lesson.
    lesson
        Name of the lesson that is run, if it is one.
    top
        What stands at the upper edge of the picture.
    there
        What must be there before it is taken.
    """

    name: str
    top: str
    there: str
    code: str = ""
    lesson: str = ""


SHOTS = (
    Shot(
        "timeline", ".kit-status", ".kit-stage .js-plotly-plot .main-svg",
        code='import kit\nkit.open("T/2000-2006/e:ev_2002_09_17_summit")',
    ),
    Shot(
        "sides", "h3:has-text('Three tellings')", ".kit-telling",
        lesson="02_colonial_rule_and_aftermath",
    ),
    Shot(
        "laboratory", ".kit-laboratory", ".kit-laboratory .kit-reader",
        code="import kit\nkit.laboratory.coding()",
    ),
)  # fmt: skip


@contextmanager
def notebook_of(shot: Shot) -> Iterator[Path]:
    """Put what is shown into a notebook of its own, and take that away at the end."""
    path = ROOT / "notebooks" / "my_work" / f"{shot.lesson or shot.name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    if shot.lesson:
        shutil.copy(ROOT / "notebooks" / f"{shot.lesson}.ipynb", path)
    else:
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(shot.code)])
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        path.write_text(json.dumps(made), encoding="utf-8")
    try:
        yield path
    finally:
        path.unlink()


def take(visit: Visit, shot: Shot) -> bytes:
    """Open and run the notebook, bring the place to the top, and return the picture."""
    with notebook_of(shot) as path:
        visit.open(path.relative_to(ROOT).as_posix())
        page = visit.page
        visit.theme("light")
        run = "window.jupyterapp.commands.execute"
        page.evaluate(f"() => {run}('application:toggle-left-area')")
        visit.run_all()
        page.locator(shot.there).first.wait_for(state="attached")
        if not shot.lesson and page.locator(".kit-stage .js-plotly-plot").count():
            page.wait_for_function(FITS)
        page.locator(shot.top).first.evaluate("(part) => part.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(1500)  # the picture is taken once; nothing depends on the time
        return as_webp(page, page.screenshot())


def as_webp(page: Page, png: bytes) -> bytes:
    """Return a screenshot as WebP, which the browser itself can write."""
    bare = page.context.new_page()
    made = bare.evaluate(WEBP, [base64.b64encode(png).decode(), QUALITY])
    bare.close()
    return base64.b64decode(made)


def main() -> None:
    """Take all pictures."""
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as work,
        running_lab(ROOT, Path(work)) as lab,
    ):
        path = installed_browser()
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        for shot in SHOTS:
            with visiting(browser, lab, viewport=SIZE, device_scale_factor=SHARPNESS) as visit:
                taken = take(visit, shot)
                lab.shut_kernels()
            target = PICTURES / f"screen_{shot.name}.webp"
            target.write_bytes(taken)
            print(f"{target.relative_to(ROOT)}: {len(taken):,} bytes")
            if len(taken) > LARGEST:
                raise SystemExit(f"larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
