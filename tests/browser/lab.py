"""JupyterLab as a person meets it: a real server, a real browser, a lesson that is run."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeout

ROOT = Path(__file__).parents[2]
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)  # fmt: skip
BROWSER_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
SCREEN = {"width": 1366, "height": 768}
# A theme with a laptop, and the other one with a large screen.
LOOKS = (("dark", 1366, 768), ("light", 1920, 1080))
TOKEN = "a-token-for-tests"  # a password of the test server alone
# The plot is as wide as the place where it stands.
FITS = """() => {
  const plot = document.querySelector('.kit-explorer .js-plotly-plot');
  const stage = document.querySelector('.kit-explorer .kit-stage');
  return plot && plot._fullLayout && Math.abs(plot._fullLayout.width - stage.clientWidth) < 10;
}"""
# The debugger of JupyterLab asks also a kernel that has just been ended.
IGNORED_CONSOLE = re.compile(
    r"favicon|ResizeObserver loop|Could not restore the debugger state: Canceled future"
)


def installed_browser() -> str | None:
    """Return the path of an installed Chrome, Chromium or Edge, if there is one."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def free_port() -> int:
    """Return a port on localhost that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Lab:
    """A running server."""

    url: str
    process: subprocess.Popen[bytes]

    def api(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Ask the server's REST interface."""
        request = urllib.request.Request(
            f"{self.url}/api/{path}",
            method=method,
            headers={"Authorization": f"token {TOKEN}"},
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def shut_kernels(self) -> None:
        """End every session, so that the next visit starts afresh."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")


@contextmanager
def running_lab(
    root: Path, work: Path, python: str = sys.executable, stock: bool = False
) -> Iterator[Lab]:
    """Start JupyterLab in `root`, and stop it at the end; `stock` leaves the kit's settings out."""
    port = free_port()
    environment = {
        **os.environ, "KIT_WORK": str(work), "PYTHONPATH": str(root),
        "JUPYTER_CONFIG_DIR": str(work / "jupyter"),
    }  # fmt: skip
    command = [
        python, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}", "--allow-root",
        "--LabApp.expose_app_in_browser=True",
    ]  # fmt: skip
    if stock:
        command.append("--ServerApp.jpserver_extensions={'kit.server': False}")
    log = (work / "server.log").open("wb")
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=root)
    lab = Lab(f"http://localhost:{port}", process)
    try:
        _wait_until_served(lab)
        yield lab
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _wait_until_served(lab: Lab, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            lab.api("status")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no server at {lab.url} after {seconds} seconds")


@dataclass
class Visit:
    """A page in the browser, and everything it asked for or complained about."""

    page: Page
    lab: Lab
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, notebook: str) -> None:
        """Open a notebook and wait until its kernel is connected."""
        address = f"{self.lab.url}/lab/tree/{notebook}?token={TOKEN}&reset"
        self.page.goto(address)
        self.page.wait_for_selector(_FIRST_CELL, timeout=60_000)
        self.wait_for_kernel()

    def turn_to(self, notebook: str) -> None:
        """Open a notebook in the JupyterLab that is open, or in a new one at the first time."""
        if not self.page.url.startswith(self.lab.url):
            self.open(notebook)
            return
        self.page.evaluate(_TURN_TO, notebook)
        self.page.wait_for_selector(_FIRST_CELL, timeout=60_000)
        self.wait_for_kernel()

    def leave(self) -> None:
        """Close the notebook without saving it, and end its kernel."""
        self.page.evaluate(_LEAVE)

    @contextmanager
    def at(self, notebook: str) -> Iterator[Page]:
        """Open a notebook in the JupyterLab that is open; nothing may fail until it is left."""
        self.outside.clear()
        self.complaints.clear()
        self.turn_to(notebook)
        yield self.page
        outside, complaints = self.outside.copy(), self.complaints.copy()
        self.leave()  # widgets that have something to send to the kernel complain now
        assert outside == []
        assert complaints == []

    def wait_for_kernel(self) -> None:
        """Wait until the kernel is connected and idle; say how it is if it does not get there.

        A page that missed the kernel's first words does not know its status. Each answer tells it
        again, so the kernel is asked for something, as it is when a person runs a cell.
        """
        try:
            self.page.wait_for_function(_CONNECTED, timeout=20_000, polling=100)
        except PlaywrightTimeout:
            self.page.evaluate(_ASK_KERNEL)
            try:
                self.page.wait_for_function(_CONNECTED, timeout=60_000, polling=100)
            except PlaywrightTimeout as trouble:
                how = self.page.evaluate(_KERNEL)
                raise AssertionError(f"no idle kernel, but {how}") from trouble

    def kill_kernel(self) -> None:
        """Let the kernel die at once, as if the system had killed it."""
        self.page.evaluate(
            """() => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
              .requestExecute({code: "import os; os.kill(os.getpid(), 9)"}); }"""
        )

    def run_all(self, seconds: float = 120) -> None:
        """Run every cell and wait until the last has finished."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function(_FINISHED, timeout=seconds * 1000)

    def show(self, code: str) -> None:
        """Let the first cell, in place of what it showed, show what this code gives."""
        self.page.evaluate(_SET_CODE, f"import ipywidgets\nipywidgets.Widget.close_all()\n{code}")
        self.run_all()

    def do(self, code: str) -> None:
        """Let the kernel run this code without a cell, and wait until it has."""
        self.page.evaluate(
            """(code) => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
              .requestExecute({code}).done.then(() => null)""",
            code,
        )

    def save(self) -> None:
        """Save the notebook and wait until it is saved."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.save()")

    def forgive_a_slow_start(self) -> None:
        """Drop complaints about what comes late and is there in the end, as each test then sees.

        anywidget complains of a figure that takes two seconds to load, and shows it all the same.
        A page that asks after a kernel that has died is answered with 404.
        """
        late = re.compile(r"Failed to initialize model|404 \(Not Found\)")
        self.complaints = [one for one in self.complaints if not late.search(one)]

    def looks(self) -> list[tuple[str, int, int]]:
        """Return all looks, first the one whose theme is on: changing it takes seconds.

        The page stays as the last look left it, for each figure is drawn anew for another size.
        """
        light = self.page.evaluate("() => document.body.dataset.jpThemeLight === 'true'")
        return sorted(LOOKS, key=lambda look: (look[0] == "light") != light)

    def theme(self, name: str) -> None:
        """Switch to `light` or `dark`."""
        full = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}[name]
        self.page.evaluate(
            "t => window.jupyterapp.commands.execute('apputils:change-theme', {theme: t})", full
        )
        wanted = "true" if name == "light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{wanted}']", state="attached")


# Of the notebook in front: another one may have stayed open behind it.
_FIRST_CELL = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell"
_SET_CODE = """async (code) => {
  const app = window.jupyterapp, cells = app.shell.currentWidget.content.widgets;
  await app.commands.execute('notebook:clear-all-cell-outputs');
  cells[0].model.sharedModel.setSource(code);
}"""
_TURN_TO = """async (path) => {
  const app = window.jupyterapp, panel = await app.commands.execute('docmanager:open', {path});
  await panel.context.ready;
  app.shell.activateById(panel.id);
}"""
_LEAVE = """async () => {
  const app = window.jupyterapp, panel = app.shell.currentWidget;
  const {id} = panel.sessionContext.session;
  panel.dispose();
  await app.serviceManager.sessions.shutdown(id);
}"""
_CONNECTED = """() => {
  const shell = window.jupyterapp && window.jupyterapp.shell;
  const panel = shell && shell.currentWidget;
  const session = panel && panel.sessionContext && panel.sessionContext.session;
  return Boolean(session && session.kernel && session.kernel.connectionStatus === 'connected'
    && session.kernel.status === 'idle');
}"""
_KERNEL = """() => {
  const shell = window.jupyterapp && window.jupyterapp.shell;
  const panel = shell && shell.currentWidget;
  const session = panel && panel.sessionContext && panel.sessionContext.session;
  const kernel = session && session.kernel;
  return {current: panel && panel.title.label, page: document.visibilityState,
    open: shell && [...shell.widgets('main')].map((one) => one.title.label),
    status: kernel && kernel.status, connection: kernel && kernel.connectionStatus};
}"""
_ASK_KERNEL = """() => {
  const panel = window.jupyterapp && window.jupyterapp.shell.currentWidget;
  const session = panel && panel.sessionContext && panel.sessionContext.session;
  if (session && session.kernel) session.kernel.requestKernelInfo().catch(() => {});
}"""
_FINISHED = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const cells = Array.from(panel.content.model.cells).filter(
    (cell) => cell.type === 'code' && cell.sharedModel.getSource().trim());
  return cells.every((cell) => cell.executionCount !== null && cell.executionState !== 'running')
    && panel.sessionContext.session.kernel.status === 'idle';
}"""


@contextmanager
def notebook_of(*code: str) -> Iterator[str]:
    """Make a notebook with these cells; give its path below the root, and delete it at the end."""
    path = ROOT / "notebooks" / "my_work" / f"made_for_tests_{uuid4().hex[:8]}.ipynb"
    path.parent.mkdir(exist_ok=True)
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in code])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    path.write_text(json.dumps(made), encoding="utf-8")
    try:
        yield path.relative_to(ROOT).as_posix()
    finally:
        path.unlink()


@contextmanager
def visiting(browser: Browser, lab: Lab, **options: Any) -> Iterator[Visit]:
    """Open a page that records requests to other hosts, page errors and console errors."""
    context = browser.new_context(**{"viewport": SCREEN, "locale": "en-GB", **options})
    page = context.new_page()
    visit = Visit(page, lab)

    def note_request(request: Request) -> None:
        if not re.match(r"(http|ws)s?://(localhost|127\.0\.0\.1)[:/]|data:|blob:", request.url):
            visit.outside.append(request.url)

    def note_console(message: Any) -> None:
        if message.type == "error" and not IGNORED_CONSOLE.search(message.text):
            visit.complaints.append(message.text)

    page.on("request", note_request)
    page.on("console", note_console)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    try:
        yield visit
    finally:
        context.close()


def violations(page: Page, include: list[str], theme: str) -> list[tuple[str, list[str]]]:
    """Return the rules of axe that our output breaks, each with the first places.

    In the dark theme only contrast is asked, for all else is the same in both. `region` is left
    out: it asks for landmarks, which are the page's and not a cell's to set.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if theme == "dark":
        options["runOnly"] = ["color-contrast"]
    found = Axe().run(page, {"include": [[one] for one in include]}, options)
    return [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for rule in found.response["violations"]
        if rule["id"] != "region"
    ]
