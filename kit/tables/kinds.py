"""The catalogue of what can be wrong with a table; the sentences are in `language/en/tables.json`.

Each kind has a title, a sentence that says what is wrong, and one that says what to do. A *notice*
does not stop a teacher's table: it is read, and the teacher is told. In the kit's own tables a
notice is a fault.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.language import text


@dataclass(frozen=True)
class Kind:
    """One kind of fault.

    Attributes
    ----------
    name
        Stable short name.
    notice
        Whether a teacher's table is accepted all the same.
    """

    name: str
    notice: bool = False

    @property
    def title(self) -> str:
        """A few words."""
        return text(f"tables.{self.name}.title")

    def problem(self, **blanks: object) -> str:
        """Say what is wrong."""
        return text(f"tables.{self.name}.problem", **blanks)

    def remedy(self, **blanks: object) -> str:
        """Say what to do."""
        return text(f"tables.{self.name}.remedy", **blanks)


FILE = ("file_missing", "file_is_folder", "file_unreadable", "file_empty", "file_binary",
        "old_excel", "broken_workbook", "wrong_encoding")  # fmt: skip
STRUCTURE = ("no_rows", "no_header", "missing_column", "unknown_column", "repeated_column",
             "blank_header", "cell_count", "broken_quotes", "long_cell")  # fmt: skip
CELL = ("blank_cell", "control_character", "invisible_character", "outer_space", "formula_cell",
        "spreadsheet_error", "html_in_text", "line_break", "wrong_type", "not_in_list",
        "pattern", "out_of_range", "list_form")  # fmt: skip
DATE = ("date_form", "date_impossible", "date_backwards", "date_spreadsheet", "date_unbegun")
ROW = ("duplicate_id", "id_taken", "unknown_id", "contested_without_note", "two_kinds_of_source")
PACKAGE = (
    "broken_description",
    "reference_unreadable",
    "undescribed_file",
    "orphan_source",
    "orphan_actor",
)
NOTICES = ("read_as_utf16", "read_with_separator", "several_sheets", "unused_column",
           "blank_rows", "long_text", "duplicate_event")  # fmt: skip

KINDS = {
    name: Kind(name, notice=name in NOTICES)
    for name in (*FILE, *STRUCTURE, *CELL, *DATE, *ROW, *PACKAGE, *NOTICES)
}
