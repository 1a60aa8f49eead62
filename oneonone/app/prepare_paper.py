"""A preparation without what is for the manager's eyes only, for paper that lies on the table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from oneonone.app.list_items import ListedItem
from oneonone.app.look_back import PastMeeting
from oneonone.app.notebook import Notebook
from oneonone.app.prepare import Preparation
from oneonone.document.doubts import doubt_in
from oneonone.domain.record import Record


class Shown(Record):
    """A preparation as it may be shown, and in words that give nothing away what was left out."""

    preparation: Preparation
    left_out: tuple[str, ...] = ()


def without_private(whole: Preparation) -> Shown:
    """Nothing of private sections, callouts and folders."""
    kept = whole._replace(
        private=(),
        praise=tuple(one for one in whole.praise if not one.entry.private),
        questions=tuple(one for one in whole.questions if not one.private),
    )
    rows = len(whole.private)
    rows += len(whole.praise) - len(kept.praise) + len(whole.questions) - len(kept.questions)
    return Shown(kept, (f"what is private ({_lines(rows)})",) if rows else ())


def for_paper(notebook: Notebook, whole: Preparation) -> Shown:
    """As `without_private`, and nothing the other one should not read over the table either.

    Promises out of other people's notes, your words on how to take somebody, and whatever stands
    in a note where a slip of the pen may hide what was meant to be private.
    """
    plain = without_private(whole)
    page, said = plain.preparation, list(plain.left_out)
    in_doubt = _notes_in_doubt(notebook, page.person.handle)
    elsewhere = sum(1 for row in (*page.mine, *page.theirs) if not _is_of(row, page))
    if elsewhere:
        said.append(f"promises out of other people's notes ({_lines(elsewhere)})")
    if page.person.style:
        said.append("style")
    said += [
        f"what stands in {path}, for it is unsure what is private there"
        for path in sorted(in_doubt)
    ]
    return Shown(
        page._replace(
            person=page.person._replace(style=None),
            mine=_sure([row for row in page.mine if _is_of(row, page)], in_doubt),
            theirs=_sure([row for row in page.theirs if _is_of(row, page)], in_doubt),
            others=_sure(page.others, in_doubt),
            points=_sure(page.points, in_doubt),
            goals=_sure(page.goals, in_doubt),
            praise=tuple(one for one in page.praise if one.path not in in_doubt),
            questions=tuple(one for one in page.questions if one.path not in in_doubt),
            meetings=tuple(
                _day_alone(one) if one.meeting.path in in_doubt else one for one in page.meetings
            ),
        ),
        tuple(said),
    )


def _is_of(row: ListedItem, page: Preparation) -> bool:
    """Whether it was promised between the two of you, and is in no other person's notes."""
    return row.item.person == page.person.handle


def _notes_in_doubt(notebook: Notebook, handle: str) -> frozenset[str]:
    """Those where a slip of the pen may hide what was meant to be private."""
    return frozenset(
        document.origin.path
        for document in notebook.people[handle].documents
        if any(one.severity == "error" for one in document.diagnostics)
        or doubt_in(document, notebook.vocabulary)
    )


def _sure(rows: Sequence[ListedItem], in_doubt: Collection[str]) -> tuple[ListedItem, ...]:
    """Rows none of whose lines stands in a note in doubt."""
    return tuple(
        row for row in rows if not any(line.place.path in in_doubt for line in row.item.lines)
    )


def _day_alone(one: PastMeeting) -> PastMeeting:
    return one._replace(themes=(), summary=(), decisions=(), notes=())


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
