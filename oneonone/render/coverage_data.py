"""Coverage for a pipe and for a script."""

from __future__ import annotations

from oneonone.render.visible import inline

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from oneonone.app.coverage import Coverage, PersonCoverage

_MANY = 3


def coverage_as_lines(found: Coverage) -> str:
    """Tab-separated: person, theme, window, last, days, count, stale, covered; or the why lines."""
    if found.why is not None:
        rows = [
            [
                one.handle,
                w.evidence.date.isoformat(),
                w.evidence.kind,
                f"{w.evidence.path}:{w.evidence.line}",
                w.text.strip(),
            ]
            for one in found.people
            for w in one.why
        ]
    else:
        rows = [
            [
                one.handle,
                row.theme.name,
                str(row.theme.window_days),
                row.last.isoformat() if row.last else "",
                "" if row.days is None else str(row.days),
                str(row.count),
                "stale" if row.stale else "",
                {True: "covered", False: "missing", None: ""}[row.covered],
            ]
            for one in found.people
            for row in one.standings
        ]
    return "".join("\t".join(inline(field) for field in row) + "\n" for row in rows)


def unnamed_lines(people: Iterable[PersonCoverage]) -> list[str]:
    """Of whom most held meetings name no theme: coverage says little then; better to know it."""
    return [
        f"{one.handle}: {one.no_theme_count} of {one.held_count} held meetings name no theme; "
        "add themes: [...] or a #theme to be counted"
        for one in people
        if one.no_theme_count >= _MANY and 2 * one.no_theme_count >= one.held_count
    ]


def coverage_as_json(found: Coverage) -> list[dict[str, Any]]:
    """One object for each person and followed theme; the keys of docs/reference/json.md."""
    return [
        {
            "person": one.handle,
            "theme": row.theme.name,
            "window_days": row.theme.window_days,
            "last": row.last,
            "days": row.days,
            "count": row.count,
            "stale": row.stale,
            "month": found.month[0].isoformat()[:7] if found.month else None,
            "covered": row.covered,
            "evidence": [{"path": e.path, "line": e.line, "kind": e.kind} for e in row.evidence],
        }
        for one in found.people
        for row in one.standings
        if found.why is None or row.theme.name == found.why
    ]
