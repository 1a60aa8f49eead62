"""A line of the user's own, a Jinja template, filled in for each of many rows."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from oneonone.domain.words import near_matches
from oneonone.errors import BadValue, TemplateFailed
from oneonone.scaffold.render import in_limited_process
from oneonone.scaffold.sandbox import LONGEST

OPTION = "--format"
_PARTS = re.compile(r"\{\{(?:.*?\}\}|.*)|\{%(?:.*?%\}|.*)|\{#(?:.*?#\}|.*)", re.DOTALL)
_WRITTEN_END = re.compile(r"\\([tn\\])")
_ENDS = {"t": "\t", "n": "\n", "\\": "\\"}
_CLOSED_BY = {"{": "}}", "%": "%}", "#": "#}"}
_FOLLOWS = re.compile(r"\{%[+-]?\s*(?:end\w+|else|elif\b)")
_LACKS = "Unexpected end of template"


def fill_in(source: str, rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[str]:
    """`source` for each of the rows, of plain JSON values, whose keys are `names`.

    None is nothing; `\\t`, `\\n` and `\\\\` outside of Jinja's brackets are as in printf. It runs
    in Jinja's sandbox, in a process apart. Raises BadValue with the place where it is no template
    or names something else; TemplateFailed.
    """
    answer = in_limited_process(
        "oneonone.scaffold.line", {"source": source, "rows": list(rows), "names": list(names)}
    )
    if "unknown" in answer:
        unknown = answer["unknown"]
        near = near_matches(unknown, names)
        meant = f"did you mean {near[0]}? " if near else ""
        raise BadValue(
            f"{OPTION}: there is no {unknown!r}", f"{meant}there are: {', '.join(names)}"
        )
    if "place" in answer:
        raise BadValue(
            f"{OPTION}: character {answer['place']}: {answer['error'].rstrip('.')}",
            "write it like this: --format '{{ id }} {{ text }}'",
        )
    if "error" in answer:
        raise TemplateFailed(f"{OPTION}: {answer['error'].rstrip('.')}", "nothing was printed")
    return [str(line) for line in answer["lines"]]


# -- in the process apart --------------------------------------------------------------------------


def main(job: Mapping[str, Any]) -> None:
    """Fill the line in for all rows and print the answer as JSON."""
    sys.stdout.buffer.write(json.dumps(_filled(**job)).encode("ascii"))


def _filled(source: str, rows: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    from jinja2 import StrictUndefined, TemplateSyntaxError
    from jinja2.meta import find_undeclared_variables
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=lambda value: "" if value is None else value,
    )
    try:
        tree = environment.parse(source)
        template = environment.from_string(_with_ends(source))
    except TemplateSyntaxError as error:
        return {"error": error.message or "no template", "place": _place(environment, source)}
    except RecursionError:
        return {"error": "nested too deeply", "place": 1}
    wrong = sorted(find_undeclared_variables(tree) - {*names, *environment.globals})
    if wrong:
        return {"unknown": wrong[0]}
    try:
        lines = [template.render(row) for row in rows]
        if any(len(line) > LONGEST for line in lines):
            return {"error": f"it makes a line of more than {LONGEST:,} characters"}
        return {"lines": lines}
    except MemoryError:
        return {"error": "it needs too much memory"}
    except Exception as error:  # noqa: BLE001  # a template may raise anything Python can
        return {"error": " ".join((str(error) or type(error).__name__).split())}


def _with_ends(source: str) -> str:
    """The tabs and line ends that a shell cannot well write, in what is not Jinja."""
    parts, end = [], 0
    for match in (*_PARTS.finditer(source), None):
        plain = source[end : match.start() if match else None]
        parts += [_WRITTEN_END.sub(lambda found: _ENDS[found[1]], plain), match[0] if match else ""]
        end = match.end() if match else end
    return "".join(parts)


def _place(environment: Any, source: str) -> int:
    """The character, from 1, at which what cannot be read begins; its end where something lacks."""
    for match in _PARTS.finditer(source):
        if not _is_readable(environment, match[0]):
            return match.start() + 1
    return len(source) + 1


def _is_readable(environment: Any, part: str) -> bool:
    """Whether a part can be read by itself; of `{% if … %}` others have to follow."""
    from jinja2 import TemplateSyntaxError

    if not part.endswith(_CLOSED_BY[part[1]]):
        return False
    try:
        environment.from_string(part)
    except TemplateSyntaxError as error:
        return bool(_FOLLOWS.match(part)) or (error.message or "").startswith(_LACKS)
    return True
