"""Every sentence of the interface, by key; English now, other languages can follow.

The sentences live in `en/<section>.json`, one file for each part of the kit, as
`{"key": "Sentence with {blanks}"}`. A key is asked for as `"section.key"`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

LANGUAGE = "en"


@cache
def _section(name: str) -> dict[str, str]:
    content: dict[str, str] = json.loads(
        files(__package__).joinpath(LANGUAGE, f"{name}.json").read_text(encoding="utf-8")
    )
    return content


def text(key: str, **blanks: object) -> str:
    """Return the sentence for `key`, its blanks filled.

    Parameters
    ----------
    key
        `"section.key"`, for example `"explorers.clear"`.
    **blanks
        Values for the `{blanks}` of the sentence.

    Raises
    ------
    KeyError
        If no such sentence exists: a mistake of ours, found by the tests.
    """
    section, _, name = key.partition(".")
    return _section(section)[name].format(**blanks)


def count(key: str, number: int, **blanks: object) -> str:
    """Return the sentence for `number` things: `key_one` for 1, else `key_other`."""
    form = "one" if number == 1 else "other"
    return text(f"{key}_{form}", number=f"{number:,}", **blanks)
