"""What the coding laboratory shows: cards, codes side by side, agreement, the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis.coder_agreement import TONES, alpha, compare, compare_themes, disagreements
from kit.explorers.cards import actor_names, card
from kit.explorers.panels import table
from kit.laboratories.class_files import label_of
from kit.laboratories.coders import FIRST, SECOND, signed
from kit.language import count, text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.page.numbers import number
from kit.tables import dates

if TYPE_CHECKING:
    from kit.laboratories.coding import CodingLaboratory

DAYS_BEFORE = 30
FEWEST = 2
COLUMNS = ("tone", "themes", "reason")
LONGEST_REASON = 2_000


def frame_of(entries: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Return codes from a class file by statement; challenges are left out."""
    rows = {item: one for item, one in entries.items() if ":" not in item}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS))


def fault_of(item: str, entry: Any, statements: set[str], themes: set[str]) -> str:
    """Return "" if an entry holds a code or a challenge that can be used, else what is wrong."""
    kind, _, name = item.rpartition(":")
    if kind not in {"", "challenge"} or name not in statements:
        return text("coding.fault_statement")
    if not isinstance(entry, dict) or type(entry.get("tone")) is not int:
        return text("coding.fault_tone")
    if entry["tone"] not in TONES:
        return text("coding.fault_tone")
    is_code = not kind  # a challenge treats the tone alone
    given = entry.get("themes", None if is_code else [])
    if not isinstance(given, list) or not set(map(str, given)) <= themes:
        return text("coding.fault_themes", known=", ".join(sorted(themes)))
    reason = entry.get("reason", None if is_code else "")
    if not isinstance(reason, str) or len(reason) > LONGEST_REASON:
        return text("coding.fault_reason", most=LONGEST_REASON)
    return ""


def coder_name(coder: str) -> str:
    """Return the name of a coder in words: one of the kit's, or a classmate's."""
    return text(f"coding.coder.{coder}") if coder in {FIRST, SECOND} else label_of(coder)


def statement_card(one: Any, actors: pd.DataFrame, events: pd.DataFrame) -> Markup:
    """Return a statement with its context: who, to whom, where, and what had happened before."""
    start = pd.Timestamp(one.start)
    days = (start - events["start"]).dt.days
    before = events[days.between(1, DAYS_BEFORE) & (events["precision"] == "day")]
    before = before[before["event_id"] != one.event_id].sort_values("start").tail(4)
    lines = [f"{dates.display(row.date)}: {row.title}" for row in before.itertuples()]
    context = fill(
        '<p class="kit-card-label">{label}</p>{lines}',
        label=text("coding.before", days=DAYS_BEFORE),
        lines=bullet_list(lines) if lines else text("coding.nothing_before"),
    )
    return card(
        one.statement_id, join(actor_names([one.speaker_id], actors)), one.gist, one.source_ids,
        kind=text("coding.gist_kind"), date=dates.display(one.date),
        facts=[(text("coding.channel"), one.channel), (text("coding.to"), one.addressee)],
        more=context,
    )  # fmt: skip


def revealed(lab: CodingLaboratory, item: str) -> Markup:
    """Return the codes of everybody who has coded the statement, side by side, with reasons."""
    mine = lab.logbook.entries(item)
    rows = [_code_row(text("coding.you"), mine[0].content, lab)]
    if len(mine) > 1 and mine[-1].content != mine[0].content:
        rows.append(_code_row(text("coding.you_later"), mine[-1].content, lab))
    for name, codes in lab.coders.items():
        if item in codes.index:
            rows.append(_code_row(coder_name(name), codes.loc[item].to_dict(), lab))
    heads = [text(f"coding.head_{one}") for one in ("coder", *COLUMNS)]
    return table(text("coding.side_by_side"), heads, rows, name=0)


def _code_row(name: str, code: Mapping[str, Any], lab: CodingLaboratory) -> tuple[object, ...]:
    themes = ", ".join(lab.themes[one] for one in code["themes"]) or "–"
    reason = code["reason"] if isinstance(code["reason"], str) else ""
    return name, lab.tones[int(code["tone"])], themes, reason or "–"


def agreement_sentence(lab: CodingLaboratory) -> str:
    """Return in one sentence how far one's tones agree with those of the other coder."""
    mine, other = lab.entries["tone"], lab.coders[lab.against]["tone"]
    shared = mine.index.intersection(other.index)
    if len(shared) < FEWEST:
        return text("coding.too_few", fewest=FEWEST)
    found = compare(mine[shared], other[shared])
    return count(
        "coding.agreement", found.units, other=coder_name(lab.against),
        same=round(found.share * found.units), percent=f"{found.share:.0%}",
        near=f"{found.near:.0%}", kappa=two(found.kappa),
    )  # fmt: skip


def agreement_page(lab: CodingLaboratory) -> Markup:
    """Return the measures of agreement with every other coder, and what they mean."""
    mine = lab.entries["tone"]
    rows = []
    for name, codes in lab.coders.items():
        shared = mine.index.intersection(codes.index)
        if len(shared) >= FEWEST:
            found = compare(mine[shared], codes["tone"][shared])
            rows.append((
                coder_name(name), found.units, f"{found.share:.0%}", f"{found.near:.0%}",
                two(found.kappa), two(found.weighted), two(found.alpha),
            ))  # fmt: skip
    sentence = fill("<p>{sentence}</p>", sentence=agreement_sentence(lab))
    if not rows:
        return sentence
    heads = [
        text(f"coding.head_{one}")
        for one in ("coder", "units", "share", "near", "kappa", "weighted", "alpha")
    ]
    return join([
        sentence, table(text("coding.measures"), heads, rows, name=0), _all_together(lab),
        _themes(lab), fill("<p>{how}</p>", how=text("coding.how_to_read")),
    ])  # fmt: skip


def _all_together(lab: CodingLaboratory) -> Markup:
    everybody = [lab.entries["tone"], *(codes["tone"] for codes in lab.coders.values())]
    seen = lab.entries.index
    found = alpha([codes.reindex(seen) for codes in everybody])
    return fill("<p>{s}</p>", s=count("coding.together", len(everybody), alpha=two(found)))


def _themes(lab: CodingLaboratory) -> Markup:
    found = compare_themes(lab.entries["themes"], lab.coders[lab.against]["themes"], lab.themes)
    rows = [
        (lab.themes[row.theme], row.both, row.only_one, row.only_other, row.neither,
         f"{row.share:.0%}", two(row.kappa))
        for row in found.itertuples()
    ]  # fmt: skip
    heads = [
        text(f"coding.head_{one}")
        for one in ("theme", "both", "only_you", "only_other", "neither", "share", "kappa")
    ]
    caption = text("coding.themes_caption", other=coder_name(lab.against))
    return table(caption, heads, rows, name=0)


def disagreement_page(lab: CodingLaboratory) -> Markup:
    """Return the statements with different tones, the widest gap first, with both reasons."""
    mine, other = lab.entries, lab.coders[lab.against]
    shared = mine.index.intersection(other.index)
    apart = disagreements(mine.loc[shared, "tone"], other.loc[shared, "tone"])
    lines = lab.statements.set_index("statement_id")
    rows = [
        (
            f"{dates.display(lines.loc[item, 'date'])}: {lines.loc[item, 'gist']}",
            f"{signed(row['one'])} {mine.loc[item, 'reason'] or ''}",
            f"{signed(row['other'])} {_plain(other.loc[item, 'reason'])}",
        )
        for item, row in apart.iterrows()
    ]
    heads = [text("coding.head_statement"), text("coding.you"), coder_name(lab.against)]
    return table(count("coding.apart", len(rows)), heads, rows, name=0)


def codebook_page(codebook: pd.DataFrame) -> Markup:
    """Return the codebook: what each code means, takes in and leaves out."""
    rows = [
        (
            f"{signed(int(row.tone))} {row.label}" if row.kind == "tone" else row.label,
            row.definition, row.include, row.exclude,
        )
        for row in codebook.itertuples()
    ]  # fmt: skip
    heads = [text(f"coding.head_{one}") for one in ("code", "definition", "include", "exclude")]
    return table(text("coding.codebook"), heads, rows, name=0)


def challenge_page(lab: CodingLaboratory) -> Markup:
    """Return one's challenges and those of classmates, each with its reason."""
    lines = lab.statements.set_index("statement_id")
    own = [(text("coding.you"), *row) for row in lab.challenges.itertuples(index=False)]
    theirs = [
        (one.label, item.partition(":")[2], entry.get("coder", FIRST), entry["tone"],
         entry.get("reason", ""))
        for one in lab.class_panel.files
        for item, entry in one.entries.items() if ":" in item
    ]  # fmt: skip
    rows = [
        (
            who, f"{dates.display(lines.loc[item, 'date'])}: {lines.loc[item, 'gist']}",
            coder_name(str(coder)), signed(int(tone)), reason,
        )
        for who, item, coder, tone, reason in [*own, *theirs]
    ]  # fmt: skip
    heads = [
        text(f"coding.head_{one}")
        for one in ("coder", "statement", "whose_code", "proposed", "reason")
    ]
    return table(count("coding.challenges", len(rows)), heads, rows, name=0)


def class_page(lab: CodingLaboratory) -> Markup:
    """Return where the coders of the class differ most, if there are any."""
    others = {one.key: frame_of(one.entries)["tone"] for one in lab.class_panel.files}
    if not others:
        return Markup("")
    everybody = pd.DataFrame({text("coding.you"): lab.entries["tone"], **others})
    several = everybody[everybody.notna().sum(axis=1) >= FEWEST]
    spread = (several.max(axis=1) - several.min(axis=1)).sort_values(ascending=False)
    lines = lab.statements.set_index("statement_id")
    rows = [
        (f"{dates.display(lines.loc[item, 'date'])}: {lines.loc[item, 'gist']}",
         _codes_in_words(several.loc[item]), int(wide))
        for item, wide in spread.items()
    ]  # fmt: skip
    heads = [text(f"coding.head_{one}") for one in ("statement", "codes", "spread")]
    return table(count("coding.class_caption", len(everybody.columns)), heads, rows, name=0)


def _codes_in_words(codes: pd.Series) -> str:
    given: Iterable[tuple[Any, Any]] = (
        codes.dropna().astype(int).value_counts().sort_index().items()
    )
    return ", ".join(f"{signed(int(tone))}: {number}" for tone, number in given)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""


def two(value: float) -> str:
    """Return a measure with two decimals and a true minus, or words where it is missing."""
    return text("coding.undefined") if pd.isna(value) else number(value)
