"""Which encoding a file that is not UTF-8 seems to be saved in, for the message only."""

from __future__ import annotations

import re

from kit.tables.encodings import UTF16_MARKS, is_bare_utf16

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


def likely(content: bytes) -> str:
    """Return the name of the encoding that the file seems to be saved in."""
    if content.startswith(UTF16_MARKS) or is_bare_utf16(content):
        return "UTF-16"
    for encoding, (name, letters) in LIKELY.items():
        try:
            foreign = [sign for sign in content.decode(encoding) if ord(sign) > 127]
        except UnicodeDecodeError:
            continue
        if foreign and sum(map(bool, map(letters.match, foreign))) / len(foreign) > SHARE:
            return name
    return "?"
