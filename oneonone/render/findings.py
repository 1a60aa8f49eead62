"""What `check` found, a line each, for eyes and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from oneonone.app.finding_places import FindingPlaces
from oneonone.document.diagnostics import Diagnostic
from oneonone.render.visible import inline

_FOR_EDITORS = {"error": "error", "warning": "warning", "hint": "info"}
_FOR_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}


def findings_as_lines(found: Sequence[Diagnostic]) -> str:
    """`file:line:column: CODE message`, paths as seen from the notebook."""
    return "".join(
        inline(f"{one.path}:{one.line}:{one.column}: {one.code} {one.message}") + "\n"
        for one in found
    )


def findings_as_quickfix(found: Sequence[Diagnostic], places: FindingPlaces) -> str:
    """`file:line:column: severity: CODE message`, the column in bytes, for vim's quickfix list."""
    return _for_editor(found, places, places.byte_column)


def findings_as_problems(found: Sequence[Diagnostic], places: FindingPlaces) -> str:
    """The same with columns as VS Code counts them, for its problem matchers."""
    return _for_editor(found, places, places.utf16_column)


def _for_editor(
    found: Sequence[Diagnostic], places: FindingPlaces, column: Callable[[Diagnostic], int]
) -> str:
    return "".join(
        inline(
            f"{places.path(one)}:{one.line}:{column(one)}: {_FOR_EDITORS[one.severity]}: "
            f"{one.code} {one.message}"
        )
        + "\n"
        for one in found
    )


def findings_as_annotations(found: Sequence[Diagnostic], places: FindingPlaces) -> str:
    """GitHub's workflow commands, which a run shows beside the lines they are about."""
    return "".join(
        f"::{_FOR_GITHUB[one.severity]} file={_property(places.path(one))},line={one.line},"
        f"col={one.column},title={one.code}::{_data(one.message)}\n"
        for one in found
    )


def _data(text: str) -> str:
    """Text of a workflow command: its escapes begin with a per cent sign."""
    return inline(text).replace("%", "%25")


def _property(text: str) -> str:
    """A value among several of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], FindingPlaces], str]] = {
    "quickfix": findings_as_quickfix,
    "vscode": findings_as_problems,
    "github": findings_as_annotations,
}
"""The forms for other programs by what --format calls them."""


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
