"""Start one learner's server: `python -m kit.server.classroom.learner`, as the learner.

The Hub starts this. It brings the lessons up to date, says where the learner's work and the
teacher's events are, and becomes the server.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kit.server.classroom import lessons

ROOM = "KIT_CLASS_ROOM"
WORK = "KIT_WORK"
EVENTS = "KIT_CLASS_EVENTS"
NAMES_OF_EVENTS = ("my_class.csv", "my_class.xlsx")
IDLE = 2 * 3600  # seconds without a cell run until a kernel ends; answers are on disk long before
PLACES = "KIT_CLASS_PLACES"


def surroundings(given: Mapping[str, str], room: Path, home: Path) -> dict[str, str]:
    """Return the variables of the learner's server, on top of those that the Hub gives.

    `KIT_CLASS_EVENTS` names the teacher's own events, where there are any when the server starts.
    """
    found = [file for name in NAMES_OF_EVENTS if (file := room / name).is_file()]
    made = {
        WORK: str(home / "notebooks" / "my_work"),
        PLACES: str(room / "places"),
        # Short, because sockets of kernels are made there: see `room.LONGEST`.
        "JUPYTER_RUNTIME_DIR": str(home / ".run"),
        "TMPDIR": str(home / ".tmp"),
        "PYTHONUTF8": "1",
    }
    kept = {name: value for name, value in given.items() if name != EVENTS}
    return kept | made | ({EVENTS: str(found[0])} if found else {})


def command(python: str) -> list[str]:
    """Return the command line of the server: that of the ordinary start, and what a class needs.

    Kernels speak through files in the learner's folder and not through ports of the machine,
    because a port can be listened to by every account. Language servers stay off: looking for
    them takes a quarter of the start, thirty times.
    """
    options = {
        "ServerApp.terminals_enabled": False,
        "ServerApp.log_level": "WARN",
        "ServerApp.jpserver_extensions": "{'jupyter_lsp': False}",
        "ServerApp.shutdown_no_activity_timeout": IDLE,
        # With thirty kernels at work, an answer to a ping may take half a minute; the page would
        # be cut off for that.
        "ServerApp.websocket_ping_interval": 120_000,
        "ServerApp.websocket_ping_timeout": 120_000,
        "ServerApp.kernel_manager_class": "kit.server.classroom.kernels.PacedKernels",
        "KernelManager.transport": "ipc",
        "MappingKernelManager.cull_idle_timeout": IDLE,
        "MappingKernelManager.cull_interval": 300,
        "MappingKernelManager.cull_connected": True,
        "MappingKernelManager.kernel_info_timeout": 180,
        "LabApp.extension_manager": "readonly",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return [python, "-m", "jupyterhub.singleuser", *given]


def _log_at_home(log: Path) -> None:
    """Write to the learner's own log from here on: what a server says is the learner's affair."""
    with log.open("wb") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())


def main() -> None:
    """Prepare the folder and become the server."""
    os.umask(0o077)
    home = Path.home()
    for name in (".run", ".tmp"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    _log_at_home(home / ".run" / "server.log")
    try:
        lessons.bring(Path(__file__).parents[3] / "notebooks", home / "notebooks")
    except OSError as trouble:  # a file named notebooks: the learner sees it, and can rename it
        print(f"The lessons could not be brought: {trouble}", flush=True)
    environment = surroundings(os.environ, Path(os.environ[ROOM]), home)
    os.execve(sys.executable, command(sys.executable), environment)


if __name__ == "__main__":
    main()
