"""The exhibition: what is shown, what is started, and what becomes of visitors."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

import kit
from kit.server.exhibition import pages, serve
from kit.server.exhibition.visitors import VisitorKernels
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place


@pytest.mark.parametrize("wrong", ["99", "1_timeline", "03_abduction"])
def test_a_lesson_that_is_not_there_is_told_with_those_that_are(root: Path, wrong: str) -> None:
    with pytest.raises(StartError, match=f"no lesson {wrong}") as error:
        serve.find_lesson(root, [wrong])
    assert "01_timeline" in error.value.remedy


@pytest.mark.parametrize("name", ["1", "01", "01_timeline", "01_timeline.ipynb"])
def test_a_lesson_is_found_by_number_or_name(root: Path, name: str) -> None:
    found = serve.find_lesson(root, [name])
    assert found is not None
    assert found.name == "01_timeline.ipynb"


@pytest.mark.parametrize("shown", [[], ["T"], ["T/1990-2004", "L"]])
def test_else_a_wall_is_shown(root: Path, shown: list[str]) -> None:
    assert serve.find_lesson(root, shown) is None


@pytest.mark.parametrize("wrong", [["--visitors", "0"], ["--visitors", "x"], ["--prot", "9"]])
def test_a_wrong_command_line_starts_nothing(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        serve.parser().parse_args(wrong)


def test_every_view_of_the_usual_wall_opens_and_has_its_picture(root: Path) -> None:
    for entry in json.loads((pages.HERE / "wall.json").read_text(encoding="utf-8")):
        kit.open(entry["view"])
        assert (root / "notebooks" / "pictures" / entry["picture"]).is_file()


def test_the_usual_wall_leaves_the_abductions_to_their_lesson() -> None:
    """A picture of victims needs the room and the care that lesson 03 gives."""
    abductions = {"V", "I", "N", "C", "B"}
    assert not abductions & {
        entry["view"] for entry in json.loads((pages.HERE / "wall.json").read_text("utf-8"))
    }


def test_a_lesson_is_shown_without_code_track_and_exit_ticket(root: Path) -> None:
    file = root / "notebooks" / "01_timeline.ipynb"
    shown = pages.lesson_piece(file)
    tags = [tag for cell in shown.notebook["cells"] for tag in cell["metadata"].get("tags", ())]
    assert {"explore", "check", "prose"} <= set(tags)
    assert not {"code-track", "exit-ticket"} & set(tags)
    assert shown.title == "How did we get to March 2024?"
    before = json.loads(file.read_text(encoding="utf-8"))
    assert len(before["cells"]) > len(shown.notebook["cells"])


def test_what_stands_in_titles_is_text_and_no_markup() -> None:
    piece = pages.explorer_piece(view="T", title="<b>{{ 7 * 6 }}</b>")
    page = pages.start_page([piece], [piece], dark=True)
    assert "<b>" not in page.replace("<body>", "")
    assert page.startswith("{% raw %}")
    assert 'data-theme="dark"' in page


def test_no_page_names_another_host() -> None:
    files = [file for file in pages.HERE.rglob("*") if file.suffix in {".html", ".j2"}]
    assert len(files) >= 4
    for file in files:
        assert not re.search(r"(https?:)?//[a-z0-9.-]+\.[a-z]{2,}", file.read_text("utf-8")), file


def test_the_server_listens_to_this_machine_and_ends_kernels_of_closed_pages(
    place: Place, tmp_path: Path
) -> None:
    options = serve.parser().parse_args(["--visitors", "3"])
    command = serve.command(place, tmp_path, 9000, options)
    assert "--Voila.ip=127.0.0.1" in command
    assert "--VisitorKernels.visitors=3" in command
    assert f"--VisitorKernels.cull_idle_timeout={serve.GONE_AFTER}" in command
    assert not any("cull_connected" in word for word in command)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the server's own class was asked to start; nothing really is."""
    asked: list[dict[str, Any]] = []

    async def start(_: Any, *, kernel_id: str, **options: Any) -> str:
        asked.append(options)
        if options.get("fails"):
            raise RuntimeError
        return kernel_id

    monkeypatch.setattr(AsyncMappingKernelManager, "_async_start_kernel", start)
    monkeypatch.setattr(AsyncMappingKernelManager, "remove_kernel", lambda *_: None)
    return asked


def test_each_visitor_has_a_folder_that_is_deleted_with_the_kernel(
    tmp_path: Path, started: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_WORK", str(tmp_path / "the teacher's own"))
    kernels = VisitorKernels(folder=str(tmp_path))
    ids = [asyncio.run(kernels.start_kernel(env={"LANG": "C"})) for _ in range(2)]
    folders = [Path(options["env"]["KIT_WORK"]) for options in started]
    assert folders == [tmp_path / one for one in ids]
    (folders[0] / "answers.sqlite").write_text("an answer")
    kernels.remove_kernel(ids[0])
    assert [folder.exists() for folder in folders] == [False, True]
    assert started[0]["env"]["LANG"] == "C"


def test_a_full_exhibition_lets_nobody_in_until_somebody_leaves(
    tmp_path: Path, started: list[dict[str, Any]]
) -> None:
    kernels = VisitorKernels(folder=str(tmp_path), visitors=1)
    first = asyncio.run(kernels.start_kernel())
    with pytest.raises(HTTPError) as refusal:
        asyncio.run(kernels.start_kernel())
    assert refusal.value.status_code == 503
    kernels.remove_kernel(first)
    assert asyncio.run(kernels.start_kernel())


def test_a_kernel_that_does_not_start_takes_no_place(
    tmp_path: Path, started: list[dict[str, Any]]
) -> None:
    kernels = VisitorKernels(folder=str(tmp_path), visitors=1)
    with pytest.raises(RuntimeError):
        asyncio.run(kernels.start_kernel(fails=True))
    assert list(tmp_path.iterdir()) == []
    assert asyncio.run(kernels.start_kernel())
