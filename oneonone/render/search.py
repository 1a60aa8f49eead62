"""What was found, as the terminal, a pipe and a script want it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from oneonone.app.search_notes import Hit
from oneonone.document.readable import NoteLine
from oneonone.render.style import Style
from oneonone.render.visible import inline


def hits_as_text(hits: Sequence[Hit], style: Style) -> str:
    """`path:line: text` with what was found set off; lines around it as `path-line- text`.

    Stretches that are apart have `--` between them, where there are lines around hits at all.
    """
    if not hits:
        return "Nothing found.\n"
    if not any(hit.before or hit.after for hit in hits):
        return "".join(_hit(hit, style) + "\n" for hit in hits)
    stretches: list[str] = []
    for _, group in groupby(hits, key=lambda hit: hit.path):
        stretches += _stretches(list(group), style)
    return f"{style.paint('--', 'quiet')}\n".join(stretches)


def _stretches(hits: Sequence[Hit], style: Style) -> Iterator[str]:
    """The lines of one note next to each other, each once."""
    path = hits[0].path
    texts = {
        line.number: style.paint(f"{inline(path)}-{line.number}-", "quiet") + _after_place(line)
        for hit in hits
        for line in (*hit.before, *hit.after)
    }
    texts |= {hit.line.number: _hit(hit, style) for hit in hits}
    stretch: list[str] = []
    for number in sorted(texts):
        stretch.append(f"{texts[number]}\n")
        if number + 1 not in texts:
            yield "".join(stretch)
            stretch = []


def _after_place(line: NoteLine) -> str:
    return f" {inline(line.text)}".rstrip()


def _hit(hit: Hit, style: Style) -> str:
    text, place, parts = hit.line.text, 0, []
    for start, end in hit.spans:
        parts += [inline(text[place:start]), style.paint(inline(text[start:end]), "strong")]
        place = end
    parts.append(inline(text[place:]))
    mark = style.paint(" (private)", "quiet") if hit.line.private else ""
    where = style.paint(f"{inline(hit.path)}:{hit.line.number}:", "quiet")
    return f"{where} {''.join(parts)}{mark}"


def hits_as_lines(hits: Sequence[Hit]) -> str:
    """Tab-separated: path, line, person, date, text."""
    return "".join(
        "\t".join(
            inline(field)
            for field in (
                hit.path,
                str(hit.line.number),
                hit.person or "",
                hit.day.isoformat() if hit.day else "",
                hit.line.text,
            )
        )
        + "\n"
        for hit in hits
    )


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    return {
        "path": hit.path,
        "line": hit.line.number,
        "person": hit.person,
        "date": hit.day,
        "kind": hit.kind,
        "private": hit.line.private,
        "text": hit.line.text,
        "matches": [list(span) for span in hit.spans],
        "before": [_line_as_json(line) for line in hit.before],
        "after": [_line_as_json(line) for line in hit.after],
    }


def _line_as_json(line: NoteLine) -> dict[str, Any]:
    return {"line": line.number, "text": line.text}
