"""A command's whole answer, from the index."""

from __future__ import annotations

from oneonone.app.item_rows import unpacked
from oneonone.domain.dates import month_span, parse_iso, parse_month
from oneonone.domain.record import Record
from oneonone.lane.fresh import fresh_facts
from oneonone.lane.surroundings import (
    can_write,
    find_root,
    find_style,
    find_today,
    find_width,
    wants_table,
)
from oneonone.lane.words import THIS_MONTH, read_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from oneonone.app.coverage import CoverageWish
    from oneonone.app.item_rows import ItemFilter
    from oneonone.app.person_facts import Known
    from oneonone.lane.words import Words

_ME = "me"
_MOST_DAYS = 5  # digits


class Answer(Record):
    """What goes to standard output and standard error, and the exit code."""

    out: str
    said: str
    code: int


def answer(args: Sequence[str]) -> Answer | None:
    """The answer to a command line, None where the command line proper is to give it."""
    words = read_words(args)
    if words is None or not can_write():
        return None
    root, today = find_root(words), find_today(words)
    if root is None or today is None:
        return None
    return (_todo if words.command == "todo" else _coverage)(words, root, today)


def _todo(words: Words, root: str, today: date) -> Answer | None:
    from oneonone.app.item_rows import listed
    from oneonone.render import items as render

    detailed = "--json" in words.flags
    facts = fresh_facts(root, "items", *(["details"] if detailed else []))
    if facts is None:
        return None
    known, about_words = facts
    wanted = _item_filter(words, known, unpacked(about_words["themes"])[0], today)
    if wanted is None:
        return None
    found = listed(known.rows(today, detailed=detailed), wanted, today)
    if "--json" in words.flags:
        from oneonone.render.json_text import json_text

        out = json_text(today, [render.row_as_json(row, today) for row in found.rows])
    elif wants_table(words):
        out = render.items_as_table(found, today, find_style(words), find_width())
    else:
        out = render.items_as_lines(found, today)
    return _answer(words, known, out, "", is_pressing=found.overdue > 0)


def _item_filter(
    words: Words, known: Known, themes: Sequence[str], today: date
) -> ItemFilter | None:
    """What is wanted; None where a word is none of the handles and themes."""
    from oneonone.app.item_rows import ItemFilter

    flags, values = words.flags, words.values
    owner = values.get("owner")
    if owner is not None:
        about = known.about.get(owner)
        owner = _ME if owner == _ME else about.owner_word if about else ""
    theme = values.get("theme")
    before = parse_iso(values["before"]) if "before" in values else None
    in_doubt = (
        words.person not in (None, *known.about)
        or owner == ""
        or (theme is not None and theme not in themes)
        or (before is None and "before" in values)
        or (before is not None and before.isoformat() != values["before"] and wants_table(words))
        or {"--mine", "--theirs"} <= flags
    )
    if in_doubt:
        return None
    return ItemFilter(
        person=words.person,
        mine="--mine" in flags,
        theirs="--theirs" in flags,
        owner=owner,
        overdue="--overdue" in flags,
        before=before,
        theme=theme,
        private="--no-private" not in flags,
    )


def _coverage(words: Words, root: str, today: date) -> Answer | None:
    from oneonone.app.coverage import coverage_of
    from oneonone.render import coverage_data

    wish = _coverage_wish(words, today)
    facts = fresh_facts(root, "coverage") if wish else None
    if facts is None or wish is None:
        return None
    known, _ = facts
    handles = known.handles if wish.person is None else [wish.person]
    if not {*handles} <= {*known.about}:
        return None
    found = coverage_of(known.coverage(handles, wish.month, today), wish, None, today)
    said = "".join(f"{line}\n" for line in coverage_data.unnamed_lines(found.people))
    if "--json" in words.flags:
        from oneonone.render.json_text import json_text

        out = json_text(today, coverage_data.coverage_as_json(found))
    elif wants_table(words):
        from oneonone.render.coverage import coverage_as_table

        out = coverage_as_table(found, today, find_style(words), find_width())
        said = ""  # the table holds it
    else:
        out = coverage_data.coverage_as_lines(found)
    return _answer(words, known, out, said, is_pressing=found.has_gaps)


def _coverage_wish(words: Words, today: date) -> CoverageWish | None:
    """What is wanted; None where a value is not plainly one."""
    from oneonone.app.coverage import CoverageWish

    days, month = words.values.get("days"), words.values.get("month")
    span = None
    if month == THIS_MONTH:
        span = month_span(today.year, today.month)
    elif month is not None:
        span = parse_month(month)
        if span is None:
            return None
    if days is not None and not (days.isascii() and days.isdigit() and len(days) <= _MOST_DAYS):
        return None
    if days is not None and int(days) == 0:
        return None
    return CoverageWish(words.person, span, int(days) if days else None)


def _answer(words: Words, known: Known, out: str, said: str, *, is_pressing: bool) -> Answer | None:
    from oneonone.render.unread import unread_line

    said += unread_line(known.broken)
    if not said.isascii():
        return None  # the command line proper knows how to say it whatever the locale
    return Answer(out, said, 1 if "--exit-code" in words.flags and is_pressing else 0)
