"""Damages to the settings: the network is asked, or a package is not the one that was tested."""

from __future__ import annotations

import re

from damages.change import Change, Damage, DoesNotApplyError, swap

SETTINGS, LOCKS = "tests/setup/test_server_settings.py", "tests/setup/test_lock_files.py"
PAGE = "tests/lint/test_page_files.py"
FOLDER = "kit/server/settings"


def without_hashes(package: str) -> Change:
    """Take the hashes of a package out of a lock file."""
    entry = re.compile(rf"^({re.escape(package)}==\S+)((?:[^\n]*\\\n)+[^\n]*\n)", re.MULTILINE)

    def change(text: str) -> str:
        changed, number = entry.subn(r"\1\n", text)
        if number != 1:
            raise DoesNotApplyError(f"{package} is locked {number} times, not once")
        return changed

    return change


DAMAGES = (
    Damage("asks_outside", "a script of the page asks another host",
           {"kit/page/scripts/accessible.js": swap(
               "function isDark() {", 'fetch("https://example.org/seen");\n\nfunction isDark() {')},
           (PAGE,)),
    Damage("font_from_outside", "a style sheet loads a font from another host",
           {"kit/page/styles/lessons.css": lambda text: (
               '@import url("https://example.org/font.css");\n' + text)},
           (PAGE,)),
    Damage("news", "JupyterLab asks for news",
           {f"{FOLDER}/overrides.json": swap('"fetchNews": "false"', '"fetchNews": "true"')},
           (SETTINGS,)),
    Damage("extension_on_again", "an extension that asks the network is on again",
           {f"{FOLDER}/page_config.json": swap(
               '"@jupyterlab/apputils-extension:announcements": true',
               '"@jupyterlab/apputils-extension:announcements": false')}, (SETTINGS,)),
    Damage("kernel_in_the_browser", "the kernel of the Lite edition is on in JupyterLab",
           {f"{FOLDER}/page_config.json": swap(
               '"@jupyterlite/pyodide-kernel-extension": true',
               '"@jupyterlite/pyodide-kernel-extension": false')}, (SETTINGS,)),
    Damage("cells_out_of_sight", "cells out of sight are not drawn, so a lesson prints with gaps",
           {f"{FOLDER}/overrides.json": swap('"windowingMode": "none"', '"windowingMode": "full"')},
           (SETTINGS,)),
    Damage("dead_widgets", "a notebook without a kernel shows dead widgets",
           {f"{FOLDER}/server_extension.json": swap(
               '    "contents_manager_class": "kit.server.lesson_files.LessonFiles",\n', "")},
           (SETTINGS, "tests/setup/test_start_lab.py")),
    Damage("hash_missing", "a package of the lessons is locked without a hash",
           {"requirements.lock": without_hashes("plotly")}, (LOCKS,)),
    Damage("hash_missing_for_a_class", "a package of the class is locked without a hash",
           {"kit/server/classroom/requirements.lock": without_hashes("aiodns")}, (LOCKS,)),
    Damage("other_version", "the tests run with another version than learners have",
           {"requirements-test.lock": swap("plotly==", "plotly==7.99.")}, (LOCKS,)),
    Damage("an_index", "a lock file names a host",
           {"requirements.lock": lambda text: "--index-url https://example.org/simple\n" + text},
           (LOCKS,)),
    Damage("login_of_another", "a new name gets a login that somebody has used",
           {"kit/server/classroom/roster.py": swap(
               "taken = {*held.values(), *used}", "taken = {*held.values()}")},
           ("tests/setup/test_class_people.py",)),
    Damage("floor", "a lower floor of the house uses a higher one",
           {"kit/tables/dates.py": swap("from __future__ import annotations\n",
                                        "from __future__ import annotations\n\n"
                                        "from kit.explorers import base as _base\n")},
           ("lint-imports",)),
    Damage("line_ends", "line ends differ from system to system",
           {".gitattributes": swap("*.csv text eol=lf", "*.csv text")},
           ("tests/setup/test_project_files.py",)),
)  # fmt: skip
