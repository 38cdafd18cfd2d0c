"""The page of a portfolio or of feedback: its style, and the page around it."""

from __future__ import annotations

from importlib.resources import files

from kit.page.markup import Markup
from kit.page.paper import NO_DATA, paper


def record_page(title: str, body: Markup, data: Markup = NO_DATA) -> str:
    """Return a record of a learner's work as a page of its own."""
    style = files(__package__).joinpath("records.css").read_text(encoding="utf-8")
    return str(paper(title, body, style, data))
