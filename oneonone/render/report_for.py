"""The report for one person as a page, which has nothing but what may leave."""

from __future__ import annotations

from datetime import date
from typing import Any

from oneonone.app.report_for import OpenPromise, ReportFor, SharedMeeting
from oneonone.document.tree import Node
from oneonone.domain.dates import long_date
from oneonone.render.letter_html import html_of
from oneonone.render.proportion import counted
from oneonone.render.report_page import (
    page_of,
    period_in_words,
    promises_over_time,
    themes_over_time,
)
from oneonone.render.visible import inline


def report_for_as_page(found: ReportFor, today: date) -> str:
    """The page, spoken to the person: `you` are they, and `I` am the manager."""
    themes = [(theme.name, theme.days, theme.counts) for theme in found.themes]
    promises = (
        promises_over_time("What I promised you", found.mine, today),
        promises_over_time("What you promised me", found.theirs, today),
    )
    return page_of(
        "for",
        {
            **period_in_words(found.period, today),
            "name": inline(found.name),
            "my_name": inline(found.my_name),
            "open_mine": [_open(one) for one in found.open_mine],
            "open_theirs": [_open(one) for one in found.open_theirs],
            "promises": [one for one in promises if one is not None],
            "themes": themes_over_time(themes, found.spans, today) if themes else None,
            "meetings": [_meeting(one) for one in found.meetings],
        },
    )


def _open(one: OpenPromise) -> str:
    """A list item: the promise's words, then its day."""
    end = []
    if one.overdue_days:
        late = _text(f"{counted(one.overdue_days, 'day')} late")
        end = [_text(" ("), Node("strong", 0, 0, (late,)), _text(")")]
    if one.due:
        end = [_text(f", due {long_date(one.due)}"), *end]
    paragraph = Node("paragraph", 0, 0, (*one.words, *end))
    return html_of([Node("item", 0, 0, (paragraph,))])


def _text(text: str) -> Node:
    return Node("text", 0, 0, (), text)


def _meeting(one: SharedMeeting) -> dict[str, Any]:
    return {
        "day": long_date(one.day),
        "parts": [{"title": inline(title), "html": html_of(blocks)} for title, blocks in one.parts],
    }
