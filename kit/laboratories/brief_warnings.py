"""The warnings of a brief in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kit.analysis.brief_checks import Finding
from kit.laboratories.brief_draft import FIELDS, PARTS
from kit.language import count, text
from kit.page.markup import Markup, fill, join
from kit.tables import dates
from kit.tables.frames import load

ITEM = "<li>{quoted}{advice}</li>"


def advice(found: Finding) -> str:
    """Return what a finding says, in one or two sentences."""
    blanks = dict(found.blanks)
    if found.kind == "uncited":
        blanks["sign"] = text(f"brief.sign_{blanks['sign']}")
    if found.kind == "date":
        start, end = blanks.pop("start"), blanks.pop("end")
        blanks["when"] = " – ".join(
            dict.fromkeys(dates.display(one) for one in (start, end) if one)
        )
    if found.kind == "one_state":
        names = load("actors").set_index("actor_id")["name"]
        blanks["name"] = str(names.get(blanks["name"], blanks["name"]))
    return text(f"brief.finding_{found.kind}", **blanks)


def part_of(box: str) -> str:
    """Return the name of the part in which a box stands; "" gives the brief as a whole."""
    part = next((part for part, boxes in PARTS.items() if box in boxes), "")
    return text(f"brief.part_{part}") if part else text("brief.findings_whole")


def page_of(found: Sequence[Finding]) -> Markup:
    """Return findings as a list, the sentence first."""
    title = count("brief.findings", len(found))
    return fill(
        '<div class="kit-feedback kit-feedback-help"><p><strong>{title}</strong></p>'
        "<ul>{items}</ul></div>", title=title, items=join(map(_item, found)),
    )  # fmt: skip


def all_of(found: Sequence[Finding]) -> Markup:
    """Return all findings by part, with a word on what they are."""
    intro = fill("<p>{intro}</p>", intro=text("brief.findings_intro"))
    if not found:
        return join([intro, fill("<p>{none}</p>", none=text("brief.findings_none"))])
    order = {name: place for place, name in enumerate(FIELDS)}
    ranked = sorted(found, key=lambda one: order.get(one.part, len(order)))
    groups = [
        fill("<h3>{title}</h3><ul>{items}</ul>", title=title, items=join(map(_item, group)))
        for title, group in groupby(ranked, key=lambda one: part_of(one.part))
    ]
    return join([intro, *groups])


def _item(found: Finding) -> Markup:
    quoted = fill("<q><bdi>{words}</bdi></q> ", words=found.sentence) if found.sentence else ""
    return fill(ITEM, quoted=quoted, advice=advice(found))
