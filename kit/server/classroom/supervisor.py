"""Keep the two programs of a class running: the proxy and the Hub.

They are neighbours. If the Hub dies, learners go on working through the proxy, and the Hub is
started again and finds their servers. If the proxy dies, it is started again and the Hub tells it
the ways. Learners' servers are the Hub's business.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from kit.server.classroom import private_files
from kit.server.launch.errors import StartError

WAIT_FOR_START = 180  # seconds; an old laptop that has just been set up is slow
WAIT_FOR_STOP = 60
OFTEN = 5  # so many ends within SPAN seconds are too many
SPAN = 120.0


@dataclass
class Program:
    """A program that is to run, and its runs so far."""

    name: str
    command: list[str]
    surroundings: dict[str, str]
    log: Path
    user: int | None = None
    pid_file: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    ends: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it in a group of its own, so that Ctrl-C reaches only `start.py`."""
        self.log.touch(0o600)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command, env=self.surroundings, cwd="/", stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                user=self.user, group=self.user, extra_groups=None if self.user is None else [],
            )  # fmt: skip
        if self.pid_file is not None:
            try:
                private_files.write(self.pid_file, str(self.process.pid))
            except OSError as trouble:  # a full disk is no reason to close the class
                print(f"{self.name} runs, but its number could not be noted: {trouble}", flush=True)

    def has_ended(self) -> bool:
        """Tell whether it was started and has ended."""
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        """Ask it to end, and end it by force if it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=WAIT_FOR_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def last_words(self) -> str:
        """Return the end of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-8:]
        return "\n".join(f"    {line}" for line in lines)


def start_again(program: Program, now: float) -> None:
    """Start a program again that has ended, and say so.

    Raises
    ------
    StartError
        If it ends again and again.
    """
    program.ends = [at for at in program.ends if now - at < SPAN] + [now]
    if len(program.ends) > OFTEN:
        raise StartError(
            f"{program.name} ends again and again. Its last words:\n{program.last_words()}",
            f"start again. If it fails again, send the file {program.log} to whoever looks after "
            "the kit. All answers are kept in the learners' folders.",
        )
    print(f"{program.name} had ended; it is being started again. No answer is lost.", flush=True)
    program.start()


def wait_until_open(hub: Program, address: str) -> None:
    """Wait until the Hub answers at an address.

    Raises
    ------
    StartError
        If it ends before, or does not answer in time.
    """
    deadline = time.monotonic() + WAIT_FOR_START
    while time.monotonic() < deadline and not hub.has_ended():
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise StartError(
        f"The class did not open. Last words:\n{hub.last_words()}",
        f"start again. If it fails again, send the file {hub.log} to whoever looks after the kit.",
    )


def watch(programs: list[Program]) -> None:
    """Start again whatever ends, until Ctrl-C."""
    while True:
        for program in programs:
            if program.has_ended():
                start_again(program, time.monotonic())
        time.sleep(0.5)


def end_leftover(pid_file: Path, mark: str) -> None:
    """End a Hub that an earlier start left behind when it was killed.

    Parameters
    ----------
    pid_file
        Where that start noted the Hub's process.
    mark
        A word of its command line, lest a newer process of the same number be hit.
    """
    try:
        process = int(pid_file.read_text())
        command = Path(f"/proc/{process}/cmdline").read_bytes()
    except (OSError, ValueError):
        return
    if mark.encode() in command:
        os.kill(process, signal.SIGKILL)
