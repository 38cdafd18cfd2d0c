"""The kit works in any language, zone, clock, path and checkout, and says the same everywhere.

Each place is a process of its own, so the ordinary suite makes two of them that are strange in
every way at once; `KIT_ALL_PLACES=1` goes through all of them one by one.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kit.tables import frames

ROOT = Path(__file__).parents[2]
PARTS = ("kit", "data", "seeds", "notebooks/questions", "notebooks/teacher")
ENDINGS = {".csv", ".json", ".yaml", ".md", ".py", ".css", ".js", ".txt", ".lock", ".toml"}
EVERY = bool(os.environ.get("KIT_ALL_PLACES"))
SET_BY_US = ("LANG", "LANGUAGE", "LC_", "TZ", "PYTHON", "KIT_", "XDG_")


@dataclass(frozen=True)
class Strange:
    """What is strange about a place.

    Attributes
    ----------
    variables, options
        Of the process and of its Python.
    folder
        Name of the folder of the checkout.
    windows
        Whether lines end as on Windows.
    read_only
        Whether nothing can be written to the checkout.
    """

    variables: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    folder: str = "kit"
    windows: bool = False
    read_only: bool = False


# Whoever has no such language on the machine falls back to the language C, as these names do here.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
JAPANESE = {"LC_ALL": "ja_JP.SJIS", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp932"}
KOREAN = {"LC_ALL": "ko_KR.EUC-KR", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp949"}
TURKISH = {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONIOENCODING": "cp1254"}
AT_ONCE = {
    "a school in Tokyo": Strange(
        {**JAPANESE, "TZ": "Asia/Tokyo", "KIT_TEST_YEARS": "-56"}, ("-O",),
        "教材 North Korea と 日本 조선 é", windows=True,
    ),
    "a school in Ankara": Strange(
        {**ASCII, "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "KIT_TEST_YEARS": "70"},
        ("-W", "error"), "a b", read_only=True,
    ),
}  # fmt: skip
ONE_BY_ONE = {
    "nothing": Strange(),
    "C": Strange(ASCII), "Japanese": Strange(JAPANESE), "Korean": Strange(KOREAN),
    "Turkish": Strange(TURKISH), "no UTF-8 mode": Strange({"PYTHONUTF8": "0"}),
    **{zone: Strange({"TZ": zone}) for zone in (
        "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "nonsense")},
    "1970": Strange({"KIT_TEST_YEARS": "-56"}), "1945": Strange({"KIT_TEST_YEARS": "-81"}),
    "2100": Strange({"KIT_TEST_YEARS": "74"}),
    "spaces": Strange(folder="a b  c"), "kanji and hangul": Strange(folder="教材 조선"),
    "signs": Strange(folder="it's 100% #1 [kit] & {x}"),
    "lines of Windows": Strange(windows=True), "read-only": Strange(read_only=True),
    "-O": Strange(options=("-O",)), "-OO": Strange(options=("-OO",)),
    "warnings are errors": Strange(options=("-W", "error")),
    "developer mode": Strange(options=("-X", "dev")),
}  # fmt: skip


def copied(place: Strange, home: Path) -> Path:
    """Return a checkout of what a learner needs, in a folder of that name."""
    checkout = home / place.folder
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__", "*.woff2" if part == "data" else "")
        shutil.copytree(ROOT / part, checkout / part, ignore=ignored)
    if place.windows:
        for path in checkout.rglob("*"):
            if path.suffix in ENDINGS and path.is_file():
                content = path.read_bytes().replace(b"\r\n", b"\n")
                path.write_bytes(content.replace(b"\n", b"\r\n"))
    return checkout


@contextmanager
def locked(checkout: Path, read_only: bool) -> Iterator[None]:
    """Take away the right to write; root has it always, so for root the folder is mounted anew."""
    if not read_only:
        yield
    elif hasattr(os, "geteuid") and os.geteuid() == 0:
        mount = ["mount", "--bind", "-o", "ro", str(checkout), str(checkout)]
        try:
            made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        except OSError:
            made = False
        if EVERY and not made:
            pytest.skip("root can write everywhere, and nothing can be mounted here")
        yield
        if made:
            subprocess.run(["umount", str(checkout)], check=True)
    else:
        folders = [checkout, *(path for path in checkout.rglob("*") if path.is_dir())]
        for path in folders:
            path.chmod(stat.S_IRUSR | stat.S_IXUSR)
        yield
        for path in folders:
            path.chmod(stat.S_IRWXU)


def said_in(place: Strange, home: Path) -> str:
    """Return the last line of a visit to a place; nothing may go wrong there."""
    checkout = copied(place, home)
    usual = {name: value for name, value in os.environ.items() if not name.startswith(SET_BY_US)}
    work = {} if place.read_only else {"KIT_WORK": str(home / "my work")}
    variables = {
        **usual, **work, "PYTHONPATH": str(checkout), "XDG_DATA_HOME": str(home / "own"),
        **place.variables,
    }  # fmt: skip
    script = Path(__file__).with_name("places.py")
    with locked(checkout, place.read_only):
        done = subprocess.run(
            [sys.executable, *place.options, str(script)], cwd=checkout / "notebooks",
            env=variables, capture_output=True, check=False,
        )  # fmt: skip
    told = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, told
    assert "Traceback" not in told
    if place.read_only:
        assert list(home.glob("own/*/my_work/answers.sqlite"))
    return done.stdout.decode("utf-8").strip().splitlines()[-1]


@pytest.mark.parametrize("name", ONE_BY_ONE if EVERY else AT_ONCE)
def test_the_kit_says_the_same_in_every_place(name: str, tmp_path: Path) -> None:
    said = said_in((ONE_BY_ONE | AT_ONCE)[name], tmp_path)
    names = frames.table_names()
    rows = sum(len(frames.load(one)) for one in names)
    assert said.startswith(f"{len(names)} {rows} ")
    assert " right wrong right " in said
    assert said.partition("portfolio_")[2] in {"Mina", "Mina_İ"}  # as the system can store it
