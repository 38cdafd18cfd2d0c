"""What a lesson of the Lite edition runs first, inside the browser.

It loads what the kit needs, and says in plain words what could not be loaded and how long answers
last. It needs the standard library only: whatever else is missing, it can still speak.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from html import escape
from importlib.util import find_spec
from pathlib import Path

from kit.server.lite import pins
from kit.server.lite.keeper import Answers, Keeper

DRIVE = Path("/drive")  # where JupyterLite shows its kernel the files of this browser
WORK = "my_work"
# What each compiled package is imported as, where the name differs.
_IMPORTS = {"pyyaml": "yaml"}
_KEPT = (
    "Ready. Your answers are kept in this browser, on this device. They are lost if somebody "
    "clears the browser's data, and in a private window. To hand them in, run "
    'lesson.export_answers("my_answers.json") in a cell of your own, and download that file from '
    "the list on the left."
)
_NOT_KEPT = (
    "Ready. Careful: this browser lets the lesson keep nothing. Your answers are lost when you "
    "close or reload this page. Write what matters to you elsewhere, or use another browser."
)
Load = Callable[[list[str]], Awaitable[object]]


class Notice:
    """A few sentences that a notebook shows."""

    def __init__(self, sentences: Iterable[str], trouble: bool, task: object = None) -> None:
        self.sentences = list(sentences)
        self.trouble = trouble
        self.task = task

    def __repr__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        border = "3px solid #b35900" if self.trouble else "1px solid #8c959f"
        lines = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences)
        return f'<div role="status" style="border:{border};padding:0 12px">{lines}</div>'


class NotReadyError(Exception):
    """Ends the run of a lesson after its notice; the rest could only fail, less plainly."""

    def _render_traceback_(self) -> list[str]:
        return ["The lesson stops here. The box above says what to do."]


async def prepare(load: Load | None = None) -> None:
    """Load the packages of the lessons.

    Parameters
    ----------
    load
        Loads packages by name; by default Pyodide does.

    Raises
    ------
    NotReadyError
        If a package could not be loaded; a notice says which, and what to do.
    """
    try:
        await (load or _pyodide)(["north-korea-japan-kit"])
    except Exception as error:  # whatever the browser says, the learner gets a sentence
        problem = str(error)
    else:
        problem = ""
    importlib.invalidate_caches()
    missing = [name for name in pins.COMPILED if find_spec(_IMPORTS.get(name, name)) is None]
    if missing:
        _show(Notice(_not_loaded(missing, problem), trouble=True))
        raise NotReadyError
    # In memory, because a database at work does not bear the browser's storage.
    os.environ["KIT_WORK"] = tempfile.mkdtemp()


def keep(store: Answers, here: Path | None = None) -> Notice:
    """Keep the answers in the browser's storage from now on; return what a learner must know.

    Parameters
    ----------
    store
        The learner's answers, in memory.
    here
        The folder of the lesson; the present one if it is not named.
    """
    here = here or Path.cwd()
    if DRIVE not in (here, *here.parents) or not _can_write(here / WORK):
        return Notice([_NOT_KEPT], trouble=True)
    keeper = Keeper(store, here / WORK)
    keeper.restore()
    # It has to be held for as long as the lesson runs; what holds it is the notice in the page.
    return Notice([_KEPT], trouble=False, task=asyncio.ensure_future(keeper.watch()))


async def _pyodide(names: list[str]) -> object:
    from pyodide_js import loadPackage  # type: ignore[import-not-found]

    return await loadPackage(names)


def _show(notice: Notice) -> None:
    from IPython.display import display

    display(notice)


def _not_loaded(missing: list[str], problem: str) -> list[str]:
    said = f" The browser says: {problem}" if problem else ""
    return [
        f"This lesson cannot start: {', '.join(missing)} could not be loaded.{said}",
        f"These parts come from {pins.CDN} when a lesson opens. Connect this device to the "
        "Internet, reload the page and run the lesson again.",
        "For the teacher: if the school's network blocks that address, build the site with "
        "python start.py lite --pyodide FOLDER. Then it needs no other host.",
    ]


def _can_write(folder: Path) -> bool:
    probe = folder / ".probe"
    try:
        folder.mkdir(exist_ok=True)
        probe.write_text("x", encoding="utf-8")
        read = probe.read_text(encoding="utf-8")
        probe.unlink()
    except OSError:
        return False
    return read == "x"
