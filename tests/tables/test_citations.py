"""Entries filled into a form are the ones that the library would write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kit.tables import csl
from kit.tables.citations import _plain_date, bibliography, cite, csl_json


def direct(source: dict[str, Any], style: str) -> str:
    """The library's entry for one source, without our forms."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    book = CitationStylesBibliography(csl._style(style), CiteProcJSON([source]), formatter.plain)
    book.register(Citation([CitationItem(source["id"])]))
    return "".join(str(part) for part in book.bibliography()[0])


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_an_entry_is_as_the_library_writes_it(data: Path, style: str):
    record = csl.record_of(
        csl.Form(style, "webpage", described=False, parts=3, seen=True),
        "Ministry", "Declaration", "https://mofa.example/a", [2002, 9, 17], [2026, 11, 24],
    )  # fmt: skip
    record["id"] = "src_mofa"
    entry = bibliography(["src_mofa"], style)[0]
    assert entry == direct(record, style) + " (archived copy)"


def test_a_page_without_a_date_is_cited_with_the_day_on_which_it_was_read(data: Path):
    dated, undated, _study = bibliography(["src_mofa", "src_paper", "src_study"])
    assert "Retrieved January 5, 2024, from https://paper.example/b" in undated
    assert "Retrieved" not in dated
    assert str(csl.SEEN[0]) not in dated + undated


def test_an_archived_copy_is_a_link(data: Path):
    html = bibliography(["src_mofa"], html=True)[0]
    assert 'href="https://archive.example/a"' in html
    assert 'href="https://mofa.example/a"' in html


def test_the_short_form_has_neither_address_nor_day_of_reading(data: Path):
    assert cite("src_mofa") == "(Ministry, 2002)"


def test_managers_of_references_get_both_days(data: Path):
    first, second, third = json.loads(csl_json(["src_mofa", "src_paper", "src_study"]))
    assert first["issued"] == {"date-parts": [[2002, 9, 17]]}
    assert first["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert first["archive_location"] == "https://archive.example/a"
    assert second["accessed"] == {"date-parts": [[2024, 1, 5]]}
    assert "accessed" not in third


@pytest.mark.parametrize("span", ["2002/2003-05", "1959/1984-07", "2018-09-26/2018-09-27"])
def test_managers_of_references_get_no_part_of_a_span_as_its_day(span: str):
    assert _plain_date(span) == []
