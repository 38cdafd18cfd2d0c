"""The page of slips: one for each learner, to print and cut."""

from __future__ import annotations

from html import escape

from kit.server.classroom.roster import Learner

FILE = "class_slips.html"

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Slips for the class</title>
<style>
:root {{ color-scheme: light; }}
body {{ font: 11pt/1.4 system-ui, "Noto Sans CJK JP", "Noto Sans CJK KR", sans-serif; margin: 1cm;
  color: #111; background: #fff; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(8cm, 1fr)); gap: .35cm; }}
article {{ border: 1px dashed #555; padding: .3cm .4cm; break-inside: avoid; }}
code {{ white-space: nowrap; }}
h2 {{ font-size: 12pt; margin: 0 0 .15cm; min-height: 1.4em; overflow-wrap: anywhere; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .05cm .4cm; margin: 0; }}
dt {{ color: #444; }}
dd {{ margin: 0; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-weight: 600;
  overflow-wrap: anywhere; }}
article p {{ font-size: 9pt; margin: .2cm 0 0; }}
.teacher {{ max-width: 46em; margin-bottom: .6cm; }}
@page {{ margin: 1cm; }}
@media print {{ .teacher {{ display: none; }} body {{ margin: 0; }} }}
</style>
</head>
<body>
<header class="teacher">
<h1>Slips for the class</h1>
<p>Print this page and cut it. This note is not printed.</p>
<p>Each code works once. Whoever holds a slip can take that login, so hand the slips out yourself,
then delete this file. A lost slip cannot be printed again: make a new code with
<code>--new-code</code>.</p>
</header>
<main>
{slips}
</main>
</body>
</html>
"""
_SLIP = """<article>
<h2>{name}</h2>
<dl>
<dt>Address</dt><dd>{address}</dd>
<dt>Username</dt><dd>{login}</dd>
<dt>Code</dt><dd>{code}</dd>
</dl>
<p>First time: type the username, choose a password of at least 8 signs, and type the code.
After that: username and password; leave the code empty. Remember your password: nobody can look
it up.
Your work is in a folder of your own.</p>
</article>"""

_NAME_BY_HAND = "Name: ____________________"


def page(learners: list[Learner], codes: dict[str, str], address: str) -> str:
    """Return the page with a slip for each learner who has a new code.

    Parameters
    ----------
    learners
        The class.
    codes
        The new codes by login.
    address
        What learners type into the browser.
    """
    slips = [
        _SLIP.format(
            name=escape(learner.name or _NAME_BY_HAND),
            address=escape(address),
            login=escape(learner.login),
            code=escape(codes[learner.login]),
        )
        for learner in learners
        if learner.login in codes
    ]
    return _PAGE.format(slips="\n".join(slips))
