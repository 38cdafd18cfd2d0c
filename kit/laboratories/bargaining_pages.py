"""What the bargaining laboratory shows: verdicts on a deal, solutions, positions, role cards."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis.bargaining import Party, Solution, Table
from kit.explorers.panels import source_list, table
from kit.figures.theme import Mark
from kit.laboratories.class_files import ClassFile
from kit.laboratories.preference_editor import fault_of as fault_of_edits
from kit.laboratories.preference_editor import key_of
from kit.language import count, text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.page.numbers import number
from kit.page.paper import paper

if TYPE_CHECKING:
    from kit.laboratories.bargaining import BargainingLaboratory

LONGEST_WORDS = 500
STEPS = 15  # points of the drawn edge; it is straight between most of them
CARD = """<section class="kit-card" style="break-after: page"><h3 class="kit-card-title">{name}</h3>
<p>{domestic}</p><p>{fallback}</p>{goals}</section>"""
STYLE = """
body { font: 14pt/1.4 system-ui, sans-serif; max-width: 45em; margin: 2em auto; }
section { margin-bottom: 3em; } li { margin-bottom: .4em; }
"""


@dataclass(frozen=True)
class Found:
    """What holds for a negotiation, whatever the deal on the sliders."""

    is_open: bool
    conflicts: list[list[tuple[str, str]]] = field(default_factory=list)
    room: dict[str, tuple[float, float]] = field(default_factory=dict)
    nash: Solution | None = None
    equal: Solution | None = None
    frontier: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["one", "other"]))

    @classmethod
    def of(cls, negotiation: Table) -> Found:
        """Solve the negotiation."""
        if not negotiation.is_open():
            return cls(False, negotiation.conflicts())
        room = {issue: negotiation.room(issue) for issue in negotiation.issues}
        return cls(
            True, [], {issue: ends for issue, ends in room.items() if ends},
            negotiation.nash(), negotiation.kalai_smorodinsky(), negotiation.frontier(STEPS),
        )  # fmt: skip


def stake(lab: BargainingLaboratory) -> Markup:
    """Return what the abductions are in this laboratory, and for whom they matter."""
    note = lab.issues.loc["abductions", "note"]
    return fill('<div class="kit-earlier"><p>{note} {rule}</p></div>', note=note,
                rule=text("bargaining.condition"))  # fmt: skip


def signs(lab: BargainingLaboratory, marks: Mapping[str, Mark]) -> Markup:
    """Return what each sign of the picture stands for."""
    named = [f"{marks[one.name].glyph} {lab.name_of(one.name)}" for one in lab.needed]
    named += [text(f"bargaining.sign_{one}") for one in ("line", "today", "deal", "room")]
    return fill("<p>{names}</p>", names=" · ".join(named))


def ends(issue: Any) -> Markup:
    """Return what the two ends of a scale mean."""
    return fill("<p><small>0: {low} 1: {high}</small></p>", low=issue["low_label"],
                high=issue["high_label"])  # fmt: skip


def title_of(lab: BargainingLaboratory, issue: str) -> str:
    """Return the title of an issue; "" is the worth of the whole."""
    return str(lab.issues.loc[issue, "title"]) if issue else text("bargaining.worse_off")


def demands(lab: BargainingLaboratory, groups: list[list[tuple[str, str]]]) -> list[str]:
    """Return each group of demands that cannot all be met, in words."""
    return [
        text("bargaining.against").join(
            text("bargaining.demand" if issue else "bargaining.demand_worth",
                 party=lab.name_of(party), issue=title_of(lab, issue))
            for party, issue in group
        )
        for group in groups
    ]  # fmt: skip


def status_sentence(lab: BargainingLaboratory) -> str:
    """Return whether there is room for a deal and, if not, which demands exclude each other."""
    names = ", ".join(lab.name_of(one.name) for one in lab.needed)
    if lab.found.is_open:
        return text("bargaining.open", names=names)
    listed = "; ".join(demands(lab, lab.found.conflicts))
    return text("bargaining.closed", names=names, demands=listed)


def verdict(lab: BargainingLaboratory) -> Markup:
    """Return who would accept the deal on the sliders, and who would not and why."""
    rows = []
    for party in lab.needed:
        crossed = party.crossed(lab.deal)
        now, then = party.worth(lab.status_quo), party.worth(lab.deal)
        if crossed:
            why = text("bargaining.crossed",
                       issues=", ".join(title_of(lab, one) for one in crossed))  # fmt: skip
        elif then < now - 1e-6:
            why = text("bargaining.loses")
        else:
            why = text("bargaining.accepts")
        worths = (f"{now:.0f}", f"{then:.0f}") if party.weights else ("–", "–")
        rows.append((lab.name_of(party.name), *worths, why))
    heads = [text(f"bargaining.head_{one}") for one in ("party", "today", "deal", "says")]
    return table(text("bargaining.verdict"), heads, rows, name=0)


def result_page(lab: BargainingLaboratory) -> Markup:
    """Return the solutions of Nash and of Kalai and Smorodinsky, or what stands in the way."""
    found = lab.found
    if not found.is_open:
        return fill("<p>{why}</p>{list}", why=text("bargaining.cannot_all"),
                    list=bullet_list(demands(lab, found.conflicts)))  # fmt: skip
    if found.nash is None or found.equal is None:
        return fill("<p>{none}</p>", none=text("bargaining.no_gain"))
    one, other = lab.needed[:2]
    rows = [
        (title_of(lab, issue), _two(lab.status_quo[issue]), _two(found.nash.deal[issue]),
         _two(found.equal.deal[issue]), " – ".join(_two(end) for end in found.room[issue]))
        for issue in lab.status_quo
    ]  # fmt: skip
    rows += [
        (text("bargaining.worth_for", party=lab.name_of(party.name)),
         f"{party.worth(lab.status_quo):.0f}", f"{found.nash.worths[at]:.0f}",
         f"{found.equal.worths[at]:.0f}", "")
        for at, party in enumerate((one, other))
    ]  # fmt: skip
    heads = [text(f"bargaining.head_{one}") for one in ("issue", "today", "nash", "equal", "room")]
    caption = text("bargaining.solutions")
    return join([table(caption, heads, rows, name=0),
                 fill("<p>{how}</p>", how=text("bargaining.how_to_read"))])  # fmt: skip


def worths_of(lab: BargainingLaboratory) -> pd.DataFrame:
    """Return what deals are worth to both capitals: today, the learner's, those of the rules."""
    one, other = lab.needed[:2]
    rows = [("today", one.worth(lab.status_quo), other.worth(lab.status_quo)),
            ("deal", one.worth(lab.deal), other.worth(lab.deal))]  # fmt: skip
    for name, found in (("nash", lab.found.nash), ("equal", lab.found.equal)):
        if found is not None:
            rows.append((name, *found.worths))
    frame = pd.DataFrame(rows, columns=["name", "one", "other"])
    return frame.assign(label=[text(f"bargaining.head_{name}") for name in frame["name"]])


def worths_sentence(lab: BargainingLaboratory) -> str:
    """Return the picture of worths in words."""
    one, other = (lab.name_of(party.name) for party in lab.needed[:2])
    told = "; ".join(f"{row.label} {row.one:.0f}, {row.other:.0f}"
                     for row in worths_of(lab).itertuples())  # fmt: skip
    return text("bargaining.worths", one=one, other=other, points=told)


def preferences_page(lab: BargainingLaboratory) -> Markup:
    """Return what each party wants and refuses, with the texts it rests on."""
    rows = [
        (lab.name_of(row.actor_id), title_of(lab, row.issue), row.goal, row.red_line,
         _places(lab, party, row.issue), row.basis)
        for party in lab.needed
        for row in lab.preferences[lab.preferences["actor_id"] == party.name].itertuples()
    ]  # fmt: skip
    heads = [text(f"bargaining.head_{one}")
             for one in ("party", "issue", "goal", "line", "places_used", "basis")]  # fmt: skip
    clean = [tuple(cell or "–" for cell in row) for row in rows]
    return table(text("bargaining.preferences"), heads, clean, name=0)


def _places(lab: BargainingLaboratory, party: Party, issue: str) -> str:
    """Return where a party stands on an issue as it is computed with, and whose value that is."""
    parts = [text("bargaining.wants_at", place=_two(party.ideals[issue]))]
    if issue in party.red_lines:
        parts.append(text("bargaining.line_at", place=_two(party.red_lines[issue])))
    if party.weights.get(issue):
        parts.append(text("bargaining.weighs", weight=f"{party.weights[issue]:.0f}"))
    if key_of(party.name, issue) in lab.edits:
        parts.append(text("bargaining.yours"))
    return ", ".join(parts)


def role_cards(lab: BargainingLaboratory) -> Markup:
    """Return a card for each party of the table of preferences."""
    cards = []
    for actor, rows in lab.preferences.groupby("actor_id", sort=False):
        goals = [
            text("bargaining.role_goal", issue=title_of(lab, row.issue), goal=row.goal,
                 line=row.red_line or text("bargaining.no_line"))
            for row in rows.itertuples()
        ]  # fmt: skip
        cards.append(fill(
            CARD, name=lab.name_of(str(actor)), goals=bullet_list(goals),
            domestic=text("bargaining.role_domestic", domestic=rows["domestic"].iloc[0]),
            fallback=text("bargaining.role_fallback", fallback=rows["fallback"].iloc[0]),
        ))  # fmt: skip
    return join(cards)


def role_page(lab: BargainingLaboratory) -> Markup:
    """Return the role cards with one sentence on how to play."""
    return join([fill("<p>{how}</p>", how=text("bargaining.how_to_play")), role_cards(lab)])


def cards_file(lab: BargainingLaboratory) -> str:
    """Return the role cards as a page of their own, for printing."""
    title = text("bargaining.cards_title")
    head = fill("<h1>{title}</h1><p>{stake}</p>", title=title, stake=text("bargaining.condition"))
    return str(paper(title, join([head, role_cards(lab)]), STYLE))


def class_page(lab: BargainingLaboratory) -> Markup:
    """Return the deals of the class, and who of the two capitals would accept each."""
    files = [one for one in lab.class_panel.files if "deal" in one.entries]
    if not files:
        return Markup("")
    rows = []
    for one in files:
        deal = one.entries["deal"]["deal"]
        says = ", ".join(
            lab.name_of(party.name) for party in lab.needed if party.accepts(deal, lab.status_quo)
        )
        places = ", ".join(f"{title_of(lab, issue)} {_two(at)}" for issue, at in deal.items())
        edits = one.entries.get("preferences", {"edits": {}})["edits"]
        rows.append((one.name, places, says or text("bargaining.nobody"), _what_if_of(lab, one),
                     len(edits), one.entries["deal"].get("words", "")))  # fmt: skip
    heads = [text(f"bargaining.head_{one}")
             for one in ("who", "places", "accepted", "what_if", "edited", "words")]  # fmt: skip
    return table(count("bargaining.class_caption", len(rows)), heads, rows, name=0)


def _what_if_of(lab: BargainingLaboratory, one: ClassFile) -> str:
    titles = lab.changes.set_index("change_id")["title"]
    chosen = [str(titles[name]) for name in one.entries["deal"].get("what_if", ())]
    return "; ".join(chosen) or "–"


def sources_page(lab: BargainingLaboratory) -> Markup:
    """Return the sources of the positions shown."""
    names = {party.name for party in lab.needed}
    rows = lab.preferences[lab.preferences["actor_id"].isin(names)]
    return source_list(pd.concat([rows, lab.issues, lab.changes], ignore_index=True))


def marks_of(lab: BargainingLaboratory) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return ideals and red lines of everybody at the table, for the picture."""
    places, lines = [], []
    for party in lab.needed:
        for issue, ideal in party.ideals.items():
            if issue == "abductions" and issue not in party.red_lines:
                continue
            words = text("bargaining.ideal_of", party=lab.name_of(party.name), place=_two(ideal))
            places.append({"issue": issue, "party": party.name, "ideal": ideal, "words": words})
        for issue, line in party.red_lines.items():
            words = text("bargaining.line_of", party=lab.name_of(party.name), place=_two(line))
            lines.append({"issue": issue, "party": party.name, "line": line, "words": words})
    return (
        pd.DataFrame(places, columns=["issue", "party", "ideal", "words"]),
        pd.DataFrame(lines, columns=["issue", "party", "line", "words"]),
    )


def fault_of(
    item: str, entry: Any, status_quo: Mapping[str, float], preferences: pd.DataFrame,
    choices: Mapping[str, Set[str]],
) -> str:  # fmt: skip
    """Return "" if an entry is a deal or changed preferences that can be used, else its fault.

    Parameters
    ----------
    choices
        The names that a deal may have in `what_if` and `consent`.
    """
    if item == "preferences" and isinstance(entry, dict):
        return fault_of_edits(entry.get("edits"), preferences)
    deal = entry.get("deal") if isinstance(entry, dict) else None
    if item != "deal" or not isinstance(deal, dict) or set(deal) != set(status_quo):
        return text("bargaining.fault_deal")
    if not all(type(at) in (int, float) and 0 <= at <= 1 for at in deal.values()):
        return text("bargaining.fault_place")
    if not all(_are_some_of(known, entry.get(name, [])) for name, known in choices.items()):
        return text("bargaining.fault_choice")
    words = entry.get("words", "")
    if not isinstance(words, str) or len(words) > LONGEST_WORDS:
        return text("bargaining.fault_words", most=LONGEST_WORDS)
    return ""


def _are_some_of(known: Set[str], found: Any) -> bool:
    """Whether something is a list of known names, none of them twice."""
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return False
    return len(set(found)) == len(found) and known >= set(found)


def _two(value: float) -> str:
    return number(value)
