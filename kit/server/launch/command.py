"""The command line of `start.py`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

from kit.server.exhibition import serve as exhibition
from kit.server.launch import checks, environment, lab, ports
from kit.server.launch.errors import StartError

_EPILOG = """\
other commands:
  python start.py class [options]           serve a class from this machine (Linux)
  python start.py test [pytest arguments]   run all checks and tests
  python start.py bench [arguments]         measure speed and memory
  python start.py audit                     look up known vulnerabilities of the packages
  python start.py mutate [arguments]        damage a copy and see that the tests notice
  python start.py build [arguments]         rebuild the lessons from their sources
  python start.py exhibition [lesson]       show explorers or a lesson without code
  python start.py lite [arguments]          build a site that needs no Python on the learners' side

The first start sets up a folder .venv beside this file and needs a network.
Every later start takes seconds and needs none.
"""
# What runs in the environment with the packages of the tests.
_TOOLS = {
    "bench": ["tests/bench/run.py"],
    "build": ["-m", "kit.authoring"],
    "audit": ["-m", "kit.server.launch.audit"],
    "mutate": ["tests/mutation/run.py"],
}


def run(root: str, arguments: list[str]) -> int:
    """Do what the command line says and return the exit code; troubles are told, not raised."""
    _allow_all_characters(sys.stdout, sys.stderr)
    # For every Python that is started from here: files and output are UTF-8 on Windows too.
    os.environ["PYTHONUTF8"] = "1"
    try:
        return _dispatch(Path(root).resolve(), arguments)
    except StartError as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        print("\nStopped. Run start.py again to go on.", file=sys.stderr)
        return 130


def _dispatch(root: Path, arguments: list[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name == "class":
        return _serve_class(root, rest)
    if name == "test":
        return checks.run_all(environment.prepare(root, tests=True), rest)
    if name in _TOOLS:
        place = environment.prepare(root, tests=True)
        tool = [str(place.python), *_TOOLS[name], *rest]
        return subprocess.run(tool, cwd=root, check=False).returncode
    if name == "exhibition":
        return exhibition.run(root, rest)
    if name == "lite":
        place = environment.prepare(root, extra="lite")
        return subprocess.run(
            [str(place.python), "-m", "kit.server.lite", *rest], cwd=root, check=False
        ).returncode
    options = _parser().parse_args(arguments)
    place = environment.prepare(root)
    return lab.serve(place, port=options.port, open_browser=not options.no_browser)


def _serve_class(root: Path, arguments: list[str]) -> int:
    # Imported here: most of it exists on Linux only, so that is looked at first.
    from kit.server.classroom import machine

    machine.check_system()
    from kit.server.classroom import command as classroom

    return classroom.run(root, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python start.py",
        description="Start the kit: JupyterLab opens on the first lesson.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--port", type=ports.number, metavar="N", help="use this port, not 8888")
    return parser


def _allow_all_characters(*streams: TextIO) -> None:
    """Never fail on a path that the terminal cannot show, for example on Windows."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
