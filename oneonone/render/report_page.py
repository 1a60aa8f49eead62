"""What all pages of the report have: frame, style and policy, and the tables beside the charts.

One file each, no script, nothing loaded; templates/report/ escapes everything from notes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from oneonone.app.write_report import MARK
from oneonone.assets import bundled
from oneonone.domain.dates import long_date, month_name, short_date
from oneonone.domain.period import Period
from oneonone.domain.promise_months import MonthOfPromises
from oneonone.domain.spans import MOST_WEEKS
from oneonone.render.proportion import counted
from oneonone.render.report_bars import month_bars
from oneonone.render.report_charts import theme_grid
from oneonone.render.visible import inline
from oneonone.scaffold.render import render

_FOLDER = "report"
STYLE = f"{_FOLDER}/style.css.j2"


def page_of(template: str, context: dict[str, Any]) -> str:
    """The page a template makes, with our mark, our one style and the policy that allows it."""
    every = bundled.templates().items()
    sources = {name: text for name, text in every if name.startswith(f"{_FOLDER}/")}
    style = sources[STYLE]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    frame = {"mark": MARK, "style": style, "style_hash": f"sha256-{digest}"}
    return render(f"{_FOLDER}/{template}.html.j2", sources, {**frame, **context}, trusted=True)


def period_in_words(period: Period, today: date) -> dict[str, Any]:
    """What every page says of its days."""
    return {
        "since": long_date(period.since),
        "until": long_date(period.until),
        "today": long_date(today),
        "unit": "week" if period.days <= MOST_WEEKS * 7 else "month",
    }


def themes_over_time(
    themes: Iterable[tuple[str, Sequence[date], Sequence[int]]],
    spans: Sequence[Period],
    today: date,
) -> dict[str, Any]:
    """A chart and a table of themes: name, days, and days by span of each."""
    every = [*themes]
    rows = [(name, counts, _times(days, today)) for name, days, counts in every]
    return {
        "chart": theme_grid(rows, spans, today),
        "rows": [
            {
                "name": inline(name),
                "count": len(days),
                "days": ", ".join(short_date(day, today) for day in reversed(days)) or "–",
            }
            for name, days, _ in every
        ],
    }


def _times(days: Sequence[date], today: date) -> str:
    if not days:
        return "not once"
    return f"{counted(len(days), 'day')}, last {short_date(days[-1], today)}"


def promises_over_time(
    title: str, months: Sequence[MonthOfPromises], today: date
) -> dict[str, Any] | None:
    """One side's promises by month, None where there was none in all the time."""
    if not any(one.made or one.kept or one.late or one.dropped for one in months):
        return None
    rows = [
        {
            "month": month_name(one.month.since),
            "numbers": [one.made, one.kept, one.late, one.dropped],
        }
        for one in months
    ]
    return {"title": title, "chart": month_bars(months, today), "rows": rows}
