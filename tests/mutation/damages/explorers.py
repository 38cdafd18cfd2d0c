"""Damages to explorers: a control, a sentence or a panel does not follow the view."""

from __future__ import annotations

from damages.change import Damage, swap
from damages.figures import INCIDENTS, PEOPLE, ROWS, TIMES

BASE, ROW, PANELS = (
    "kit/explorers/base.py", "kit/explorers/row_explorer.py", "kit/explorers/panels.py",
)  # fmt: skip
LINE, PLACES = "kit/explorers/timeline.py", "kit/explorers/incidents.py"
SCRIPT = "kit/page/scripts/accessible.js"
OPEN = f"{TIMES}::test_only_the_open_panel_is_drawn"
PERIOD = f"{ROWS}::test_a_shorter_period_is_in_the_code_and_in_the_view_code[I]"
CONTROLS = f"{TIMES}::test_controls_and_traits_are_one"
BOTH = (PEOPLE, OPEN, CONTROLS, *INCIDENTS)
TIMELINE_IN_BROWSER = "tests/browser/test_timeline_in_browser.py"
CHIPS = f"{TIMELINE_IN_BROWSER}::test_every_chip[mouse]"
AXIS = f"{TIMELINE_IN_BROWSER}::test_an_axis_moves_without_the_figure_being_calculated_anew"
AXE = f"{TIMELINE_IN_BROWSER}::test_axe_finds_nothing_in_our_output"


def explorer(name: str, what: str, file: str, old: str, new: str, *looks: str) -> Damage:
    """Return a damage to a file of the explorers."""
    return Damage(name, what, {file: swap(old, new)}, looks)


DAMAGES = (
    explorer("control_not_bound", "a slider moves nothing", PLACES,
             '        self._bind("years")\n', "", PEOPLE, *INCIDENTS),
    explorer("chips_not_bound", "a row of chips chooses nothing", LINE,
             '"categories", "certainties", "precisions")\n        if',
             '"categories", "certainties")\n        if', OPEN, CONTROLS),
    explorer("list_not_bound", "choosing in the list shows no card", ROW,
             '        self.reader.observe(self._read, "value")\n', "", *BOTH),
    explorer("step_not_bound", "the button for the next row does nothing", ROW,
             '        self.controls["next"].on_click(lambda _: self.step(1))\n', "", *BOTH),
    explorer("click_not_bound", "a click on a mark shows no card", ROW,
             '        self.picture.trace("marks").on_click(self._mark_clicked)\n', "", *BOTH),
    explorer("reset_not_bound", "the button that shows everything does nothing", LINE,
             '        self.controls["reset"].on_click(lambda _: self.reset())\n', "",
             OPEN, CONTROLS),
    explorer("last_part_not_heard", "a change of the chosen row is not heard", BASE,
             "[field.trait for field in self.fields])\n        self.helper",
             "[field.trait for field in self.fields[:-1]])\n        self.helper", *BOTH),
    explorer("status_stands_still", "the sentence above the picture stays as it was", ROW,
             "        self.status.value = fill('<p class=\"kit-status\">{s}</p>', "
             "s=self.status_text())\n        if", "        if", *BOTH),
    explorer("panels_stand_still", "table, sources and code stay as they were", ROW,
             "        self.panels.refresh()\n", "", *BOTH),
    explorer("card_stands_still", "the card stays as it was", ROW,
             "        self.card.value = str(self._card(shown))\n", "", *BOTH),
    explorer("words_stand_still", "the text alternative stays as it was", ROW,
             "        self.helper.figure_text = self._figure_texts()\n        self.panels",
             "        self.panels", *BOTH),
    explorer("nothing_announced", "a chosen row is not spoken", ROW,
             "            self.helper.announcement = text(", "            text(", *BOTH),
    explorer("code_out_of_date", "the code gives all incidents, whatever the years", PLACES,
             "{code('abduction_incidents', [Years(*self.years)])}",
             "{code('abduction_incidents', [])}", PERIOD, *INCIDENTS),
    explorer("view_code_drops_a_part", "a view code forgets the chosen row", PLACES,
             'fields = (Field("years", ""), Field("incident", "i"))',
             'fields = (Field("years", ""),)',
             *INCIDENTS, "tests/explorers/test_abduction_explorers.py"),
    explorer("view_code_drops_years", "a view code forgets the last year",
             "kit/explorers/view_codes.py",
             'return f"{value[0]}-{value[1]}"', 'return f"{value[0]}-{value[0]}"', PERIOD, *BOTH),
    explorer("other_sources", "the panel of sources lists those of all rows", ROW,
             '"sources": lambda: panels.source_list(self.cited)',
             '"sources": lambda: panels.source_list(self.everything)', *BOTH),
    explorer("table_of_all", "the panel with the table holds all events", LINE,
             "return panels.event_table(self.selected)", "return panels.event_table(self.events)",
             OPEN, CONTROLS),
    explorer("sources_of_the_first", "of each row the first source only", PANELS,
             'Counter(chain.from_iterable(shown["source_ids"]))',
             'Counter(ids[0] for ids in shown["source_ids"])', *BOTH),
    explorer("map_of_all", "the map holds all events", LINE,
             "        return places.places_parts(\n            self.selected,",
             "        return places.places_parts(\n            self.events,", OPEN, CONTROLS),
    explorer("theme_not_heard", "a dark page keeps the light picture", BASE,
             '["dark", "large", "width"])', '["width"])', *BOTH),
)  # fmt: skip

# What only a browser can see.
IN_THE_PAGE = (
    explorer("name_of_a_group", "a group of buttons has no name for a screen reader", SCRIPT,
             '    set(group, "aria-label", name);\n', "", AXE, CHIPS),
    explorer("name_of_a_slider", "the ends of a slider have no names", SCRIPT,
             '      set(handle, "aria-label", `${label} ${end}`.trim());\n', "", AXE),
    explorer("name_of_a_figure", "a picture has no text alternative in the page", SCRIPT,
             '    set(plot, "aria-label", sentences[index]);\n', "", AXE),
    explorer("pressed_not_said", "a pressed button is not called pressed", SCRIPT,
             '    set(button, "aria-pressed", String(button.classList.contains("mod-active")));\n',
             "", CHIPS),
    explorer("axis_calculated_anew", "a slider that moves calculates the whole picture",
             "kit/page/scripts/figure.js",
             "      Object.defineProperty(value.relayout_data, FROM_PYTHON, "
             "{ value: true, writable: true });\n", "", AXIS),
)  # fmt: skip
