"""Kill who is answering, again and again: `.venv/bin/python tests/bench/kills.py`.

Three kinds of victims answer as fast as they can and are killed with -9 at a random moment:
plain processes (through the store, the logbook of a laboratory, and files that are replaced),
kernels of a real Jupyter server, and such servers themselves. After each kill every answer that
was confirmed must be in the file, whole, in its order, and the next victim must go on in the same
folder. Prints counts; the exit code is 1 if anything was lost. `--help` lists the options; a run
of a few minutes can be cut into several with other seeds. On Linux and macOS.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.error import HTTPError

import psutil

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), *(str(TESTS / one) for one in ("lessons", "setup", "browser"))]

from class_client import Kernel  # noqa: E402
from lab import TOKEN, Lab, running_lab  # noqa: E402
from writer import FILLER, answer_until_killed  # noqa: E402

from kit.laboratories.logbook import Logbook  # noqa: E402
from kit.lessons import database  # noqa: E402
from kit.lessons.attempts import Attempt  # noqa: E402
from kit.lessons.store import FILE, Store  # noqa: E402
from kit.tables.written_files import replace_file  # noqa: E402

LONGEST = 0.25  # seconds that a plain process lives
LONGEST_KERNEL = 1.5  # seconds after the first answer of a kernel
PATIENCE = 60.0
REPLACED = "picks.json"
# A kernel answers as the widgets do when a button is pressed, and enters codes in a laboratory.
ANSWERING = """
import os, kit
check = kit.lesson("01_timeline").ask("read_a_mark")
lab = kit.laboratory.coding()
names = [option.id for option in check.posed.options]
print("pid", os.getpid(), flush=True)
number = 0
while True:
    check.kind.put(check.controls, names[number % len(names)])
    check.answer()
    print(check.store.attempts()[-1].uid, flush=True)
    lab.keep(number % 5 - 2, (), f"reason {number}")
    print(lab.store.attempts()[-1].uid, flush=True)
    number += 1
"""


@dataclass
class Tally:
    """What became of the victims of one kind, and of their answers."""

    kind: str
    kills: int = 0
    confirmed: int = 0
    kept_unsaid: int = 0
    half_written: int = 0
    before_the_first: int = 0
    outlived: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kind:<18}{self.kills:>6}{self.confirmed:>11}{self.kept_unsaid:>13}"
            f"{self.half_written:>14}{self.before_the_first:>14}{self.outlived:>10}"
            f"{len(self.faults):>8}"
        )


HEAD = (
    f"{'killed':<18}{'times':>6}{'confirmed':>11}{'kept unsaid':>13}{'half-written':>14}"
    f"{'before first':>14}{'outlived':>10}{'faults':>8}"
)


class Folder:
    """A folder in which victims answer one after the other, and what they were told."""

    def __init__(self, path: Path, tally: Tally) -> None:
        self.path, self.tally = path, tally
        self.confirmed: set[str] = set()

    def killed(self, confirmed: set[str]) -> None:
        """Count a kill, and look whether everything is there."""
        self.tally.kills += 1
        self.tally.confirmed += len(confirmed)
        self.tally.before_the_first += not confirmed
        self.tally.half_written += (self.path / f"{FILE}-journal").exists()
        self.confirmed |= confirmed
        self.look()

    def look(self) -> None:
        """Note every fault of what is in the folder."""
        kept = Store(self.path).attempts()
        lost = self.confirmed - {one.uid for one in kept}
        if lost:
            self._fault(f"{len(lost)} confirmed answers are lost")
        if (self.path / FILE).exists() and not database.is_sound(self.path / FILE):
            self._fault("the file is damaged")
        if list(self.path.glob("*.damaged-*")):
            self._fault("a sound file was set aside")
        if any(not is_whole(one) for one in kept):
            self._fault("an answer is not whole")
        if not in_order(kept):
            self._fault("answers are not numbered one by one")
        replaced = self.path / REPLACED
        if replaced.exists() and not is_replaced_whole(replaced):
            self._fault("a file that is replaced is not whole")

    def close(self) -> None:
        """Count the answers that were kept but not yet confirmed."""
        kept = {one.uid for one in Store(self.path).attempts()}
        self.tally.kept_unsaid += len(kept - self.confirmed)

    def _fault(self, what: str) -> None:
        self.tally.faults.append(f"{self.tally.kind}, kill {self.tally.kills}: {what}")


def is_whole(one: Attempt) -> bool:
    """Whether an answer has everything with which it was given."""
    if isinstance(one.answer, dict) and "filler" in one.answer:
        return bool(one.answer["filler"] == FILLER)
    return bool(one.answer) and bool(one.question)


def is_replaced_whole(path: Path) -> bool:
    """Whether a file holds one of the contents that were written, and nothing else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return bool(content == [content[0]] * 2000)


def in_order(kept: list[Attempt]) -> bool:
    """Whether the answers to each question are numbered from one on without a gap."""
    numbers = defaultdict(list)
    for one in kept:
        numbers[one.lesson, one.question].append(one.number)
    return all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def write(way: str, folder: Path, name: str, told: Connection) -> None:
    """Answer in one of three ways, in a process of its own, until killed."""
    if way == "store":
        answer_until_killed(folder, name, told.send)
    elif way == "logbook":
        store = Store(folder)
        logbook = Logbook("l", "coding", store, "0.1")
        for number in range(sys.maxsize):
            if logbook.add(f"st_{name}", {"number": number, "filler": FILLER}).on_disk:
                told.send(store.attempts(question=f"coding:st_{name}")[-1].uid)
    else:
        for number in range(sys.maxsize):
            replace_file(folder / REPLACED, [number] * 2000)


def heard(told: Connection) -> set[str]:
    """Return every confirmation that came through whole."""
    found = set()
    with contextlib.suppress(EOFError, OSError):
        while True:
            found.add(told.recv())
    return found


def kill_writers(times: int, rng: random.Random, home: Path) -> Tally:
    """Kill plain processes: one at a time, or one of two that write to one folder."""
    tally = Tally("plain processes")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kit.laboratories.logbook", "class_client", "lab"])
    folder = Folder(home / "writers_0", tally)
    while tally.kills < times:
        if rng.random() < 0.2:  # a new file: it may be killed while it is being made
            folder.close()
            folder = Folder(home / f"writers_{tally.kills}", tally)
        folder.path.mkdir(exist_ok=True)
        ways = rng.choice([["store"], ["logbook"], ["store", "logbook"], ["store", "file"]])
        victims = []
        for way in ways:
            here, there = context.Pipe(duplex=False)
            name = str(rng.randrange(3))
            process = context.Process(target=write, args=(way, folder.path, name, there))
            process.start()
            there.close()
            victims.append((way, process, here))
        for way, process, here in victims:
            if way != "file" and rng.random() < 0.75:
                here.poll(PATIENCE)
            time.sleep(rng.uniform(0, LONGEST))
            process.kill()
            process.join()
        for _, _, here in victims:
            folder.killed(heard(here))
    folder.close()
    return tally


class Answering:
    """A kernel of a real server that answers without pause."""

    def __init__(self, lab: Lab) -> None:
        made = lab.api("kernels", "POST", {"name": "python3"})
        self.channel = Kernel(lab.url, TOKEN, made["id"])
        self.confirmed: set[str] = set()
        self.pid = 0
        self.trouble = ""
        self._begun = threading.Event()
        self.channel.start(ANSWERING)
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()
        if not self._begun.wait(PATIENCE) or not self.pid:
            raise RuntimeError(self.trouble or "the kernel did not begin to answer")

    def _listen(self) -> None:
        try:
            for line in self.channel.lines():
                if line.startswith("pid "):
                    self.pid = int(line.split()[1])
                else:
                    self.confirmed.add(line)
                    self._begun.set()
        except RuntimeError as error:
            self.trouble = str(error)
        self._begun.set()

    def hang_up(self) -> set[str]:
        """Take what is still on its way, close the channel, and return what was confirmed."""
        time.sleep(0.3)
        self.channel.close()
        self._listener.join(PATIENCE)
        return self.confirmed


def kill_kernels(times: int, rng: random.Random, home: Path) -> Tally:
    """Kill kernels; their server goes on."""
    tally = Tally("kernels")
    folder = Folder(work(home, "kernels"), tally)
    with running_lab(TESTS.parent, folder.path) as lab:
        while tally.kills < times:
            answering = Answering(lab)
            time.sleep(rng.uniform(0, LONGEST_KERNEL))
            os.kill(answering.pid, signal.SIGKILL)
            folder.killed(answering.hang_up())
            # The server may be about to start a new one in its place, and refuses meanwhile.
            with contextlib.suppress(HTTPError):
                lab.api(f"kernels/{answering.channel.id}", "DELETE")
    folder.close()
    return tally


def kill_servers(times: int, rng: random.Random, home: Path) -> Tally:
    """Kill servers; what their kernels still write is kept too, and they must end by themselves."""
    tally = Tally("servers")
    folder = Folder(work(home, "servers"), tally)
    while tally.kills < times:
        with running_lab(TESTS.parent, folder.path) as lab:
            answering = Answering(lab)
            time.sleep(rng.uniform(0, LONGEST_KERNEL))
            lab.process.kill()
            lab.process.wait()
            folder.killed(answering.hang_up())
            tally.outlived += not ends(answering.pid)
    folder.look()
    folder.close()
    return tally


def ends(pid: int, seconds: float = 10) -> bool:
    """Whether a kernel without a server ends by itself; it is ended in any case."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        try:
            process.wait(seconds)
        except psutil.TimeoutExpired:
            process.kill()
            return False
    return True


def work(home: Path, name: str) -> Path:
    """Return a new folder for a learner."""
    folder = home / name
    folder.mkdir()
    return folder


@contextlib.contextmanager
def place(given: Path | None) -> Iterator[Path]:
    """Give the folder in which to work, a passing one if none is named."""
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def main() -> int:
    """Kill as often as asked, print the counts, and return 1 if there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--writers", type=int, default=150, help="plain processes to kill")
    parser.add_argument("--kernels", type=int, default=25, help="kernels to kill")
    parser.add_argument("--servers", type=int, default=25, help="servers to kill")
    parser.add_argument("--seed", type=int, default=0, help="decides the moments")
    parser.add_argument("--folder", type=Path, help="where to work and leave everything")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    faults: list[str] = []
    print(HEAD, flush=True)
    with place(given.folder) as home:
        for times, kill in (
            (given.writers, kill_writers), (given.kernels, kill_kernels),
            (given.servers, kill_servers),
        ):  # fmt: skip
            if times:
                tally = kill(times, rng, home)
                faults += tally.faults
                print(tally, flush=True)
    print(*faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
