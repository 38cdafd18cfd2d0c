"""The settings are well-formed, known to JupyterLab, and travel with the kit."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

from kit import server
from kit.server.lesson_files import LessonFiles
from kit.server.page_config import leave_disabled_out, load_only_what_is_on
from kit.server.websocket import PromptConnection, use_prompt_websockets

SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"


def _settings(root: Path, name: str) -> Any:
    return json.loads((root / "kit/server/settings" / name).read_text(encoding="utf-8"))


def test_each_override_is_a_setting_that_jupyterlab_knows(root: Path) -> None:
    for plugin, values in _settings(root, "overrides.json").items():
        package, _, name = plugin.partition(":")
        schema = json.loads((SCHEMAS / package / f"{name}.json").read_text(encoding="utf-8"))
        for key, value in values.items():
            assert key in schema["properties"], f"{plugin} has no setting {key}"
            kind = schema["properties"][key].get("type")
            assert isinstance(value, {"boolean": bool, "number": int, "string": str}[kind])


def test_nothing_asks_the_network(root: Path) -> None:
    overrides = _settings(root, "overrides.json")
    assert overrides["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    off = _settings(root, "page_config.json")["disabledExtensions"]
    assert off["@jupyterlab/apputils-extension:announcements"]
    assert off["@jupyterlab/extensionmanager-extension"]
    assert all(value is True for value in off.values()), "what is named there is switched off"


def test_every_settings_file_is_installed_with_the_kit(root: Path) -> None:
    hatch = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    shared = hatch["build"]["targets"]["wheel"]["shared-data"]
    files = {
        file.relative_to(root).as_posix() for file in (root / "kit/server/settings").glob("*.json")
    }
    assert set(shared) == files
    assert all(".d/" in target for target in shared.values()), "never over other packages' files"


def test_the_server_finds_the_extension(root: Path) -> None:
    named = _settings(root, "server_extension.json")["ServerApp"]["jpserver_extensions"]
    assert named == {point["module"]: True for point in server._jupyter_server_extension_points()}


def test_notebooks_are_given_out_by_the_class_that_leaves_out_dead_widgets(root: Path) -> None:
    server_app = _settings(root, "server_extension.json")["ServerApp"]
    made_by = f"{LessonFiles.__module__}.{LessonFiles.__qualname__}"
    assert server_app["contents_manager_class"] == made_by


def test_every_cell_of_a_lesson_is_in_the_page(root: Path) -> None:
    """A page that leaves out what is out of sight cannot be searched or printed."""
    tracker = _settings(root, "overrides.json")["@jupyterlab/notebook-extension:tracker"]
    assert tracker["windowingMode"] == "none"


def test_another_connection_class_is_left_alone() -> None:
    settings: dict[str, Any] = {"kernel_websocket_connection_class": object}
    use_prompt_websockets(settings)
    assert settings == {"kernel_websocket_connection_class": object}


def test_the_usual_connection_class_is_replaced() -> None:
    settings: dict[str, Any] = {"kernel_websocket_connection_class": ZMQChannelsWebsocketConnection}
    use_prompt_websockets(settings)
    assert settings == {"kernel_websocket_connection_class": PromptConnection}


def test_a_connection_sends_without_delay_from_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[object] = []

    class Handler(KernelWebsocketHandler):
        def __init__(self) -> None:
            pass

        def set_nodelay(self, value: bool) -> None:
            order.append(value)

    connection = PromptConnection.__new__(PromptConnection)
    connection.websocket_handler = Handler()
    monkeypatch.setattr(
        ZMQChannelsWebsocketConnection, "connect", lambda _: order.append("connected")
    )
    connection.connect()
    assert order == [True, "connected"]


def test_a_notebook_without_a_kernel_is_given_out_without_dead_widgets() -> None:
    from kit.server.lesson_files import WIDGET_VIEW, leave_out_dead_widgets

    both = {WIDGET_VIEW: {}, "text/html": "<p>still</p>"}
    widget_alone = {WIDGET_VIEW: {}, "text/plain": "IntSlider()"}
    notebook = {
        "cells": [{"outputs": [{"data": both}, {"data": widget_alone}]}, {"source": "text"}]
    }
    leave_out_dead_widgets(notebook)
    assert both == {"text/html": "<p>still</p>"}
    assert WIDGET_VIEW in widget_alone


def test_an_extension_that_is_switched_off_is_not_loaded() -> None:
    """Its code was loaded all the same, and every page began with an error in the console."""
    told = {
        "disabledExtensions": ["@other/one", "@some/extension:a-part"],
        "federated_extensions": [{"name": "@other/one"}, {"name": "@some/extension"}],
    }
    kept = leave_disabled_out(None, told)["federated_extensions"]
    assert [one["name"] for one in kept] == ["@some/extension"]
    assert len(told["federated_extensions"]) == 2


def test_a_hook_of_somebody_else_is_left_alone() -> None:
    settings: dict[str, Any] = {"page_config_hook": "theirs"}
    load_only_what_is_on(settings)
    assert settings["page_config_hook"] == "theirs"
    settings = {}
    load_only_what_is_on(settings)
    assert settings["page_config_hook"] is leave_disabled_out
