"""Four steps of reading a source, as cards that look the same in every lesson.

After Wineburg (1991), who compared how historians and pupils read documents: historians ask who
speaks before they read, place the text in its time, and set it beside others.
"""

from __future__ import annotations

from kit.language import text
from kit.lessons.faults import LessonError
from kit.lessons.still import Said
from kit.page.markup import bullet_list, fill, join

STEPS = ("source", "context", "corroborate", "close")
QUESTIONS = 3


def reading_steps(*steps: str) -> Said:
    """Return the cards of the steps named, or of all four.

    Parameters
    ----------
    *steps
        `source` (who speaks, to whom, what for), `context` (what had happened before),
        `corroborate` (who else says so), `close` (which words, and what is left out).

    Raises
    ------
    LessonError
        If there is no such step.
    """
    unknown = [step for step in steps if step not in STEPS]
    if unknown:
        raise LessonError(text("reading.unknown", step=unknown[0], known=", ".join(STEPS)))
    chosen = [step for step in STEPS if step in steps] or list(STEPS)
    cards = join(
        fill(
            '<section class="kit-step"><h4>{number}. {name}</h4>{questions}</section>',
            number=STEPS.index(step) + 1,
            name=text(f"reading.{step}"),
            questions=bullet_list(
                text(f"reading.{step}_{number}") for number in range(1, QUESTIONS + 1)
            ),
        )
        for step in chosen
    )
    return Said(fill('<div class="kit-steps">{cards}</div>', cards=cards))
