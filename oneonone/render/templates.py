"""Templates as the terminal, a pipe and a script want them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oneonone.app.own_templates import KnownTemplate
from oneonone.app.show_template import ShownTemplate
from oneonone.render.style import Style
from oneonone.render.table import Cell, Column, table
from oneonone.render.visible import inline, visible

_FROM = {"own": "your own", "bundled": "bundled", "overrides": "your own, for the bundled one"}


def templates_as_table(known: Sequence[KnownTemplate], style: Style, width: int) -> str:
    """Kind, name and where each comes from."""
    cells: list[list[Cell | str]] = [[Cell(t, "strong") for t in ("kind", "name", "from")]]
    cells += [
        [
            one.kind,
            one.name,
            Cell(_FROM[one.origin], "quiet" if one.origin == "bundled" else "plain"),
        ]
        for one in known
    ]
    return "\n".join(table(cells, (Column(), Column(), Column()), style, width)) + "\n"


def templates_as_lines(known: Sequence[KnownTemplate]) -> str:
    """Tab-separated: kind, name, `own`, `bundled` or `overrides`, the path of an own one."""
    return "".join(
        "\t".join(inline(value or "") for value in template_as_json(one).values()) + "\n"
        for one in known
    )


def template_as_json(one: KnownTemplate) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "kind": one.kind,
        "name": one.name,
        "origin": one.origin,
        "path": None if one.origin == "bundled" else one.own_path,
    }


def source_as_text(shown: ShownTemplate) -> str:
    """The source as it stands, whatever its line ends; the last line gets one."""
    text = shown.source.replace("\r\n", "\n")
    return visible(text if text.endswith("\n") else f"{text}\n")


def source_as_json(shown: ShownTemplate) -> dict[str, Any]:
    """As in a listing, and the source."""
    return {**template_as_json(shown.template), "source": shown.source}
