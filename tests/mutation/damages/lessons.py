"""Damages to what learners give: answers lost, changed, or let out as something dangerous."""

from __future__ import annotations

from damages.change import Damage, swap

STORE = "tests/lessons/test_store.py"
PORTFOLIO = "tests/classroom/test_portfolio.py"
FORMULAS = (
    "kit/page/safety.py",
    "tests/classroom/test_own_events.py::test_a_safe_cell_is_no_formula_and_can_be_read_back",
    "tests/classroom/test_class_folder.py::test_no_cell_of_a_gradebook_is_a_formula",
)
CHECK, LESSON = "tests/lessons/test_check.py", "tests/lessons/test_lesson.py"
SAFETY, WRITTEN = "kit/page/safety.py", "tests/tables/test_written_files.py"


def lesson(name: str, what: str, file: str, old: str, new: str, *looks: str) -> Damage:
    """Return a damage to a file of the lessons or of what a class hands in."""
    return Damage(name, what, {file: swap(old, new)}, looks)


DAMAGES = (
    lesson("not_on_the_disk", "an answer is called kept before it is on the disk",
           "kit/lessons/database.py", 'PRAGMA synchronous = FULL")', 'PRAGMA synchronous = OFF")',
           STORE),
    lesson("not_written", "an answer stays in memory and is called kept", "kit/lessons/store.py",
           "            statements.add_all(connection, self.waiting)\n", "            pass\n",
           STORE),
    lesson("lost_when_full", "what a full disk refused is forgotten", "kit/lessons/store.py",
           "            return Kept(False, self._trouble(trouble))\n        self.waiting.clear()",
           "            self.waiting.clear()\n"
           "            return Kept(False, self._trouble(trouble))\n        self.waiting.clear()",
           STORE),
    lesson("written_over", "a damaged file is written over", "kit/lessons/database.py",
           "        path.rename(target)\n", "        path.unlink()\n", STORE),
    lesson("in_place", "a file is written in place", "kit/tables/written_files.py",
           "        os.replace(beside, path)\n",
           "        path.write_text(beside.read_text('utf-8'), 'utf-8')\n", WRITTEN),
    lesson("answers_can_be_deleted", "answers can be deleted from the file",
           "kit/lessons/migrations.py", "BEFORE DELETE ON attempts", "BEFORE DELETE ON resets",
           STORE),
    lesson("step_of_a_migration", "a migration skips a column", "kit/lessons/migrations.py",
           "ALTER TABLE attempts ADD COLUMN asked TEXT NOT NULL DEFAULT '{}';\n", "", STORE),
    lesson("aside_forgotten", "what was set aside elsewhere counts again",
           "kit/lessons/statements.py", "SELECT *, arrived_aside OR EXISTS (",
           "SELECT *, EXISTS (", STORE, PORTFOLIO),
    lesson("field_dropped", "the mistaken ideas of an imported answer are dropped",
           "kit/lessons/attempts.py", "misconceptions=tuple(named)", "misconceptions=()",
           STORE, PORTFOLIO),
    lesson("last_answer", "a portfolio drops the last answer", "kit/classroom/portfolio.py",
           "tuple(self.store.attempts()), data_version()",
           "tuple(self.store.attempts()[:-1]), data_version()", PORTFOLIO),
    lesson("aside_not_handed_in", "a portfolio drops what was set aside",
           "kit/classroom/portfolio.py", "tuple(self.store.attempts()), data_version()",
           "tuple(self.store.present()), data_version()", PORTFOLIO),
    lesson("record_ends_early", "typed words can end the record of a portfolio", SAFETY,
           'for sign in "<>&', 'for sign in "&', PORTFOLIO),
    lesson("formula", "a cell that begins with @ is a formula in a spreadsheet", SAFETY,
           '"-", "@", ', '"-", ', *FORMULAS),
    lesson("formula_after_blanks", "a formula after blanks is not seen", SAFETY,
           " or plain.lstrip().startswith(FORMULA_STARTS)", "", *FORMULAS),
    lesson("not_escaped", "words from outside are markup", "kit/page/markup.py",
           "return Markup(template).format(**values)", "return Markup(template.format(**values))",
           "kit/page/markup.py", LESSON),
    lesson("script_address", "a link may run a script", "kit/page/markup.py",
           'not in {"http", "https"}', 'not in {"http", "https", "javascript"}',
           "kit/page/markup.py", LESSON),
    lesson("sensitive_verdict", "an answer on the abductions gets a sign",
           "kit/lessons/verdicts.py", 'if sensitive and mark != "help":',
           'if sensitive and mark == "help":', CHECK),
    lesson("sensitive_history", "the history judges an answer on the abductions",
           "kit/lessons/check_markup.py",
           "if told and not kind.posed.question.sensitive:", "if told:", CHECK),
    lesson("twice_imported", "an answer that is there comes in again",
           "kit/lessons/statements.py", "INSERT OR IGNORE INTO attempts",
           "INSERT OR REPLACE INTO attempts", STORE, PORTFOLIO),
    lesson("tolerance", "the number beside the right one is right too",
           "kit/lessons/kinds/number.py",
           "if abs(value - self.posed.key) <= slack:",
           "if abs(value - self.posed.key) <= 1 + slack:",
           "tests/lessons/test_kinds.py"),
)  # fmt: skip
