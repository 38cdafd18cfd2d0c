"""What the kit needs of the machine: the Python and the packages, as its own metadata say."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from kit.language import text
from kit.lessons.folders import APP

SHOWN = ("jupyterlab", "ipywidgets", "anywidget", "plotly", "pandas")


@dataclass(frozen=True)
class Row:
    """One thing that was looked at.

    Attributes
    ----------
    name, found
        What was looked at, and what was seen.
    remedy
        What to do; "" if all is well.
    """

    name: str
    found: str
    remedy: str = ""


def project() -> tuple[SpecifierSet, list[Requirement]]:
    """Return the versions of Python and the packages that the kit asks for.

    They come from the installed package, or from `pyproject.toml` where the kit is not installed.
    """
    beside = Path(__file__).parents[2] / "pyproject.toml"
    if beside.is_file():
        about = tomllib.loads(beside.read_text(encoding="utf-8"))["project"]
        return SpecifierSet(about["requires-python"]), list(map(Requirement, about["dependencies"]))
    try:
        python = str(metadata.metadata(APP)["Requires-Python"])
    except metadata.PackageNotFoundError:
        return SpecifierSet(), []
    asked = [Requirement(entry) for entry in metadata.requires(APP) or ()]
    return SpecifierSet(python), [r for r in asked if r.marker is None]


def python_row() -> Row:
    """Return whether this Python will do."""
    asked, _ = project()
    found = ".".join(map(str, sys.version_info[:3]))
    fits = asked.contains(found, prereleases=True)
    return Row("Python", found, "" if fits else text("lessons.remedy_python", asked=asked))


def package_rows() -> Iterator[Row]:
    """Yield each package that lessons show something with, and each other one that is amiss."""
    for asked in project()[1]:
        row = _package_row(asked)
        if row.remedy or asked.name in SHOWN:
            yield row


def _package_row(asked: Requirement) -> Row:
    try:
        found = metadata.version(asked.name)
    except metadata.PackageNotFoundError:
        remedy = text("lessons.remedy_package", package=asked)
        return Row(asked.name, text("lessons.not_installed"), remedy)
    fits = asked.specifier.contains(found, prereleases=True)
    return Row(asked.name, found, "" if fits else text("lessons.remedy_package", package=asked))
