"""Build the Lite edition, and show it: `python start.py lite`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kit.server.launch import ports
from kit.server.launch.errors import StartError
from kit.server.launch.places import user_folder
from kit.server.lite import site

ROOT = Path(__file__).parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; troubles are told, not raised."""
    options = _parser().parse_args(arguments)
    try:
        made = site.build(ROOT, options.to, user_folder() / "lite-parts", options.pyodide)
    except StartError as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return trouble.code
    print(f"The site is in {made} ({site.size(made) / 1e6:.0f} MB).")
    print("What was tested, and what was not: LITE.md in that folder.")
    if options.serve:
        serve(made, ports.choose(options.port))
    else:
        print("It has to come from a web server. To try it here: python start.py lite --serve")
    return 0


def serve(folder: Path, port: int) -> None:
    """Show the site on this machine until Ctrl-C."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer((ports.HOST, port), handler) as server:
        print(f"\n    http://{ports.HOST}:{port}/\n\nTo stop: press Ctrl-C here.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python start.py lite",
        description="Build a site in which the lessons run inside the browser.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "lite", metavar="FOLDER",
        help="where the site goes (build/lite)",
    )  # fmt: skip
    parser.add_argument(
        "--pyodide",
        type=Path,
        metavar="FOLDER",
        help="an unpacked release of Pyodide, for a site that needs no other host",
    )
    parser.add_argument("--serve", action="store_true", help="show the site on this machine")
    parser.add_argument("--port", type=ports.number, metavar="N", help="use this port, not 8888")
    return parser


if __name__ == "__main__":
    sys.exit(main())
