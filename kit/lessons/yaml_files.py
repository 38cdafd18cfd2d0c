"""Reading YAML without its traps: keys written twice, dates, and parts that repeat others."""

from __future__ import annotations

from typing import Any

import yaml

from kit.language import text
from kit.lessons.faults import QuestionFault, QuestionFileError

DATE = "tag:yaml.org,2002:timestamp"


class _Loader(yaml.SafeLoader):
    """Safe loader that refuses a key written twice, and aliases; dates stay texts.

    A few lines of aliases can stand for millions of parts, or for one without an end.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012
        sign: [one for one in resolvers if one[0] != DATE]
        for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise yaml.composer.ComposerError(None, None, text("lessons.yaml_alias"), mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                problem = text("lessons.yaml_key")
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, text("lessons.yaml_twice", field=key.value), key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(content: str, file: str) -> Any:
    """Return the content of a YAML text; dates stay the text that was written.

    Raises
    ------
    QuestionFileError
        With the line and the column, if it is no YAML.
    """
    try:
        return yaml.load(content, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = text("lessons.yaml_place", line=line, column=column)
        problem = text("lessons.yaml_broken", place=place, problem=error.problem or "")
    except RecursionError:
        problem = text("lessons.yaml_broken", place="", problem=text("lessons.yaml_deep"))
    except (yaml.YAMLError, ValueError) as error:  # also of a number or a date that cannot be
        problem = text("lessons.yaml_broken", place="", problem=str(error))
    raise QuestionFileError([QuestionFault(file, "", "", problem, text("lessons.yaml_remedy"))])
