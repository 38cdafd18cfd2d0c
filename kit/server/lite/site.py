"""Put the site together and let JupyterLite build it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from string import Template
from typing import Any

from kit.server.launch.errors import StartError, explain
from kit.server.lite import fetch, lock, pins, wheel

HERE = Path(__file__).parent
SETTINGS = HERE.parent / "settings"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
# What the site shows widgets with; extensions of the teacher's own JupyterLab stay out of it.
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget", KERNEL)
_OPENING = """\
from kit.server.lite.browser import keep, prepare

await prepare()
from kit.lessons.store import own_store

kept = keep(own_store())
kept"""


def build(root: Path, target: Path, cache: Path, release: Path | None = None) -> Path:
    """Build the site and return its folder.

    Parameters
    ----------
    root
        The checkout.
    target
        The folder for the site; an older site there is replaced.
    cache
        Where what was fetched is kept.
    release
        An unpacked release of Pyodide: the site then asks no other host for anything.

    Raises
    ------
    StartError
        If something cannot be fetched, or JupyterLite does not build.
    """
    _check_target(target)
    with tempfile.TemporaryDirectory(prefix="lite-") as made:
        plan = Path(made)
        put_pyodide(root, plan / "static" / "pyodide", cache, release)
        put_contents(root, plan / "contents")
        put_settings(plan)
        _run_jupyterlite(plan, target)
    finish(target)
    return target


def put_pyodide(root: Path, folder: Path, cache: Path, release: Path | None) -> None:
    """Bring Pyodide, the packages and the list of packages into a folder."""
    shutil.copytree(fetch.pyodide(cache), folder)
    original = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    wheels = fetch.wheels(cache)
    found = [] if release is None else fetch.compiled(release, lock.compiled_files(original))
    for file in [*wheels, *found]:
        shutil.copy(file, folder)
    kit = wheel.build(root, folder, version(root), versions(original, wheels))
    own = lock.rewritten(original, wheels, kit, at_hand=release is not None)
    (folder / "pyodide-lock.json").write_text(json.dumps(own), encoding="utf-8")


def put_contents(root: Path, folder: Path) -> None:
    """Bring the lessons, changed for the browser, and what lies beside them into a folder."""
    folder.mkdir()
    for file in sorted((root / "notebooks").glob("*.ipynb")):
        lesson = for_browser(json.loads(file.read_text(encoding="utf-8")))
        (folder / file.name).write_text(json.dumps(lesson, ensure_ascii=False), encoding="utf-8")
    shutil.copytree(root / "notebooks" / "questions", folder / "questions")
    (folder / "pictures").mkdir()
    for file in (root / "notebooks" / "pictures").glob("*.svg"):
        # JupyterLite shows a picture only if all of its characters are plain ones.
        plain = file.read_text(encoding="utf-8").encode("ascii", "xmlcharrefreplace")
        (folder / "pictures" / file.name).write_bytes(plain)
    shutil.copy(HERE / "LITE.md", folder)


def put_settings(plan: Path) -> None:
    """Write what JupyterLite and its page are told."""
    off = json.loads((SETTINGS / "page_config.json").read_text(encoding="utf-8"))
    disabled = [name for name in off["disabledExtensions"] if name != KERNEL]
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
    }
    page = {
        "appName": "North Korea–Japan relations (Lite)",
        "disabledExtensions": disabled,
        "litePluginSettings": {f"{KERNEL}:kernel": kernel},
    }
    _write(plan / "jupyter-lite.json", {
        "jupyter-lite-schema-version": 0, "jupyter-config-data": page,
    })  # fmt: skip
    shutil.copy(SETTINGS / "overrides.json", plan)
    shared = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    _write(plan / "jupyter_lite_config.json", {
        "LiteBuildConfig": {
            "apps": ["lab"], "contents": ["contents"], "no_sourcemaps": True,
            "no_unused_shared_packages": True, "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(shared / name) for name in EXTENSIONS],
        },
    })  # fmt: skip


def for_browser(lesson: dict[str, Any]) -> dict[str, Any]:
    """Return a lesson with the kernel of the browser and with the cell that it runs first."""
    opening: dict[str, Any] = {
        "cell_type": "code", "id": "browser", "source": _OPENING, "outputs": [],
        "execution_count": None,
        "metadata": {
            "tags": ["setup"], "editable": False, "deletable": False,
            "jupyter": {"source_hidden": True},
        },
    }  # fmt: skip
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    cells = list(lesson["cells"])
    first = next((n for n, cell in enumerate(cells) if cell["cell_type"] == "code"), len(cells))
    cells.insert(first, opening)
    return {**lesson, "cells": cells, "metadata": {**lesson["metadata"], "kernelspec": kernel}}


def version(root: Path) -> str:
    """Return the kit's version, as the kit itself names it."""
    source = (root / "kit" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    assert found
    return found[1]


def versions(original: dict[str, Any], wheels: list[Path]) -> dict[str, str]:
    """Return the version that the browser has of each package that the kit asks for."""
    own = {lock.normal(file.name.split("-")[0]): file.name.split("-")[1] for file in wheels}
    known = {name: original["packages"][name]["version"] for name in pins.COMPILED} | own
    return {name: known[name] for name in pins.KIT_NEEDS}


def finish(site: Path) -> None:
    """Put the page in front that says what this is, and what is kept."""
    start = Template((HERE / "start.html").read_text(encoding="utf-8"))
    (site / "index.html").write_text(start.substitute(cdn=pins.CDN), encoding="utf-8")
    shutil.copy(HERE / "LITE.md", site)


def size(site: Path) -> int:
    """Return how many bytes the site has."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def _check_target(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / "jupyter-lite.json").is_file():
        raise StartError(
            f"The folder {target} holds something else than a Lite site.",
            "name an empty or a new folder with --to.",
        )


def _run_jupyterlite(plan: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    command = [
        sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(plan),
        "--output-dir", str(target.resolve()),
    ]  # fmt: skip
    made = subprocess.run(
        command, cwd=plan, capture_output=True, text=True, errors="replace", check=False
    )
    if made.returncode:
        raise explain(made.stdout + made.stderr, str(target))


def _write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
