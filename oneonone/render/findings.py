"""What `check` found, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.document.diagnostics import Diagnostic
from oneonone.render.visible import inline


def findings_as_lines(found: Sequence[Diagnostic]) -> str:
    """`file:line:column: CODE message`, which editors and their problem lists understand."""
    return "".join(
        inline(f"{one.path}:{one.line}:{one.column}: {one.code} {one.message}") + "\n"
        for one in found
    )


def finding_as_json(one: Diagnostic) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
    }
