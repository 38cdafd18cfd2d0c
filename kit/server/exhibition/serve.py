"""Show a lesson or explorers as a page without code: `python start.py exhibition`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from kit.server.exhibition import pages
from kit.server.launch import browser, environment, lab, ports
from kit.server.launch.errors import CANNOT_START, StartError
from kit.server.launch.places import Place, user_folder

HERE = Path(__file__).parent
VISITORS = 12
# Seconds without a page open after which a visitor's kernel ends, and how often that is looked at.
GONE_AFTER, LOOK_EVERY = 120, 20
_EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget",
)  # fmt: skip
_EPILOG = """\
what to show:
  nothing        a wall of pictures that open explorers, and the lessons
  01_timeline    a lesson; its number is enough: 1
  T/1990-2004 L  a wall of these views, by the view codes below each picture

Nothing that visitors enter is kept: your own answers are neither shown nor changed.
Press F11 in the browser for the whole screen.
"""


def run(root: Path, arguments: list[str]) -> int:
    """Do what the command line says; return the exit code.

    Raises
    ------
    StartError
        If there is no such lesson or view, or the server does not start.
    """
    options = parser().parse_args(arguments)
    lesson = find_lesson(root, options.show)
    place = environment.prepare(root, extra="exhibition")
    if lesson is None:
        check_views(place, options.show)
    with tempfile.TemporaryDirectory(prefix="exhibition-", ignore_cleanup_errors=True) as folder:
        page = make(root, Path(folder), lesson, options)
        return _serve(place, Path(folder), page, options)


def lessons(root: Path) -> list[Path]:
    """Return the notebooks of all lessons."""
    return sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def make(root: Path, folder: Path, lesson: Path | None, options: argparse.Namespace) -> str:
    """Write all pages into a folder; return the path of the page to open first.

    Pictures go there too, because the server gives out nothing from elsewhere.
    """
    shutil.copytree(root / "notebooks" / "pictures", folder / "pictures")
    wall = pages.wall_of(options.show) if options.show else pages.usual_wall()
    shown = [] if lesson else wall
    read = [lesson] if lesson else [] if options.show else lessons(root)
    texts = [pages.lesson_piece(file) for file in read]
    for piece in [*shown, *texts]:
        file = folder / f"{piece.name}.ipynb"
        file.write_text(json.dumps(piece.notebook), encoding="utf-8")
    templates = folder / "voila" / "templates" / "exhibition"
    templates.mkdir(parents=True)
    start = pages.start_page(shown, texts, dark=options.dark)
    (templates / "tree-lab.html").write_text(start, encoding="utf-8")
    return f"voila/render/{lesson.stem}.ipynb" if lesson else ""


def find_lesson(root: Path, shown: list[str]) -> Path | None:
    """Return the notebook of the lesson that was named by name or number; None for a wall.

    Raises
    ------
    StartError
        If a number or a name with the form of a lesson's fits none.
    """
    if len(shown) != 1 or not shown[0][:1].isdigit():
        return None
    name = shown[0].removesuffix(".ipynb")
    for lesson in lessons(root):
        if name == lesson.stem or (name.isdecimal() and int(name) == int(lesson.stem[:2])):
            return lesson
    raise StartError(
        f"There is no lesson {shown[0]}.",
        "choose one of: " + ", ".join(lesson.stem for lesson in lessons(root)),
        CANNOT_START,
    )


def check_views(place: Place, views: list[str]) -> None:
    """See whether the kit can open each of these views.

    Raises
    ------
    StartError
        With what the kit says of the first one that it cannot open.
    """
    if not views:
        return
    code = (
        "import sys, kit\nfor view in sys.argv[1:]:\n"
        "    try: kit.open(view)\n    except Exception as error: sys.exit(f'{view}: {error}')"
    )
    command = [str(place.python), "-c", code, *views]
    tried = subprocess.run(command, cwd=place.root, capture_output=True, text=True, check=False)
    if tried.returncode:
        raise StartError(
            f"There is no such view. {(tried.stderr.strip().splitlines() or [''])[-1]}",
            "copy the view code that stands below a picture in a lesson, or name a lesson.",
            CANNOT_START,
        )


def command(place: Place, folder: Path, port: int, options: argparse.Namespace) -> list[str]:
    """Return the command line of the server; it listens to this machine only.

    No token is asked for: a visitor's page can move controls, but the server takes no code from
    it, and no file but pictures goes out.
    """
    settings = {
        "Voila.ip": ports.HOST,
        "Voila.port": port,
        "Voila.port_retries": 0,
        "Voila.open_browser": False,
        "Voila.root_dir": folder,
        "Voila.log_level": "WARN",
        "Voila.kernel_websocket_connection_class": "kit.server.websocket.PromptConnection",
        "VoilaConfiguration.template": "exhibition",
        "VoilaConfiguration.theme": "dark" if options.dark else "light",
        "VoilaConfiguration.multi_kernel_manager_class": (
            "kit.server.exhibition.visitors.VisitorKernels"
        ),
        "VisitorKernels.visitors": options.visitors,
        "VisitorKernels.folder": folder / "visitors",
        "VisitorKernels.cull_idle_timeout": GONE_AFTER,
        "VisitorKernels.cull_interval": LOOK_EVERY,
    }
    given = [f"--{name}={value}" for name, value in settings.items()]
    # Only what draws the kit's widgets: nothing else can fail.
    given += [f"--VoilaConfiguration.extension_allowlist={name}" for name in _EXTENSIONS]
    return [str(place.python), "-m", "voila", *given, str(folder)]


def launch(
    place: Place, folder: Path, port: int, options: argparse.Namespace, log: Path
) -> subprocess.Popen[bytes]:
    """Start the server in a group of its own, so that Ctrl-C reaches only `start.py`."""
    surroundings = {**lab.surroundings(""), "JUPYTER_PATH": f"{folder}{os.pathsep}{HERE}"}
    with log.open("wb") as output:
        return subprocess.Popen(
            command(place, folder, port, options), cwd=place.root, env=surroundings,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )  # fmt: skip


def _serve(place: Place, folder: Path, page: str, options: argparse.Namespace) -> int:
    port = ports.choose(options.port)
    log = user_folder() / f"exhibition-{port}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    process = launch(place, folder, port, options, log)
    lab.turn_signals_into_interrupts()
    try:
        address = f"http://{ports.HOST}:{port}/"
        wait_until_ready(process, address, log)
        print("The exhibition is open. If no page opens, copy this address into a browser:")
        print(f"\n    {address}{page}\n\nPress F11 in the browser for the whole screen.")
        print("To stop: press Ctrl-C here.", flush=True)
        if not options.no_browser:
            browser.open_page(address + page)
        return process.wait()
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
        return 0
    finally:
        stop(process)


def wait_until_ready(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Wait until the server answers.

    Raises
    ------
    StartError
        If it ends before, or does not answer in two minutes.
    """
    deadline = time.monotonic() + lab.WAIT_FOR_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            # A picture: the page itself would start a kernel.
            urllib.request.urlopen(f"{address}voila/files/pictures/T.svg", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
    raise StartError(
        "The exhibition did not start. Its last words:\n" + "\n".join(f"    {w}" for w in words),
        f"run the command again. If it fails again, send the file {log} to whoever looks after "
        "the kit.",
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server; on its way out it ends the kernels of all visitors."""
    for end in (process.terminate, process.kill):
        if process.poll() is None:
            end()
            try:
                process.wait(timeout=lab.WAIT_FOR_STOP)
            except subprocess.TimeoutExpired:
                continue


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    reader = argparse.ArgumentParser(
        prog="python start.py exhibition",
        description="Show a lesson or explorers without code, for an open day or a projector.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    reader.add_argument("show", nargs="*", metavar="WHAT", help="a lesson, or view codes")
    reader.add_argument("--dark", action="store_true", help="light marks on a dark ground")
    reader.add_argument("--no-browser", action="store_true", help="only print the address")
    reader.add_argument("--port", type=ports.number, metavar="N", help="use this port, not 8888")
    reader.add_argument(
        "--visitors", type=_several, default=VISITORS, metavar="N",
        help=f"how many pages may be open at the same time ({VISITORS})",
    )  # fmt: skip
    return reader


def _several(text: str) -> int:
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError("at least one visitor")
    return int(text)
