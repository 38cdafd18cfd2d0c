"""The options of `start.py class`."""

from __future__ import annotations

import argparse
from pathlib import Path

from kit.server.classroom.room import USUAL
from kit.server.classroom.roster import PREFIX

LOWEST_PORT = 1024  # below, only root may listen; the proxy does not run as root
_EPILOG = """\
examples:
  sudo python3 start.py class --learners 30              try it out on this machine
  sudo python3 start.py class --roster names.csv --network   a lesson
  sudo python3 start.py class --network                  the next lesson, same class

The first start makes accounts, a copy of the kit and slips to print; it needs the Internet. Every
later start needs none. kit/server/classroom/README.md is the page for the teacher.
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="python start.py class",
        description="Serve a class from this machine: own login and own folder for each learner.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_people(made)
    _add_doors(made)
    _add_room(made)
    return made


def _add_people(made: argparse.ArgumentParser) -> None:
    who = made.add_mutually_exclusive_group()
    who.add_argument("--learners", type=int, metavar="N", help="so many learners, without names")
    who.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        help="one name a line, for the slips; a new name gets a login that nobody has used",
    )
    made.add_argument(
        "--prefix", default=PREFIX, metavar="WORD", help=f"how logins begin (usual: {PREFIX})"
    )
    made.add_argument(
        "--new-code", metavar="LOGIN", help="a new slip for a learner who forgot the password"
    )


def _add_doors(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--network", action="store_true", help="serve the local network, not only this machine"
    )
    made.add_argument("--port", type=_port, default=8000, metavar="N", help="(usual: 8000)")
    made.add_argument("--certificate", type=Path, metavar="FILE", help="serve https with this")
    made.add_argument("--key", type=Path, metavar="FILE", help="the key of the certificate")
    made.add_argument(
        "--early", action="store_true", help="start every learner's server before they come"
    )


def _add_room(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--folder", type=Path, default=USUAL, metavar="DIR", help=f"of the class (usual: {USUAL})"
    )
    made.add_argument(
        "--events", type=Path, metavar="FILE", help="your own events, for every learner"
    )
    made.add_argument(
        "--remove", action="store_true", help="end the class: remove accounts and all work"
    )


def _port(text: str) -> int:
    if not (text.isdecimal() and LOWEST_PORT <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"a port is a number from {LOWEST_PORT} to 65535")
    return int(text)


def read(arguments: list[str]) -> argparse.Namespace:
    """Return the options; end the program with a message where they make no sense."""
    made = parser()
    options = made.parse_args(arguments)
    if bool(options.certificate) != bool(options.key):
        made.error("--certificate and --key belong together: give both")
    options.folder = options.folder.absolute()
    return options
