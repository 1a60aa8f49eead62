"""YAML 1.2 as front matter may hold it: one mapping, no aliases, every key once.

python-frontmatter reads it with a handler of ours on ruamel.yaml, because its own YAML is 1.1
(`1:1` is 61, `no` is False) and lets the last of two equal keys win. Imported only where it is
needed: both libraries are slow to load.
"""

from __future__ import annotations

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.reader import ReaderError

_DEEPEST = 64
_BRACKET = re.compile(r"[\[\]{}]")


class NotAccepted(Exception):
    """Text that is no YAML, or not what front matter may be; `index` counts its characters.

    The parser's own line numbers would not do: they count U+2028, which ends no line of a note.
    """

    def __init__(self, code: str, index: int, message: str) -> None:
        super().__init__(message)
        self.code, self.index, self.message = code, index, message


def read_mapping(text: str) -> dict[str, Any]:
    """The keys and values of front matter, its line ends `\\n`; raises NotAccepted alone."""
    _refuse_depth(text)
    try:
        values, _ = frontmatter.parse(f"---\n{text}---\n", handler=_Handler())
        return values
    except MarkedYAMLError as error:
        # A bracket or quote that is never closed is found at the end; where it opens says more.
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
        index = next((mark.index for mark in marks if mark.index < len(text)), len(text) - 1)
        # What follows ` with value ` are the two values of a double key, at any length.
        problem = str(error.problem).partition(" with value ")[0]
        raise NotAccepted("F02", index, f"not YAML: {' '.join(problem.split())}") from error
    except ReaderError as error:
        message = f"not YAML: the character U+{error.character:04X} may not stand here"
        raise NotAccepted("F02", error.position, message) from error
    except (YAMLError, RecursionError) as error:
        raise NotAccepted("F02", 0, "not YAML, or nested too deeply") from error


def _refuse_depth(text: str) -> None:
    """Brackets in brackets take the parser seconds before it gives up by itself."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _DEEPEST:
            message = f"brackets are nested more than {_DEEPEST} deep"
            raise NotAccepted("F02", bracket.start(), message)


class _Composer(Composer):
    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.warn_double_anchors = False  # the warning would quote the note

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            message = "YAML aliases (*name) are not read; write the value out"
            raise NotAccepted("F05", self.parser.peek_event().start_mark.index, message)
        return super().compose_node(parent, index)


class _Constructor(SafeConstructor):
    def get_single_data(self) -> Any:
        node = self.composer.get_single_node()
        if node is None:
            return {}  # comments only
        loaded = self.construct_object(node, deep=True)
        if not isinstance(loaded, dict):
            message = "the front matter must be lines of `key: value`"
            raise NotAccepted("F03", node.start_mark.index, message)
        return {str(key): value for key, value in loaded.items()}

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
            # ruamel lets these escape from a number, a date or a key that is none.
            raise NotAccepted("F02", node.start_mark.index, "not YAML: a broken value") from error

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return node.value  # 2026-13-01: the key's own check names it and its line


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


class _Handler(BaseHandler):
    FM_BOUNDARY = re.compile("---")

    def split(self, text: str) -> tuple[str, str]:
        return text[len("---\n") : -len("---")], ""

    def load(self, fm: str, **_: object) -> Any:
        yaml = YAML(typ="safe", pure=True)
        yaml.Composer = _Composer
        yaml.Constructor = _Constructor
        return yaml.load(fm)
