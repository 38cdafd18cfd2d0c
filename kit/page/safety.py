"""What people typed, made safe: names, file names, cells of spreadsheets, data inside a page."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Mapping
from typing import Any

LONGEST_NAME = 40
# A spreadsheet reads a cell that begins so as a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# These turn the direction of what follows, so that a name could hide or reverse other words.
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A sign cut in two, as when a browser cuts an emoji at a length: no file in UTF-8 can hold it.
HALVES = re.compile("[\ud800-\udfff]")
# These cannot be seen, so that two names could look the same.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
IN_PAGE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def clean_name(name: str) -> str:
    """Return a name in one line, without control signs, cut to its longest length.

    >>> clean_name("  Mina\\n\\u202eanaM ")
    'Mina anaM'
    """
    seen = UNSEEN.sub("", BIDI.sub("", HALVES.sub("", unicodedata.normalize("NFC", name))))
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in seen)
    return " ".join(plain.split())[:LONGEST_NAME].strip()


def file_part(name: str) -> str:
    """Return a name as a part of a file name that every system takes.

    >>> file_part("Mina / 3b"), file_part("…")
    ('Mina_3b', 'learner')
    """
    return storable(re.sub(r"[^\w-]+", "_", clean_name(name))).strip("_-") or "learner"


def storable(name: str) -> str:
    """Return a name without the letters that this system has none for in names of files."""
    encoding = sys.getfilesystemencoding()
    return name.encode(encoding, "ignore").decode(encoding)


def safe_cell(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell("Tokyo"), safe_cell(-5)
    ("'=1+1", 'Tokyo', -5)
    """
    if not isinstance(cell, str):
        return cell
    plain: str = whole(cell.replace("\0", ""))
    risky = plain.startswith(FORMULA_STARTS) or plain.lstrip().startswith(FORMULA_STARTS)
    quoted = plain.startswith("'") and safe_cell(plain[1:]) != plain[1:]
    return f"'{plain}" if risky or quoted else plain


def plain_cell(cell: str) -> str:
    """Return what `safe_cell` was given.

    >>> plain_cell("'=1+1"), plain_cell("'tis"), plain_cell(safe_cell("'=1"))
    ('=1+1', "'tis", "'=1")
    """
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) != cell[1:] else cell


def whole(content: Any) -> Any:
    """Return values of JSON without signs that were cut in two.

    >>> whole({"text": ["cut \\ud83d", 1]})
    {'text': ['cut �', 1]}
    """
    if isinstance(content, str):
        return HALVES.sub("\N{REPLACEMENT CHARACTER}", content)
    if isinstance(content, Mapping):
        return {whole(key): whole(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [whole(value) for value in content]
    return content


def json_in_page(content: Any) -> str:
    """Return JSON that can stand in a `<script>` of a page: nothing in it can end the script."""
    return json.dumps(content, ensure_ascii=False, indent=1).translate(IN_PAGE)
