"""Questions files: read, checked field by field, turned into questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons import yaml_files
from kit.lessons.faults import LessonError, QuestionFault, QuestionFileError
from kit.lessons.fields import COMMON, FIELDS, KINDS, OPTION_FIELDS
from kit.lessons.folders import questions_folder
from kit.lessons.questions import Given, Option, Question, Reference

SUFFIX = ".yaml"
FEWEST_OPTIONS = {"choice": 2, "several": 2, "order": 2, "match": 2, "opinion": 2}
Raw = Mapping[str, Any]


def lesson_names() -> list[str]:
    """Return the names of the lessons that have questions."""
    return sorted(path.stem for path in questions_folder().glob(f"*{SUFFIX}"))


def load_questions(lesson: str, folder: Path | None = None) -> dict[str, Question]:
    """Return the questions of a lesson by their id, in the order of the file.

    Raises
    ------
    LessonError
        If the lesson has no questions file.
    QuestionFileError
        With every fault of the file.
    """
    path = (folder or questions_folder()) / f"{lesson}{SUFFIX}"
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        known = ", ".join(sorted(p.stem for p in path.parent.glob(f"*{SUFFIX}"))) or "–"
        raise LessonError(text("lessons.no_lesson", lesson=lesson, known=known)) from None
    except UnicodeDecodeError:
        fault = QuestionFault(
            path.name, "", "", text("lessons.not_utf8"), text("lessons.not_utf8_remedy")
        )
        raise QuestionFileError([fault]) from None
    return parse_questions(content, path.name)


def parse_questions(content: str, file: str) -> dict[str, Question]:
    """Return the questions written in a YAML text; `file` is named in errors."""
    raws = yaml_files.read(content, file)
    if isinstance(raws, dict) and set(raws) == {"questions"}:
        raws = raws["questions"]
    faults = list(find_faults(raws, file))
    if faults:
        raise QuestionFileError(faults)
    lesson = file.removesuffix(SUFFIX)
    return {raw["id"]: _question(lesson, raw) for raw in raws}


def find_faults(raws: Any, file: str) -> Iterator[QuestionFault]:
    """Yield the faults of the content of a questions file."""
    if not isinstance(raws, list) or not all(isinstance(raw, dict) for raw in raws):
        yield QuestionFault(file, "", "", text("lessons.not_list"), text("lessons.not_list_remedy"))
        return
    seen: set[str] = set()
    for number, raw in enumerate(raws, start=1):
        name = raw["id"] if isinstance(raw.get("id"), str) else text("lessons.nth", number=number)
        if name in seen:
            problem = text("lessons.id_twice")
            yield QuestionFault(file, name, "id", problem, text("lessons.id_twice_remedy"))
        seen.add(name)
        for field, problem, remedy in _faults(raw):
            yield QuestionFault(file, name, field, problem, remedy)


Found = Iterator[tuple[str, str, str]]


def _faults(raw: Raw) -> Found:
    if raw.get("kind") not in KINDS:
        problem = text("lessons.unknown_kind", kind=raw.get("kind"))
        yield "kind", problem, text("lessons.choose_from", known=", ".join(sorted(KINDS)))
        return
    yield from _missing_or_unknown(raw)
    for name, value in raw.items():
        if name in FIELDS and not FIELDS[name].fits(value):
            problem = text("lessons.bad_value", value=value)
            yield name, problem, text("lessons.expected", expected=FIELDS[name].expected)
    yield from _reference_faults("answer", raw.get("answer"))
    for name, value in _pairs(raw.get("values")):
        if isinstance(value, dict):
            yield from _reference_faults(f"values.{name}", value)
    yield from _option_faults(raw)


def _missing_or_unknown(raw: Raw) -> Found:
    kind = KINDS[raw["kind"]]
    for name in sorted(({"id", "prompt"} | kind.needs) - raw.keys()):
        problem = text("lessons.missing", kind=raw["kind"])
        yield name, problem, text("lessons.add_field", meaning=FIELDS[name].meaning)
    known = COMMON | kind.needs | kind.takes
    for name in sorted(str(key) for key in raw.keys() - known):
        problem = text("lessons.unknown_field", kind=raw["kind"])
        yield name, problem, text("lessons.choose_from", known=", ".join(sorted(known)))


def _reference_faults(field: str, value: Any) -> Found:
    if not isinstance(value, dict) or not value:
        return
    if "given" in value:
        if not str(value.get("because") or "").strip() or set(value) != {"given", "because"}:
            yield field, text("lessons.given_bare"), text("lessons.given_remedy")
    elif not isinstance(value.get("function"), str):
        yield (
            field,
            text("lessons.no_function"),
            text("lessons.expected", expected=FIELDS["answer"].expected),
        )


def _option_faults(raw: Raw) -> Found:
    options = raw.get("options")
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        return
    fewest = FEWEST_OPTIONS.get(raw["kind"], 1)
    if len(options) < fewest:
        yield (
            "options",
            text("lessons.few_options", number=len(options)),
            text("lessons.few_options_remedy", number=fewest),
        )
    seen: set[str] = set()
    for number, option in enumerate(options, start=1):
        place = f"options.{option.get('id', number)}"
        name = option.get("id")
        if not isinstance(name, str) or not name:
            yield place, text("lessons.option_id"), text("lessons.option_id_remedy")
        elif name in seen:
            yield place, text("lessons.id_twice"), text("lessons.id_twice_remedy")
        seen.add(str(name))
        for key in sorted(str(key) for key in option.keys() - OPTION_FIELDS):
            known = ", ".join(sorted(OPTION_FIELDS))
            yield (
                f"{place}.{key}",
                text("lessons.unknown_option_field"),
                text("lessons.choose_from", known=known),
            )
        yield from _reference_faults(f"{place}.value", option.get("value"))


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()


def _question(lesson: str, raw: Raw) -> Question:
    plain = {name: raw[name] for name in raw if name not in {"options", "answer", "values"}}
    lists = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
    return Question(
        lesson=lesson,
        raw=raw,
        options=tuple(_option(option) for option in raw.get("options", ())),
        answer=_answer(raw.get("answer")),
        values={name: _value(value) for name, value in raw.get("values", {}).items()},
        **(plain | lists),
    )


def _option(raw: Raw) -> Option:
    fields = dict(raw)
    if "value" in fields:
        fields["value"] = _value(fields["value"])
    if "text" in fields:
        fields["text"] = str(fields["text"])
    return Option(**fields)


def _value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return Reference(value["function"], {k: v for k, v in value.items() if k != "function"})


def _answer(value: Any) -> Reference | Given | None:
    if value is None:
        return None
    if "given" in value:
        return Given(value["given"], str(value["because"]))
    reference: Reference = _value(value)
    return reference
