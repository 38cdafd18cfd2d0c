"""Each server of the tests keeps its pages to itself, as the kit's own server does."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

from lab import ROOT, TOKEN, Lab, running_lab

PAGE = {"data": {"layout-restorer:data": {}}, "metadata": {"id": "left_by_the_first"}}


def ask(lab: Lab, path: str, method: str = "GET", body: Any = None) -> bytes:
    request = urllib.request.Request(
        f"{lab.url}/lab/api/{path}",
        method=method,
        data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"token {TOKEN}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return bytes(answer.read())


def test_what_one_server_had_open_another_does_not_open_again(tmp_path: Path) -> None:
    works = [tmp_path / "first", tmp_path / "second"]
    for work in works:
        work.mkdir()
    with running_lab(ROOT, works[0]) as first, running_lab(ROOT, works[1]) as second:
        ask(first, "workspaces/left_by_the_first", "PUT", PAGE)
        assert b"left_by_the_first" in ask(first, "workspaces")
        assert b"left_by_the_first" not in ask(second, "workspaces")
