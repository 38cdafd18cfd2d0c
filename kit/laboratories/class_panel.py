"""The panel in which a class exchanges its entries as files."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from kit.laboratories import class_files
from kit.laboratories.class_files import Check, ClassFile, ClassFileError
from kit.language import count, text
from kit.lessons.buttons import button
from kit.page.markup import Markup, bullet_list, fill
from kit.tables.written_files import put_file

LINK = (
    '<p>{made} <a download="{name}" href="data:application/json;base64,{content}">{label}</a></p>'
)


class ClassPanel(widgets.VBox):
    """Make a file of one's own entries, and read the files of others.

    Parameters
    ----------
    laboratory
        Name of the laboratory.
    folder
        The learner's own folder; files of others are kept in `class` below it.
    own
        Gives one's own entries by item.
    check
        Given an item and an entry, returns "" or what is wrong with it.
    changed
        Called when the files of others have changed.

    Attributes
    ----------
    files : list of ClassFile
        The files of others that could be read.
    """

    def __init__(
        self, laboratory: str, folder: Path, data_version: str,
        own: Callable[[], Mapping[str, Any]], check: Check, changed: Callable[[], None],
    ) -> None:  # fmt: skip
        self.laboratory, self.folder, self.data_version = laboratory, folder, data_version
        self._own, self._check, self._changed = own, check, changed
        self.files: list[ClassFile] = []
        self._problems: list[str] = []
        self.name = widgets.Text(
            description=text("laboratories.name"), placeholder=text("laboratories.name_hint"),
            continuous_update=False, style={"description_width": "initial"},
        )  # fmt: skip
        self.make_button = button("make_file")
        self.read_button = button("read_folder")
        self.upload = widgets.FileUpload(
            accept=".json", multiple=True, description=text("laboratories.add_files"),
            layout=widgets.Layout(width="auto"),
        ).add_class("kit-button")  # fmt: skip
        self.said, self.listed = widgets.HTML(), widgets.HTML()
        own_row = widgets.HBox([self.name, self.make_button]).add_class("kit-row")
        others = widgets.HBox([self.upload, self.read_button]).add_class("kit-row")
        intro = widgets.HTML(fill("<p>{intro}</p>", intro=text("laboratories.class_intro")))
        super().__init__([intro, own_row, self.said, others, self.listed])
        self.make_button.on_click(lambda _: self.make())
        self.read_button.on_click(lambda _: self.read_folder())
        self.upload.observe(self._uploaded, "value")
        self.read_folder()

    def make(self) -> Path | None:
        """Write one's own entries to a file and offer it; None if that was not possible."""
        entries = self._own()
        if not entries:
            self.said.value = _notice(text("laboratories.nothing_to_share"))
            return None
        try:
            content = class_files.written(
                self.laboratory, self.name.value, entries, self.data_version
            )
            name = class_files.file_name(self.laboratory, self.name.value)
        except ClassFileError as error:
            self.said.value = _notice(error)
            return None
        path = self._write(name, content)
        made = count("laboratories.made", len(entries), place=path or text("laboratories.no_place"))
        coded = base64.b64encode(content.encode("utf-8")).decode("ascii")
        self.said.value = fill(
            LINK, made=made, name=name, content=coded, label=text("laboratories.download")
        )
        return path

    def read_folder(self) -> None:
        """Read the files in the folder again."""
        self.files, self._problems = class_files.read_folder(
            self.folder / class_files.FOLDER, self.laboratory, self._check
        )
        self._show()
        self._changed()

    def _write(self, name: str, content: str) -> Path | None:
        try:
            return put_file(self.folder / class_files.OWN_FOLDER / name, content)
        except OSError:
            return None

    def _uploaded(self, change: Any) -> None:
        refused = []
        for given in change["new"]:
            name, content = str(given["name"]), bytes(given["content"])
            try:
                class_files.read(content, name, self.laboratory, self._check)
                class_files.keep_file(self.folder / class_files.FOLDER, name, content)
            except ClassFileError as error:
                refused.append(str(error))
            except OSError as error:
                refused.append(text("laboratories.not_kept", file=name, problem=error))
        if change["new"]:
            self.upload.value = ()
            self.read_folder()
            self._problems += [one for one in refused if one not in self._problems]
            self._show()

    def _show(self) -> None:
        names = [
            count("laboratories.file_line", len(one.entries), name=one.name, file=one.file)
            for one in self.files
        ]
        title = count("laboratories.files", len(names), folder=self.folder / class_files.FOLDER)
        problems = [_notice(one) for one in self._problems]
        self.listed.value = fill(
            "<p>{title}</p>{names}{problems}", title=title,
            names=bullet_list(names) if names else "", problems=Markup("").join(problems),
        )  # fmt: skip


def _notice(sentence: object) -> Markup:
    return fill('<div class="kit-notice">{sentence}</div>', sentence=sentence)
