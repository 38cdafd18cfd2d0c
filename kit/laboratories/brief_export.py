"""Make a file of a brief: one page for the browser, or a Word file."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as widgets

from kit.explorers import controls
from kit.laboratories.brief_pages import figures_without_picture, html_file
from kit.language import count, text
from kit.page.markup import Markup, fill
from kit.page.safety import storable, whole
from kit.tables.written_files import put_file

if TYPE_CHECKING:
    from kit.laboratories.brief import BriefLaboratory

FOLDER = "briefs"
KINDS = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MADE = '<p>{made} <a download="{name}" href="data:{kind};base64,{content}">{label}</a></p>{tables}'


class ExportBench(widgets.VBox):
    """A name, two buttons, and a link to what was made."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab = lab
        self.name = widgets.Text(
            description=text("brief.export_name"), placeholder=text("brief.export_name_hint"),
            style=controls.WIDE, layout=widgets.Layout(flex="0 1 420px", width="auto"),
            continuous_update=False,
        )  # fmt: skip
        self.buttons = {
            ending: controls.button(f"brief.export_{ending}").add_class("kit-button")
            for ending in KINDS
        }
        self.said = widgets.HTML()
        intro = widgets.HTML(fill("<p>{intro}</p>", intro=text("brief.export_intro")))
        rows = [controls.row([self.name]), controls.row(self.buttons.values())]
        super().__init__([intro, *rows, self.said])
        for ending, button in self.buttons.items():
            button.on_click(lambda _, ending=ending: self.make(ending))

    def make(self, ending: str) -> Path | None:
        """Make the file and offer it; return its path, or None if it was not written."""
        self.lab.save()
        if self.lab.draft.is_empty:
            self.said.value = _notice(text("brief.export_empty"))
            return None
        content = self.content(ending)
        name = file_name(self.name.value, ending)
        path = _write(self.lab.store.folder / FOLDER / name, content)
        place = path or text("brief.export_no_place")
        coded = base64.b64encode(content).decode("ascii")
        self.said.value = fill(
            MADE, made=text("brief.export_made", place=place), name=name, kind=KINDS[ending],
            content=coded, label=text("brief.export_download"), tables=self._tables(),
        )  # fmt: skip
        return path

    def content(self, ending: str) -> bytes:
        """Return the bytes of the file."""
        blocks, pictures = self.lab.blocks, self.lab.pictures
        if ending == "html":
            page: str = whole(html_file(blocks, pictures))
            return page.encode("utf-8")
        from kit.laboratories.brief_docx import docx_file

        return docx_file(blocks, pictures, self.name.value.strip())

    def _tables(self) -> Markup:
        numbers = [str(one) for one in figures_without_picture(self.lab.blocks, self.lab.pictures)]
        if not numbers:
            return Markup("")
        return _notice(count("brief.export_tables", len(numbers), list=", ".join(numbers)))


def file_name(name: str, ending: str) -> str:
    """Return a safe name for the file.

    >>> file_name("Mina / 3b", "docx")
    'policy_brief_Mina_3b.docx'
    """
    plain = storable(re.sub(r"[^\w-]+", "_", name)).strip("_")[:40]
    return f"policy_brief{'_' if plain else ''}{plain}.{ending}"


def _write(path: Path, content: bytes) -> Path | None:
    try:
        return put_file(path, content)
    except OSError:
        return None


def _notice(sentence: str) -> Markup:
    return fill('<div class="kit-notice">{sentence}</div>', sentence=sentence)
