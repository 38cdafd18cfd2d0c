"""In which encoding a file of text was saved: UTF-8 is read, UTF-16 with its mark too.

Anything else is refused and named as far as it can be told. A wrong guess would spoil names in
kanji and hangul without a word, so the kit does not guess.
"""

from __future__ import annotations

import codecs

from kit.tables.faults import Fault, TableError

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZEROS = 0.3


def encoding_of(content: bytes, file: str) -> str:
    """Return the name of the encoding for `open`.

    Raises
    ------
    TableError
        If the file is neither UTF-8 nor UTF-16 with its mark.
    """
    for encoding in ("utf-16",) if content.startswith(UTF16_MARKS) else ("utf-8-sig",):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            break
        if not is_bare_utf16(content):
            return encoding
    from kit.tables.foreign_encodings import likely

    raise TableError([Fault("wrong_encoding", file, blanks={"encoding": likely(content)})])


def is_bare_utf16(content: bytes) -> bool:
    """Say whether nearly every second byte is zero, as in Western UTF-16 without a mark."""
    sample = content[:4_000]
    return not content.startswith(UTF16_MARKS) and sample.count(0) > len(sample) * ZEROS
