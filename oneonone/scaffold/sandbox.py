"""The sandboxed Jinja environment, and the entry of the limited process templates run in."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from oneonone.document.yaml_text import yaml_text

LONGEST = 1_000_000
"""Characters a template that is not ours may make: what comes out is read again, outside of all
limits. A bundled one makes as much as the notes ask for; a report of many people is long.
"""

_TOO_LONG = f"it makes more than {LONGEST:,} characters"


def run(name: str, sources: Mapping[str, str], context: Mapping[str, Any]) -> dict[str, Any]:
    """`{"text": …}`, or `{"error": …, "template": …, "line": …}` where the template fails."""
    from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(wanted: str) -> tuple[str, str, None] | None:
        source = sources.get(wanted)
        return None if source is None else (source, wanted, None)

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=_is_page,
    )
    environment.filters["yaml"] = yaml_text
    try:
        return {"text": environment.get_template(name).render(context)}
    except TemplateNotFound as error:
        what = f"there is no template {error.name}"
        return _failure(what, error, sources, name)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        failure = _failure(str(error.message or "it fails"), error, sources, name)
        if line:
            failure |= {"line": line, "template": getattr(error, "name", None) or name}
        return failure
    except (MemoryError, RecursionError) as error:
        return {
            "error": "it needs too much memory"
            if isinstance(error, MemoryError)
            else "it calls itself without end"
        }
    except Exception as error:  # noqa: BLE001  # a template may raise anything Python can
        return _failure(f"{type(error).__name__}: {error}", error, sources, name)


def _is_page(name: str | None) -> bool:
    """Whether a template makes HTML, in which every value is escaped; Markdown stays as it is."""
    return name is not None and name.endswith(".html.j2")


def syntax_problem(source: str) -> tuple[int, str] | None:
    """Line and message where a text is no template at all, None where it can be compiled."""
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    try:
        ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True).parse(source)
    except TemplateSyntaxError as error:
        return error.lineno, error.message or "it is no template"
    except RecursionError:
        return 1, "it is nested too deeply"
    return None


def _failure(
    what: str, error: BaseException, sources: Mapping[str, str], name: str
) -> dict[str, Any]:
    """Jinja makes a template's lines appear in the traceback under the template's own name."""
    failure: dict[str, Any] = {"error": " ".join(what.split()), "template": name, "line": None}
    step = error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file in sources:
            failure |= {"template": file, "line": step.tb_lineno}
        step = step.tb_next
    return failure


def main(job: Mapping[str, Any]) -> None:
    """Render the job and print the answer as JSON; in a process apart, see scaffold.render."""
    answer = run(job["name"], job["sources"], job["context"])
    if len(answer.get("text", "")) > LONGEST:
        answer = {"error": _TOO_LONG}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
