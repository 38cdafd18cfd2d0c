"""A class of thirty at once: `sudo .venv/bin/python tests/bench/class_of_thirty.py`.

Opens a real class (JupyterHub, accounts, proxy), lets learners arrive in a minute, run a lesson
from top to bottom, and answer every check at the same moment. A few of them sit in real browsers.
Prints the figures; `--keep` writes them to `kit/server/classroom/measured.json`. Takes minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sqlite3
import statistics
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "setup")]

import class_client  # noqa: E402
from class_client import GIVE, PASSWORD, Kernel, Learner, code_cells  # noqa: E402
from class_room import ROOT, OpenClass, a_class, wait_for  # noqa: E402

RESULT = ROOT / "kit" / "server" / "classroom" / "measured.json"
LESSON = "01_timeline"
MIB = 1024**2
ANSWER_ALL = (
    GIVE
    + """
def answer_all(name):
    import kit
    lesson = kit.lesson(name)
    asked = [name for name, question in lesson.questions.items() if question.kind != "code"]
    return sum(give(lesson.ask(name)) for name in asked)
"""
)


@dataclass
class Log:
    """Seconds by step, from all learners."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, step: str, seconds: float) -> None:
        with self.lock:
            self.seconds.setdefault(step, []).append(seconds)

    def table(self) -> dict[str, dict[str, float]]:
        return {step: _summary(values) for step, values in self.seconds.items()}


def _summary(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "times": len(ordered),
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 3),
        "longest": round(ordered[-1], 3),
    }


class Timed:
    """Measure a step and note it."""

    def __init__(self, log: Log, step: str) -> None:
        self.log, self.step = log, step

    def __enter__(self) -> None:
        self.began = time.perf_counter()

    def __exit__(self, kind: Any, *_: object) -> None:
        if kind is None:
            self.log.note(self.step, time.perf_counter() - self.began)


class Play:
    """One learner's part."""

    def __init__(self, room: OpenClass, number: int, log: Log, codes: dict[str, str]) -> None:
        self.room, self.number, self.log = room, number, log
        self.learner = Learner(room.address, room.logins[number - 1])
        self.code = codes[self.learner.login]
        self.kernel: Kernel | None = None
        self.given = 0

    def arrive(self, wait: float) -> None:
        time.sleep(wait)
        began = time.perf_counter()
        with Timed(self.log, "sign in"):
            assert self.learner.sign_in(self.code).status_code == 302
        self.learner.take_token()
        with Timed(self.log, "server ready"):
            self.learner.start_server()
        with Timed(self.log, "kernel ready"):
            self.kernel = self.learner.open_kernel(f"notebooks/{LESSON}.ipynb")
            self.kernel.run("1")
        with Timed(self.log, "first cell (import kit)"):
            self.kernel.run('import kit\nlesson = kit.lesson("01_timeline")\nlesson.ready()')
        self.log.note("from sign-in to first cell", time.perf_counter() - began)

    def run_lesson(self) -> None:
        assert self.kernel is not None
        self.kernel.connect()
        began = time.perf_counter()
        for code in code_cells(self.room.room.kit / "notebooks" / f"{LESSON}.ipynb"):
            with Timed(self.log, "one cell of the lesson, all running at once"):
                self.kernel.run(code)
        self.log.note("whole lesson, all running at once", time.perf_counter() - began)

    def use(self, steps: int, pause: float) -> None:
        """Move a control once a while, as a reader does."""
        assert self.kernel is not None
        self.kernel.connect()
        for step in range(steps):
            first = 1990 + (step + self.number) % 20
            with Timed(self.log, "one move of a control, in use"):
                self.kernel.run(f"view.years = ({first}, {first + 10})")
            time.sleep(pause)

    def answer(self) -> None:
        assert self.kernel is not None
        self.kernel.connect()
        self.kernel.run(ANSWER_ALL)
        with Timed(self.log, "all checks of a lesson answered at once"):
            said = self.kernel.run(f'print(answer_all("{LESSON}"))')
        self.given = int(said.strip().splitlines()[-1])

    def is_kept(self) -> bool:
        """Tell whether an answer is on the disk."""
        return self.room.answers(self.number).exists() and self.found() > 0

    def found(self) -> int:
        path = self.room.answers(self.number)
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
            assert file.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            count: int = file.execute("SELECT count(*) FROM attempts").fetchone()[0]
        return count


def together(plays: list[Play], step: Any, log: Log, workers: int = 64) -> None:
    """Let all learners do a step at once; note who fails and go on."""

    def tried(play: Play) -> None:
        try:
            step(play)
        except Exception as error:
            log.failures.append(
                f"{play.learner.login}: {type(error).__name__}: {str(error)[-300:]}"
            )

    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(tried, plays))
    print(f"{getattr(step, '__name__', step)}: {time.perf_counter() - began:.1f} s", log.failures)


def memory(room: OpenClass) -> dict[str, Any]:
    """Return proportional memory (PSS) of servers and kernels, and what the machine has left."""
    kinds: dict[str, list[float]] = {"jupyterhub.singleuser": [], "ipykernel_launcher": []}
    others = 0.0
    for pid in [*room.running(), room.hub()]:
        process = psutil.Process(pid)
        pss = process.memory_full_info().pss / MIB
        line = " ".join(process.cmdline())
        kind = next((kind for kind in kinds if kind in line), None)
        if kind:
            kinds[kind].append(pss)
        else:
            others += pss
    servers, kernels = kinds.values()
    return {
        "server_pss_mib_median": round(statistics.median(servers)),
        "kernel_pss_mib_median": round(statistics.median(kernels)),
        "learner_pss_mib": round((sum(servers) + sum(kernels)) / len(servers)),
        "hub_and_proxy_pss_mib": round(others),
        "class_pss_mib": round(sum(servers) + sum(kernels) + others),
        "machine_used_mib": round(psutil.virtual_memory().used / MIB),
        "servers": len(servers),
        "kernels": len(kernels),
    }


def worked(room: OpenClass) -> float:
    """Return the processor seconds of all that the class runs; other work does not change them."""
    times = [psutil.Process(pid).cpu_times() for pid in [*room.running(), room.hub()]]
    return sum(one.user + one.system + one.children_user + one.children_system for one in times)


def browsers(plays: list[Play], log: Log) -> int:
    """Sit some learners in real browsers: open the lesson, run it, give one answer by mouse."""
    sys.path.insert(0, str(ROOT / "tests" / "browser"))
    from lab import BROWSER_OPTIONS, installed_browser
    from playwright.sync_api import sync_playwright

    path = installed_browser()
    if path is None or not plays:
        return 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        pages = []
        for play in plays:
            page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
            with Timed(log, "browser: sign-in to lesson on screen"):
                page.goto(f"{play.room.address}/hub/login")
                page.fill("#username_input", play.learner.login)
                page.fill("#password_input", PASSWORD.format(play.learner.login))
                page.fill("#otp_input", play.code)
                page.click("#login_submit")
                page.wait_for_url("**/lab/**", timeout=120_000)
                base = f"{play.room.address}/user/{play.learner.login}"
                page.goto(f"{base}/lab/tree/notebooks/{LESSON}.ipynb")
                page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=120_000)
            pages.append(page)
        for page, play in zip(pages, plays, strict=True):
            with Timed(log, "browser: run the whole lesson until the timeline is drawn"):
                page.wait_for_selector("#jp-main-statusbar >> text=| Idle")
                page.locator(".lm-MenuBar-item", has_text="Run").click()
                page.locator("[data-command='runmenu:run-all']").click()
                page.wait_for_selector(".kit-explorer .js-plotly-plot .main-svg", timeout=120_000)
            page.wait_for_selector("#jp-main-statusbar >> text=| Idle", timeout=120_000)
            check = page.locator(".kit-check:has(input[type=radio])").first
            check.locator("input[type=radio]").first.check()
            with Timed(log, "browser: from the press of a button to the answer on disk"):
                check.locator("button.kit-primary").click()
                assert wait_for(play.is_kept, 60)
            play.given = play.found()
        browser.close()
    return len(plays)


def measure(count: int, in_browsers: int, spread: float, port: int) -> dict[str, Any]:
    """Hold the lesson and return what was measured."""
    log = Log()
    before = os.getloadavg()
    with a_class(count + in_browsers, port) as room:
        began = time.perf_counter()
        room.open()
        opened = time.perf_counter() - began
        codes = room.codes
        plays = [Play(room, number, log, codes) for number in range(1, room.count + 1)]
        api, seated = plays[:count], plays[count:]
        class_client.PATIENCE = 900.0
        began, idle = time.perf_counter(), worked(room)
        together(api, lambda play: play.arrive(spread * play.number / count), log)
        ready = time.perf_counter() - began
        work = [worked(room) - idle]
        in_memory = [memory(room)]
        sat = 0
        together(api, Play.run_lesson, log)
        work.append(worked(room) - idle)
        in_memory.append(memory(room))
        holder: list[int] = []
        seats = threading.Thread(target=lambda: holder.append(_seated(seated, log)))
        seats.start()
        together(api, lambda play: play.use(20, 1.0), log)
        seats.join()
        sat = holder[0] if holder else 0
        together(api, Play.answer, log)
        in_memory.append(memory(room))
        given = sum(play.given for play in api)
        found = sum(play.found() for play in api)
        return {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": _machine(),
            "load_before": [round(value, 1) for value in before],
            "load_after": [round(value, 1) for value in os.getloadavg()],
            "learners": count,
            "browsers": sat,
            "arrival_seconds": spread,
            "class_open_after": round(opened, 1),
            "all_ready_after": round(ready, 1),
            "core_seconds_per_learner_until_ready": round(work[0] / count, 1),
            "core_seconds_per_learner_for_the_lesson": round((work[1] - work[0]) / count, 1),
            "seconds": log.table(),
            "memory_when_ready": in_memory[0],
            "memory_after_lesson": in_memory[1],
            "memory_at_end": in_memory[2],
            "answers_given": given,
            "answers_found": found,
            "answers_in_browsers": sum(play.given for play in seated),
            "failures": log.failures,
        }


def figures(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what was measured as name, value, unit and condition, for the teacher's guide."""
    machine = found["machine"]
    loads = " to ".join(str(found[when][0]) for when in ("load_before", "load_after"))
    class_ = f"{found['learners']} learners and {found['browsers']} browsers on the same machine"
    where = (
        f"{found['date']}, {machine['cores']} cores, {machine['memory_mib']} MiB, "
        f"{machine['system']}, Python {machine['python']}; {class_}; load average {loads}"
    )
    beside = found["load_before"][0] > machine["cores"]
    rows = [("conditions", where, "", "other work ran beside" if beside else "nothing ran beside")]
    kinds = Counter(one.partition(": ")[2] for one in found["failures"])  # without the logins
    failed = "; ".join(f"{number} times: {kind}" for kind, number in kinds.items())
    rows += [
        ("everybody ready after", found["all_ready_after"], "s",
         f"arriving within {found['arrival_seconds']:.0f} s, starts in turn"),
        ("work until ready", found["core_seconds_per_learner_until_ready"],
         "core-seconds for each learner", "does not depend on other work"),
        ("work of the whole lesson", found["core_seconds_per_learner_for_the_lesson"],
         "core-seconds for each learner", "lesson 01, every cell"),
        ("answers given", found["answers_given"], "answers", "all learners at the same moment"),
        ("answers found on disk", found["answers_found"], "answers", "in the learners' folders"),
        ("answers given in browsers", found["answers_in_browsers"], "answers", "found on disk"),
        ("failures", len(found["failures"]), "", failed or "none"),
    ]  # fmt: skip
    for step, took in found["seconds"].items():
        for which in ("median", "p95", "longest"):
            rows.append((f"{step}: {which}", took[which], "s", f"{took['times']} times"))
    for name, value in found["memory_after_lesson"].items():
        is_memory = name.endswith(("_mib", "_median"))
        plain = name.replace("_pss", "").replace("_mib", "").replace("_", " ")
        rows.append(
            (
                f"memory after the lesson: {plain}" if is_memory else f"running: {plain}",
                value,
                "MiB" if is_memory else "",
                "proportional (PSS)" if "pss" in name else "",
            )
        )
    return [dict(zip(("name", "value", "unit", "condition"), one, strict=True)) for one in rows]


def _seated(plays: list[Play], log: Log) -> int:
    try:
        return browsers(plays, log)
    except Exception as error:
        log.failures.append(f"browsers: {type(error).__name__}: {str(error)[-400:]}")
        return 0


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "memory_mib": round(psutil.virtual_memory().total / MIB),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--learners", type=int, default=30, choices=range(1, 61), metavar="1-60")
    parser.add_argument("--browsers", type=int, default=3, choices=range(9), metavar="0-8")
    parser.add_argument("--arrival", type=float, default=60.0, help="seconds in which all arrive")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--keep", action="store_true", help=f"write the figures to {RESULT.name}")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    found = measure(chosen.learners, chosen.browsers, chosen.arrival, chosen.port)
    print(json.dumps(found, indent=1, ensure_ascii=False))
    if chosen.keep:
        shown = json.dumps(figures(found), indent=1, ensure_ascii=False)
        RESULT.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
