"""Coverage for a pipe and for a script."""

from __future__ import annotations

from typing import Any

from oneonone.app.coverage import Coverage
from oneonone.render.visible import inline


def coverage_as_lines(found: Coverage) -> str:
    """Tab-separated: person, theme, window, last, days, count, stale, covered; or the why lines."""
    if found.why is not None:
        rows = [
            [
                one.person.handle,
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
                one.person.handle,
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


def coverage_as_json(found: Coverage) -> list[dict[str, Any]]:
    """One object for each person and followed theme; the keys of docs/reference/json.md."""
    return [
        {
            "person": one.person.handle,
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
