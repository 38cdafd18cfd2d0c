"""Reading YAML without its two traps: a key written twice, and words read as yes or no."""

from __future__ import annotations

import datetime
from typing import Any

import yaml

from kit.language import text
from kit.lessons.faults import QuestionFault, QuestionFileError


class _Loader(yaml.SafeLoader):
    """Safe loader that refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, text("lessons.yaml_twice", field=key.value), key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def read(content: str, file: str) -> Any:
    """Return the content of a YAML text; dates stay the text that was written.

    Raises
    ------
    QuestionFileError
        With the line and the column, if it is no YAML.
    """
    try:
        return _dates_as_text(yaml.load(content, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = text("lessons.yaml_place", line=line, column=column)
        problem = text("lessons.yaml_broken", place=place, problem=error.problem or "")
    except yaml.YAMLError as error:
        problem = text("lessons.yaml_broken", place="", problem=str(error))
    raise QuestionFileError([QuestionFault(file, "", "", problem, text("lessons.yaml_remedy"))])


def _dates_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
