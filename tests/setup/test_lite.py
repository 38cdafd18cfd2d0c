"""The Lite edition: its list of packages, its package of the kit, its first cell, its answers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kit.lessons.attempts import Attempt
from kit.lessons.store import Store
from kit.server.launch.errors import StartError
from kit.server.lite import browser, fetch, lock, pins, site, wheel
from kit.server.lite.keeper import Keeper

LITE = Path(pins.__file__).parent


def _pinned(file: Path) -> dict[str, str]:
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    found = (re.match(r"([a-z0-9-]+)==([^ ;\n]+)", line) for line in text.splitlines())
    return {canonicalize_name(one[1]): one[2] for one in found if one}


@pytest.fixture
def original() -> dict[str, Any]:
    """Pyodide's own list, in short."""
    known: dict[str, str] = dict(pins.TWIN)
    known |= {name: "1.0" for name in _pinned(LITE / "wheels.lock") if name not in pins.ADDED}
    entries = {
        name: {
            "name": name, "version": version, "file_name": f"{name}-{version}-cp314.whl",
            "sha256": "of Pyodide", "imports": [name], "depends": ["matplotlib"],
        }
        for name, version in known.items()
    }  # fmt: skip
    return {"info": {"python": "3.14.2"}, "packages": entries | {"matplotlib": {"version": "3"}}}


@pytest.fixture
def wheels(tmp_path: Path) -> list[Path]:
    files = []
    for name, version in _pinned(LITE / "wheels.lock").items():
        files.append(tmp_path / f"{name.replace('-', '_')}-{version}-py3-none-any.whl")
        files[-1].write_text(name)
    return files


def test_another_file_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="not the one"):
        fetch.unpack(b"something else", tmp_path / "pyodide")
    assert not (tmp_path / "pyodide").exists()


def test_a_release_folder_that_lacks_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_text("")
    assert fetch.compiled(tmp_path, {"a.whl": hashlib.sha256(b"").hexdigest()})
    with pytest.raises(StartError, match=r"lacks 1 files, for example b\.whl"):
        fetch.compiled(tmp_path, {"a.whl": hashlib.sha256(b"").hexdigest(), "b.whl": "x"})


def test_a_release_of_another_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_text("of another release")
    with pytest.raises(StartError, match="not the one"):
        fetch.compiled(tmp_path, {"a.whl": hashlib.sha256(b"").hexdigest()})


def test_a_folder_with_something_else_is_not_overwritten(root: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(StartError, match="something else"):
        site.build(root, tmp_path, tmp_path / "cache")
    assert (tmp_path / "thesis.docx").exists()


@pytest.mark.parametrize("at_hand", [True, False])
def test_the_list_names_a_file_for_each_package_and_every_need_is_on_it(
    original: dict[str, Any], wheels: list[Path], tmp_path: Path, at_hand: bool
) -> None:
    for entry in original["packages"].values():
        if entry.get("name") not in pins.COMPILED:
            entry["depends"] = []
    kit = tmp_path / "north_korea_japan_kit-0.1.0-py3-none-any.whl"
    kit.write_text("kit")
    for name in pins.COMPILED:
        original["packages"][name]["depends"] = []
    packages = lock.rewritten(original, wheels, kit, at_hand=at_hand)["packages"]
    for name, entry in packages.items():
        assert set(entry["depends"]) <= set(packages), name
    assert "matplotlib" not in packages
    assert packages["pandas"]["file_name"].startswith("https://") is not at_hand
    assert packages["plotly"]["sha256"] == hashlib.sha256(b"plotly").hexdigest()
    assert set(packages[lock.KIT]["depends"]) == set(pins.KIT_NEEDS)


def test_versions_are_those_that_learners_have_at_home_where_pyodide_leaves_a_choice(
    root: Path,
) -> None:
    home, lite = _pinned(root / "requirements.lock"), _pinned(LITE / "wheels.lock")
    assert {name: lite[name] for name in pins.ADDED} == {name: home[name] for name in pins.ADDED}
    assert lite == _pinned(LITE / "wheels.in")


def test_the_browser_has_all_that_the_kit_asks_for(root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert asked == set(pins.KIT_NEEDS) | set(pins.NOT_IN_BROWSER)
    there = set(pins.COMPILED) | set(_pinned(LITE / "wheels.lock"))
    assert set(pins.KIT_NEEDS) <= there


def test_the_package_of_the_kit_holds_tables_and_questions_and_no_server(
    root: Path, tmp_path: Path
) -> None:
    file = wheel.build(root, tmp_path, site.version(root), {"pandas": "3.0.2"})
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        about = archive.read("north_korea_japan_kit-0.1.0.dist-info/METADATA").decode()
    assert {"kit/__init__.py", "data/events.csv", "data/datapackage.json"} <= names
    assert {"notebooks/questions/01_timeline.yaml", "seeds/article_claims.csv"} <= names
    assert {"kit/server/lite/browser.py", "kit/page/scripts/accessible.js"} <= names
    assert not [name for name in names if "server/launch" in name or "my_work" in name]
    assert "Requires-Dist: pandas==3.0.2" in about
    again = wheel.build(root, tmp_path, site.version(root), {"pandas": "3.0.2"})
    assert again.read_bytes() == file.read_bytes()


def test_a_lesson_for_the_browser_prepares_before_any_other_code(root: Path) -> None:
    file = root / "notebooks" / "01_timeline.ipynb"
    lesson = json.loads(file.read_text(encoding="utf-8"))
    changed = site.for_browser(lesson)
    code = [cell for cell in changed["cells"] if cell["cell_type"] == "code"]
    assert "prepare()" in code[0]["source"]
    assert changed["metadata"]["kernelspec"]["name"] == "python"
    assert len(changed["cells"]) == len(lesson["cells"]) + 1


def test_what_is_missing_is_named_with_what_to_do_and_the_lesson_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[browser.Notice] = []

    async def load(_: list[str]) -> None:
        raise OSError("<Failed to fetch>")

    monkeypatch.setattr(browser, "_show", shown.append)
    monkeypatch.setattr(browser, "find_spec", lambda name: None if name == "pandas" else name)
    with pytest.raises(browser.NotReadyError) as stop:
        asyncio.run(browser.prepare(load))
    html = shown[0]._repr_html_()
    assert "pandas could not be loaded" in html
    assert "numpy" not in html
    assert "&lt;Failed to fetch&gt;" in html
    assert pins.CDN in html
    assert "--pyodide" in html
    assert stop.value._render_traceback_() == [
        "The lesson stops here. The box above says what to do."
    ]


def test_where_a_browser_keeps_nothing_the_first_cell_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def load(_: list[str]) -> None:
        return None

    monkeypatch.setenv("KIT_WORK", "")
    asyncio.run(browser.prepare(load))
    work = Path(os.environ["KIT_WORK"])
    assert work.is_dir()
    assert "lets the lesson keep nothing" in repr(browser.keep(Store(work), tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_where_it_does_answers_are_copied_while_the_lesson_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "DRIVE", tmp_path)
    store = Store(tmp_path / "memory")

    async def lesson() -> browser.Notice:
        notice = browser.keep(store, tmp_path / "drive")
        store.add(_attempt("one"))
        await asyncio.sleep(0.1)
        return notice

    (tmp_path / "drive").mkdir()
    assert "kept in this browser" in repr(asyncio.run(lesson()))
    assert len(list((tmp_path / "drive" / "my_work").glob("answers-*.sqlite"))) == 1


def _attempt(question: str) -> Attempt:
    return Attempt("01_timeline", question, "choice", "1", "a", "right")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    """A lesson that is opened: a store in memory, and what keeps it."""
    count = iter(range(100))

    def opened() -> tuple[Store, Keeper]:
        store = Store(tmp_path / f"memory-{next(count)}")
        keeper = Keeper(store, tmp_path / "storage")
        keeper.restore()
        return store, keeper

    return opened


def _questions(store: Store) -> set[str]:
    return {attempt.question for attempt in store.present()}


def test_answers_are_there_when_the_page_is_opened_again(page: Any) -> None:
    store, keeper = page()
    store.add(_attempt("one"))
    assert keeper.save()
    assert not keeper.save()
    assert _questions(page()[0]) == {"one"}


def test_two_open_lessons_do_not_write_over_each_other(page: Any) -> None:
    (first, first_keeper), (second, second_keeper) = page(), page()
    first.add(_attempt("one"))
    first_keeper.save()
    second.add(_attempt("two"))
    second_keeper.save()
    first.add(_attempt("three"))
    first_keeper.save()
    assert _questions(page()[0]) == {"one", "two", "three"}


def test_a_copy_that_changed_after_it_was_read_is_not_deleted(page: Any) -> None:
    first, first_keeper = page()
    first.add(_attempt("one"))
    first_keeper.save()
    second, second_keeper = page()
    first.add(_attempt("late"))
    first_keeper.save()
    second.add(_attempt("two"))
    second_keeper.save()
    assert _questions(page()[0]) == {"one", "late", "two"}


def test_what_a_learner_set_aside_does_not_come_back(page: Any) -> None:
    store, keeper = page()
    store.add(_attempt("one"))
    store.reset()
    keeper.save()
    assert _questions(page()[0]) == set()
