"""What is known so far, kept in a file so that a check that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from damages.change import Damage

# What the tests of an undamaged copy depend on, beside themselves.
UNDER_TEST = ("kit", "data", "seeds", "notebooks", "pyproject.toml")
PASSING = (".pyc", ".ipynb_checkpoints", "my_work", "zz_")


@dataclass(frozen=True)
class Outcome:
    """How a damage, or a run without one, ended.

    Attributes
    ----------
    key
        Stands for everything it depends on; with another key it must be run again.
    level, test
        What failed first; "" if nothing did.
    seconds
        How long it took.
    """

    key: str
    level: str
    test: str
    seconds: float


class Outcomes:
    """The outcomes in a file."""

    def __init__(self, path: Path, root: Path, *, fresh: bool) -> None:
        self._path, self._root = path, root
        self._kept: dict[str, Outcome] = {}
        if path.is_file() and not fresh:
            content = json.loads(path.read_text(encoding="utf-8"))
            self._kept = {name: Outcome(**one) for name, one in content.items()}
        self._under_test = self._digest(UNDER_TEST)

    def of(self, name: str, key: str) -> Outcome | None:
        """Return what is known, if it was found under the same key."""
        found = self._kept.get(name)
        return found if found is not None and found.key == key else None

    def keep(self, name: str, outcome: Outcome) -> None:
        """Keep an outcome, on the disk too."""
        self._kept[name] = outcome
        content = {name: asdict(one) for name, one in self._kept.items()}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")

    def key_of_control(self, tests: Iterable[str]) -> str:
        """Return the key of tests on an undamaged copy."""
        return hashlib.sha256((self._under_test + self._digest(tests)).encode()).hexdigest()

    def key_of_damage(self, damage: Damage) -> str:
        """Return the key of a damage: what the damaged files are, and become.

        The tests are not in it: what was once caught need not be done again while a test for
        another damage is written. Before a release the check is run afresh.
        """
        texts = json.dumps([sorted(damage.applied(self._root).items()), damage.recorded])
        return hashlib.sha256((texts + self._digest(damage.changes)).encode()).hexdigest()

    def _digest(self, names: Iterable[str]) -> str:
        found = hashlib.sha256()
        for name in names:
            path = self._root / name.partition("::")[0]
            files = [path] if path.is_file() else sorted(path.rglob("*.*"))
            for file in files:
                if file.is_file() and not any(part in str(file) for part in PASSING):
                    found.update(str(file.relative_to(self._root)).encode())
                    found.update(file.read_bytes())
            found.update(name.encode())
        return found.hexdigest()
