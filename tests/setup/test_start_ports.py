"""Which port the server gets."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kit.server.launch import ports
from kit.server.launch.errors import StartError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_that_was_asked_for_is_refused_with_another(taken: int) -> None:
    with pytest.raises(StartError, match=f"Port {taken} is taken") as error:
        ports.choose(taken)
    assert error.value.code == 2
    assert "--port" in error.value.remedy


def test_a_taken_usual_port_is_replaced_and_said(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ports, "FIRST", taken)
    chosen = ports.choose(None)
    assert chosen > taken
    assert f"Port {taken} is taken, so the kit uses {chosen}." in capsys.readouterr().out


def test_no_free_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "is_free", lambda _: False)
    with pytest.raises(StartError, match="No free port"):
        ports.choose(None)


def test_a_free_port_is_used_silently(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ports, "is_free", lambda _: True)
    assert ports.choose(None) == 8888
    assert ports.choose(9999) == 9999
    assert capsys.readouterr().out == ""
