"""A small data package with every kind of column, and a teacher's file for it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

REQUIRED = {"required": True}
IDS = {"required": True, "unique": True, "pattern": "[a-z][a-z0-9_]*"}


def field(name: str, kind: str = "string", references: str = "", **rules: Any) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": name, "description": f"What {name} is.", "constraints": rules,
        "type": "string" if kind in {"edtf", "ids"} else kind,
    }  # fmt: skip
    if kind in {"edtf", "ids"}:
        described["kit:kind"] = kind
    if references:
        described["kit:references"] = references
    return described


SOURCE_IDS = field("source_ids", "ids", "sources.source_id", **REQUIRED)
FIELDS = {
    "sources": [
        field("source_id", **IDS),
        field("title", **REQUIRED),
        field("publisher", **REQUIRED),
        field("url", pattern=r"https?://\S+", **REQUIRED),
        field("date", "edtf"),
        field("kind", enum=["official", "news", "academic"], **REQUIRED),
        field("language", **REQUIRED),
        field("note"),
        field("last_seen", "edtf"),
        field("archived_url"),
    ],
    "actors": [
        field("actor_id", pattern="[a-z][a-z0-9_]*|[A-Z]{3}", required=True, unique=True),
        field("name", **REQUIRED),
        field("name_native"),
        SOURCE_IDS,
    ],
    "events": [
        field("event_id", **IDS),
        field("date", "edtf", **REQUIRED),
        field("title", maxLength=60, **REQUIRED),
        field("category", enum=["diplomacy", "weapons", "abduction"], **REQUIRED),
        field("actor_ids", "ids", "actors.actor_id", **REQUIRED),
        field("lat", "number", minimum=-90, maximum=90),
        field("certainty", enum=["agreed", "contested", "uncertain"], **REQUIRED),
        field("landmark", "boolean", **REQUIRED),
        field("note"),
        SOURCE_IDS,
    ],
    "counts": [
        field("year", "year", minimum=1868, maximum=2100, **REQUIRED),
        field("counter", **REQUIRED),
        field("count", "integer", minimum=0, **REQUIRED),
        field("share", "number"),
        field("checked", "boolean"),
        SOURCE_IDS,
    ],
}
KEYS: dict[str, Any] = {
    "sources": "source_id", "actors": "actor_id", "events": "event_id",
    "counts": ["year", "counter"],
}  # fmt: skip
ROWS = {
    "sources": [
        ["src_mofa", "Declaration", "Ministry", "https://mofa.example/a", "2002-09-17",
         "official", "en", "", "2026-11-24", "https://archive.example/a"],
        ["src_paper", "[News report]", "The Paper", "https://paper.example/b?x=1&y=2", "",
         "news", "ja", "A copy", "2024-01-05", ""],
        ["src_study", "A study, in two parts", "Journal", "http://study.example/c", "1998",
         "academic", "en", "", "", ""],
    ],
    "actors": [
        ["JPN", "Japan", "日本", "src_mofa"],
        ["PRK", "North Korea", "조선", "src_mofa;src_paper"],
        ["kim_yo_jong", "Kim Yo Jong", "김여정", "src_study"],
    ],
    "events": [
        ["ev_1978_08_boats", "1978-08", "Boats are seen", "abduction", "PRK", "37.5",
         "contested", "false", "Who was aboard is disputed.", "src_paper"],
        ["ev_1980_about", "1980~", "Something begins", "diplomacy", "JPN;PRK", "", "agreed",
         "false", "", "src_study"],
        ["ev_2002_09_17_summit", "2002-09-17", "Summit, in Pyongyang", "diplomacy", "JPN;PRK",
         "39.03", "agreed", "true", "", "src_mofa;src_paper"],
        ["ev_2012_rule", "2012-04-11/..", "A leader takes office", "weapons", "kim_yo_jong",
         "-0.5", "agreed", "true", "", "src_study"],
    ],
    "counts": [
        ["2016", "paper", "24", "0.5", "true", "src_paper"],
        ["2017", "paper", "17", "", "", "src_paper"],
        ["2017", "ministry", "15", "1e2", "false", "src_mofa"],
    ],
}  # fmt: skip


def names(table: str) -> list[str]:
    return [described["name"] for described in FIELDS[table]]


def teacher_rows(table: str) -> list[list[str]]:
    """The same rows with ids that the kit does not use."""
    rows = [list(row) for row in ROWS[table]]
    for row in rows:
        if table == "counts":
            row[1] += " of ours"
        else:
            row[0] = f"{row[0].lower()}_ours"
    return rows


def as_csv(header: list[str], rows: list[list[str]], separator: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\n").writerows([header, *rows])
    return buffer.getvalue()


def write_package(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for table, described in FIELDS.items():
        text = as_csv(names(table), ROWS[table])
        (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="\n")
        resources.append(
            {
                "name": table, "path": f"{table}.csv", "title": table.title(),
                "description": f"One row is one of the {table}.",
                "licenses": [{"name": "CC-BY-4.0"}],
                "schema": {"primaryKey": KEYS[table], "fields": described},
            }
        )  # fmt: skip
    package = {"name": "toy", "version": "0.3.0", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder
