"""Numbers as a page writes them: with a true minus, and nought without a sign."""

from __future__ import annotations

import re

# A hyphen before a digit that joins nothing: neither a date nor a range, a name or an address.
HYPHEN = re.compile(r"(?<![\w.,–'\"/-])-(?=\d)")


def number(value: float, form: str = ".2f") -> str:
    """Return a number in a form of Python's `format`.

    >>> number(-0.4, "+.2f"), number(2, "+d"), number(-0.001), number(0, "+d")
    ('−0.40', '+2', '0.00', '0')
    """
    written = format(value, form)
    if not any(digit in written for digit in "123456789"):
        return written.lstrip("+-")
    return written.replace("-", "−")


def true_minus(words: str) -> str:
    """Return words in which each number below nought has a minus.

    >>> true_minus("from -2 to 1 since 2002-09-17")
    'from −2 to 1 since 2002-09-17'
    """
    return HYPHEN.sub("−", words)
