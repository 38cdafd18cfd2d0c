"""Which data this is: the version, and whether a table is the one that was checked and published.

`data/checksums.json` records a checksum for each table that passed every check. Refresh it after
a change: `python -m kit.tables.versions`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from typing import Any

from kit.language import text
from kit.tables.folders import data_folder
from kit.tables.package import Table, description, resources, table, tables
from kit.tables.reading import read_bytes, sheet_of

RECORD = "checksums.json"


def data_version() -> str:
    """Return the version of the data package, for example `0.1.0`."""
    return str(description().get("version", ""))


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a text file; it does not depend on line ends or a byte order mark."""
    unmarked = content.removeprefix(b"\xef\xbb\xbf")
    plain = unmarked.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(plain).hexdigest()


def checksums() -> dict[str, str]:
    """Return the checksum of each table as its file is now; "" for a file that is missing."""
    return {
        one.name: checksum(one.path.read_bytes()) if one.path.is_file() else ""
        for one in tables().values()
    }


def changed_tables() -> list[str]:
    """Return the names of the tables whose file is not the recorded one, in their order."""
    return [name for name, found in checksums().items() if found != recorded().get(name)]


def is_recorded(name: str, content: bytes) -> bool:
    """Say whether the bytes are the table that was checked, under the present description."""
    return _same_description(name) and recorded().get(name) == checksum(content)


@cache
def recorded() -> dict[str, str]:
    """Return the recorded checksum of each table."""
    return {name: entry["sha256"] for name, entry in _record().get("tables", {}).items()}


@cache
def _record() -> dict[str, Any]:
    path = data_folder() / RECORD
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content


def _description_checksum(name: str) -> str:
    # The schema decides what a right table is, so a table is checked anew when its schema changes.
    schema = json.dumps(resources()[name][1]["schema"], sort_keys=True, ensure_ascii=False)
    return checksum(schema.encode())


def _same_description(name: str) -> bool:
    entry = _record().get("tables", {}).get(name, {})
    return bool(entry.get("schema_sha256") == _description_checksum(name))


def refresh() -> list[str]:
    """Record every table that passes its checks, and return the names of those that do not."""
    from kit.tables.check import check_table

    entries, refused = {}, []
    for one in tables().values():
        if check_table(one.path, one.name).ok:
            entries[one.name] = _entry(one)
        else:
            refused.append(one.name)
    content = {"version": data_version(), "tables": entries}
    path = data_folder() / RECORD
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")
    for function in (_record, recorded):
        function.cache_clear()
    return refused


def _entry(one: Table) -> dict[str, object]:
    content = read_bytes(one.path)
    rows = len(sheet_of(content, one.path.name, one.names))
    return {
        "rows": rows,
        "sha256": checksum(content),
        "schema_sha256": _description_checksum(one.name),
    }


def row_counts() -> dict[str, int]:
    """Return the number of rows of each table, counted anew where a table was changed."""
    known = _record().get("tables", {})
    changed = set(changed_tables())
    counts = {}
    for one in tables().values():
        if one.name in known and one.name not in changed:
            counts[one.name] = int(known[one.name]["rows"])
        else:
            counts[one.name] = len(sheet_of(read_bytes(one.path), one.path.name, one.names))
    return counts


def main() -> int:
    """Refresh the record; print what was recorded and what was not, with its faults."""
    from kit.tables.check import check_table

    refused = refresh()
    for name in tables():
        if name in refused:
            print(text("tables.not_refreshed", table=name))
            print(check_table(table(name).path, name))
        else:
            print(text("tables.refreshed", table=name, rows=_record()["tables"][name]["rows"]))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
