"""In which encoding a file of text was saved: UTF-8 is read, UTF-16 with its mark too.

Anything else is refused and named as far as it can be told. A wrong guess would spoil names in
kanji and hangul without a word, so the kit does not guess.
"""

from __future__ import annotations

import codecs
import re

from kit.tables.faults import Fault, TableError

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SHARE = 0.6
# Each with the letters that a text in it is mostly made of.
LIKELY = {
    "euc_kr": ("EUC-KR (Korean)", re.compile(r"[\uac00-\ud7a3]")),
    "cp949": ("EUC-KR (Korean)", re.compile(r"[\uac00-\ud7a3]")),
    "cp932": ("Shift-JIS (Japanese)", re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u3000-\u303f]")),
    "euc_jp": ("EUC-JP (Japanese)", re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")),
    "gb18030": ("GB 18030 (Chinese)", re.compile(r"[\u4e00-\u9fff]")),
    "cp1252": ("Windows-1252 (Western)", re.compile(r"[\u00a0-\u00ff\u2010-\u2026\u20ac]")),
}


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
        if not _is_bare_utf16(content):
            return encoding
    raise TableError([Fault("wrong_encoding", file, blanks={"encoding": likely(content)})])


def likely(content: bytes) -> str:
    """Return the name of the encoding that the file seems to be saved in."""
    if content.startswith(UTF16_MARKS) or _is_bare_utf16(content):
        return "UTF-16"
    for encoding, (name, letters) in LIKELY.items():
        try:
            foreign = [sign for sign in content.decode(encoding) if ord(sign) > 127]
        except UnicodeDecodeError:
            continue
        if foreign and sum(map(bool, map(letters.match, foreign))) / len(foreign) > SHARE:
            return name
    return "?"


def _is_bare_utf16(content: bytes) -> bool:
    """Say whether nearly every second byte is zero, as in Western UTF-16 without a mark."""
    sample = content[:4_000]
    return not content.startswith(UTF16_MARKS) and sample.count(0) > len(sample) * 0.3
