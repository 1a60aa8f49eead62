"""A command's whole answer, from the index."""

from __future__ import annotations

from oneonone.app.fresh_facts import fresh_facts
from oneonone.domain.dates import month_span, parse_iso, parse_month
from oneonone.domain.record import Record
from oneonone.lane.surroundings import (
    can_write,
    find_root,
    find_style,
    find_today,
    find_width,
    fits_terminal,
    wants_table,
)
from oneonone.lane.words import THIS_MONTH, read_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from oneonone.app.coverage import CoverageWish
    from oneonone.app.item_rows import ItemFilter
    from oneonone.app.person_facts import Known
    from oneonone.app.person_notes import Progress
    from oneonone.lane.words import Words

_ME = "me"
_MOST_DAYS = 5  # digits


class Answer(Record):
    """What goes to standard output and standard error, and the exit code.

    `is_long`: standard output is a terminal that has not the lines for it.
    """

    out: str
    said: str
    code: int
    is_long: bool = False


def answer(args: Sequence[str], reading: Callable[[], Progress] | None = None) -> Answer | None:
    """The answer to a command line, None where the command line proper is to give it.

    Where notes changed, they are read if `reading` makes somebody to hear of it.
    """
    words = read_words(args)
    if words is None or not can_write():
        return None
    root, today = find_root(words), find_today(words)
    if root is None or today is None:
        return None
    lane = _Lane(words, root, today, reading)
    found = lane.todo() if words.command == "todo" else lane.coverage()
    return found and found._replace(is_long=not fits_terminal(found.out))


class _Lane(Record):
    words: Words
    root: str
    today: date
    reading: Callable[[], Progress] | None

    def facts(self, *kinds: str) -> Known | None:
        """What is known of the notes."""
        known = fresh_facts(self.root, *kinds)
        if known is None and self.reading is not None:
            from oneonone.lane.reading import facts_read_anew

            known = facts_read_anew(self.root, self.reading())
        return known

    def todo(self) -> Answer | None:
        """The answer to `todo`."""
        from oneonone.app.item_rows import listed
        from oneonone.render import items as render

        words, today = self.words, self.today
        detailed = "--json" in words.flags
        known = self.facts("items", *(["details"] if detailed else []))
        wanted = _item_filter(words, known) if known else None
        if known is None or wanted is None:
            return None
        found = listed(known.rows(today, detailed=detailed), wanted, today)
        if detailed:
            from oneonone.render.json_text import json_text

            out = json_text(today, [render.row_as_json(row, today) for row in found.rows])
        elif wants_table(words):
            out = render.items_as_table(found, today, find_style(words), find_width())
        else:
            out = render.items_as_lines(found, today)
        return _answer(words, known, out, "", is_pressing=found.overdue > 0)

    def coverage(self) -> Answer | None:
        """The answer to `coverage`."""
        from oneonone.app.coverage import coverage_of
        from oneonone.render import coverage_data

        words, today = self.words, self.today
        wish = _coverage_wish(words, today)
        known = self.facts("coverage") if wish else None
        if known is None or wish is None or wish.person not in (None, *known.about):
            return None
        handles = known.handles if wish.person is None else [wish.person]
        facts = known.coverage(handles, wish.month, today)
        found = coverage_of(facts, wish, None, today)
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


def _item_filter(words: Words, known: Known) -> ItemFilter | None:
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
        or (theme is not None and theme not in known.themes)
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
