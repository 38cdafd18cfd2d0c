"""The description of every table: `datapackage.json` in its folder (Frictionless Data Package)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kit.language import text
from kit.tables.faults import Fault, TableError, UnknownTableError
from kit.tables.folders import data_folder, seeds_folder
from kit.tables.hints import hint

DESCRIPTION = "datapackage.json"


@dataclass(frozen=True)
class Column:
    """One column as the data package describes it.

    Attributes
    ----------
    kind
        `string`, `integer`, `number`, `boolean`, `year`, or, for texts with a form of their own,
        `edtf` (a date) and `ids` (several ids, separated by semicolons).
    max_length
        Most characters of a text, or None.
    references
        Table and column in which each id must stand, as `table.column`, or "".
    """

    name: str
    kind: str
    description: str = ""
    unit: str = ""
    required: bool = False
    unique: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    references: str = ""

    @property
    def target(self) -> tuple[str, str]:
        """Table and column that `references` names."""
        table, _, column = self.references.partition(".")
        return table, column


@dataclass(frozen=True)
class Table:
    """One table: where it lies, what a row is, and its columns."""

    name: str
    path: Path
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    licence: str
    credit: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)


def _column(field: dict[str, Any], foreign: dict[str, str]) -> Column:
    rules = field.get("constraints", {})
    return Column(
        name=field["name"],
        kind=field.get("kit:kind", field["type"]),
        description=field.get("description", ""),
        unit=field.get("unit", ""),
        required=rules.get("required", False),
        unique=rules.get("unique", False),
        choices=tuple(str(choice) for choice in rules.get("enum", ())),
        pattern=rules.get("pattern", ""),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
        max_length=rules.get("maxLength"),
        references=field.get("kit:references", foreign.get(field["name"], "")),
    )


def _foreign(schema: dict[str, Any]) -> dict[str, str]:
    found = {}
    for key in schema.get("foreignKeys", ()):
        fields, target = key["fields"], key["reference"]
        name = fields if isinstance(fields, str) else fields[0]
        other = target["fields"] if isinstance(target["fields"], str) else target["fields"][0]
        found[name] = f"{target['resource']}.{other}"
    return found


def _table(folder: Path, resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    foreign = _foreign(schema)
    key = schema.get("primaryKey", [])
    return Table(
        name=resource["name"],
        path=folder / resource["path"],
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        columns=tuple(_column(field, foreign) for field in schema["fields"]),
        key=(key,) if isinstance(key, str) else tuple(key),
        licence=", ".join(entry["name"] for entry in resource.get("licenses", ())),
        credit=resource.get("kit:credit", ""),
    )


@cache
def description() -> dict[str, Any]:
    """Return the package of the data folder as it is written."""
    return _package(data_folder())


def _package(folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _broken(str(error)) from error
    return content


def _broken(reason: str) -> TableError:
    return TableError([Fault("broken_description", DESCRIPTION, blanks={"reason": reason})])


@cache
def resources() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Return folder and description of every table by name, those of the data folder first."""
    packages = [(data_folder(), description())]
    if (seeds_folder() / DESCRIPTION).is_file():
        packages.append((seeds_folder(), _package(seeds_folder())))
    try:
        return {
            entry["name"]: (folder, entry)
            for folder, package in packages
            for entry in package["resources"]
        }
    except (KeyError, TypeError) as error:
        raise _broken(text("tables.description_part", part=error)) from error


@cache
def tables() -> dict[str, Table]:
    """Return every table by name."""
    try:
        return {name: _table(folder, entry) for name, (folder, entry) in resources().items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise _broken(text("tables.description_part", part=error)) from error


def table(name: str) -> Table:
    """Return one table.

    Raises
    ------
    UnknownTableError
        If there is none of that name.
    """
    if name in tables():
        return tables()[name]
    raise UnknownTableError(text("tables.unknown_table", name=name, hint=hint(name, tables())))
