"""The Lite edition in a real browser, as far as a machine without Pyodide's own packages can go."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lab import ROOT
from playwright.sync_api import Browser, BrowserContext

from kit.server.launch.errors import StartError
from kit.server.launch.places import user_folder
from kit.server.lite import fetch, pins, site

pytestmark = pytest.mark.slow
CACHE = user_folder() / "lite-parts"
READY = """() => {
  const shell = window.jupyterapp && window.jupyterapp.shell.currentWidget;
  const session = shell && shell.sessionContext && shell.sessionContext.session;
  return session && session.kernel && session.kernel.status === 'idle';
}"""
RUN = """async (code) => {
  const session = window.jupyterapp.shell.currentWidget.sessionContext.session;
  const said = [];
  const future = session.kernel.requestExecute({ code });
  future.onIOPub = (message) => said.push(message.content.text || message.content.evalue || '');
  await future.done;
  return said.join('');
}"""
OPEN = """
import pathlib, tempfile
from kit.lessons.attempts import Attempt
from kit.lessons.store import Store
from kit.server.lite.keeper import Keeper
store = Store(pathlib.Path(tempfile.mkdtemp()))
keeper = Keeper(store, pathlib.Path.cwd() / "my_work")
keeper.restore()
print(sorted(attempt.question for attempt in store.present()))
"""
ANSWER = """
store.add(Attempt("01_timeline", {question!r}, "choice", "1", "a", "right"))
print(keeper.save())
"""


@pytest.fixture(scope="module")
def pyodide() -> Path:
    """Pyodide itself, from the cache of the builder or from npm."""
    try:
        fetch.wheels(CACHE)
        return fetch.pyodide(CACHE)
    except StartError as trouble:
        pytest.skip(f"the parts of the Lite edition cannot be fetched here: {trouble.what}")


@dataclass
class Site:
    """A site that is served."""

    url: str
    folder: Path


@pytest.fixture(scope="module")
def lite(pyodide: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = site.build(ROOT, tmp_path_factory.mktemp("lite") / "site", CACHE)
    settings = folder / "jupyter-lite.json"
    told = json.loads(settings.read_text(encoding="utf-8"))
    told["jupyter-config-data"]["exposeAppInBrowser"] = True  # so that the test can reach it
    settings.write_text(json.dumps(told), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(f"http://127.0.0.1:{server.server_port}/", folder)
        server.shutdown()


@pytest.fixture(scope="module")
def learner(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of one learner, which cannot reach the host of the compiled packages."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(240_000)
    context.route(f"{pins.CDN}**", lambda route: route.abort())
    yield context
    context.close()


def test_a_lesson_without_pandas_stops_with_what_to_do_and_answers_outlast_the_page(
    lite: Site, learner: BrowserContext, artefacts: Path
) -> None:
    """One test, for Pyodide takes half a minute to start."""
    assert site.size(lite.folder) < 90_000_000
    asked: list[str] = []
    own = re.compile(r"http://127\.0\.0\.1[:/]|data:|blob:")
    learner.on("request", lambda one: None if own.match(one.url) else asked.append(one.url))
    page = learner.new_page()
    page.goto(lite.url)
    page.screenshot(path=artefacts / "lite_start.png")
    page.get_by_role("link", name="Open the first lesson").click()
    page.wait_for_function(READY)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-Notebook img')].some(i => i.naturalWidth)"
    )
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    notice = page.locator(".jp-OutputArea-output [role=status]").first
    notice.wait_for()
    assert "pandas" in notice.inner_text()
    assert "Connect this device to the Internet" in notice.inner_text()
    notice.scroll_into_view_if_needed()
    page.screenshot(path=artefacts / "lite_without_pandas.png")
    page.wait_for_function(READY)
    assert page.evaluate(RUN, OPEN).strip() == "[]"
    assert page.evaluate(RUN, ANSWER.format(question="one")).strip() == "True"
    page.goto(f"{lite.url}lab/index.html?path=00_start_here.ipynb")
    page.wait_for_function(READY)
    assert page.evaluate(RUN, OPEN).strip() == "['one']"
    assert all(address.startswith(pins.CDN) for address in asked), asked


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node on this machine")
def test_the_parts_without_pandas_run_in_the_browsers_python(pyodide: Path) -> None:
    script = Path(__file__).with_name("browser_python.mjs")
    packages = Path(pytest.__file__).parents[1]
    command = ["node", str(script), str(pyodide), str(ROOT), str(packages)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout.strip().splitlines()[-1])
    assert found["python"].startswith(pins.PYTHON)
    assert found["dates"] > 500
    assert found["questions"] > 100
    assert found["kept"] == ["one", "two"]
    assert found["prose"] == "<p><strong>5</strong> &lt;b&gt;</p>"
