"""The one line an item becomes in the next note, and taking its old lines out."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.edits import carried_line
from oneonone.domain.dates import NEXT_MEETING, resolve_word
from oneonone.errors import EditRefused
from tests.changed_notes import taken_out
from tests.parsed_notes import AGENDA, box

DAY = date(2026, 11, 20)
LATER = "people/alice/2026-12-04.md"


def resolve(word: str) -> date | None:
    if word.lower() == NEXT_MEETING:
        return date(2026, 12, 4)
    return resolve_word(word, DAY)


def carried(text: str) -> str:
    return carried_line(box(text), "k2mm", resolve)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- [ ] call", "- [ ] call ^k2mm"),
        ("  3) [ ] call  \n", "- [ ] call ^k2mm"),
        ("> * [ ]   call\n", "- [ ] call ^k2mm"),
        ("- [ ]\tcall", "- [ ] call ^k2mm"),
        ("- [/] call", "- [/] call ^k2mm"),
        ("- [!] call", "- [!] call ^k2mm"),
        ("- [ ] call\n      and write\nlazily", "- [ ] call and write lazily ^k2mm"),
        ("- [ ] call\\\n  and write", "- [ ] call and write ^k2mm"),
        ("> - [ ] call  \r\n>   and write\r\n", "- [ ] call and write ^k2mm"),
        ("- [ ] call\u00a0them\u2028now", "- [ ] call\u00a0them\u2028now ^k2mm"),
        ("- [ ] call `a  b`\n  `c\n  d`", "- [ ] call `a  b` `c d` ^k2mm"),
        ("- [ ] call <!-- a --> now %% b %%", "- [ ] call <!-- a --> now %% b %% ^k2mm"),
        # What is hidden stays so: a comment that one line would not hide is left behind.
        ("- [ ] call <!-- a\n  b --> now", "- [ ] call now ^k2mm"),
        ("- [ ] call\n  %% a\n\nb\n%%", "- [ ] call ^k2mm"),
        ("- [ ] call\n  %% a\n  b %% now", "- [ ] call now ^k2mm"),
        ("- [ ] call %% them\n  %% a %% now <!-- b -->", "- [ ] call %% them now ^k2mm"),
        ("- [ ] call due:fri", "- [ ] call due:2026-11-27 ^k2mm"),
        ("- [ ] call due:NEXT now", "- [ ] call due:2026-12-04 now ^k2mm"),
        ("- [ ] call 📅 +3d ⏳ tomorrow", "- [ ] call 📅 2026-11-23 ⏳ 2026-11-21 ^k2mm"),
        ("- [ ] call [due:: eom] now", "- [ ] call [due:: 2026-11-30] now ^k2mm"),
        ("- [ ] call due:2026-11-30", "- [ ] call due:2026-11-30 ^k2mm"),
        ("- [ ] call due:soon", "- [ ] call due:soon ^k2mm"),
        ("- [ ] call `due:fri`", "- [ ] call `due:fri` ^k2mm"),
        ("- [ ] call 📅\n  fri", "- [ ] call 📅 2026-11-27 ^k2mm"),
        ("- [ ] call ^k2mm", "- [ ] call ^k2mm"),
        ("- [ ] call ^k2mm now", "- [ ] call now ^k2mm"),
        ("- [ ] ^k2mm call", "- [ ] call ^k2mm"),
        ("- [ ] call ^k2mm\n  now", "- [ ] call now ^k2mm"),
        ("- [ ] call ^k2mm ^other", "- [ ] call ^k2mm"),
        ("- [ ] call ^k2mm [id:: other]", "- [ ] call ^k2mm"),
        ("- [ ] call 🆔 k2mm now", "- [ ] call 🆔 k2mm now"),
        ("- [ ] call [id:: k2mm] ^other", "- [ ] call [id:: k2mm] ^other"),
        ("- [ ] @bob call (A) it", "- [ ] @bob call (A) it ^k2mm"),
        ("- [ ] (A) @bob call\n  #growth", "- [ ] (A) @bob call #growth ^k2mm"),
        ("- [ ] call @bob", "- [ ] call @bob ^k2mm"),
        ("- [ ] call [x] there", "- [ ] call [x] there ^k2mm"),
    ],
)
def test_an_item_becomes_one_line_with_its_id_last(text: str, line: str) -> None:
    assert carried(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "- [/] @bob: call them\n  due:fri #growth/skills !high ^k2mm now",
        "- [ ] (B) call [[Alice]] 📅\n  +2w [scheduled:: tomorrow] ➕ 2026-11-01",
        "> - [ ] call <!-- due:2026-01-01 -->\n> `^x` %% #career %% owner:eve due:next",
        "- [ ] call 🆔 k2mm\\\n  📅 eom",
    ],
)
def test_in_the_next_note_it_reads_as_before(text: str) -> None:
    old = box(text).facts
    new = box(carried(text), LATER).facts
    assert (new.text, new.state, new.owner) == (old.text, old.state, old.owner)
    assert (new.tags, new.priority) == (old.tags, old.priority)
    assert (new.created, new.scheduled) == (old.created, old.scheduled)
    assert new.due == (date(2026, 12, 4) if old.due_next else old.due)
    assert (new.id, new.due_next) == ("k2mm", False)


def test_a_word_that_cannot_be_resolved_stays() -> None:
    assert carried_line(box("- [ ] call due:next"), "k2mm", lambda _: None) == (
        "- [ ] call due:next ^k2mm"
    )


@pytest.mark.parametrize(
    ("text", "indexes", "rest"),
    [
        ("- [ ] a\n- [ ] b\n- [ ] c\n", [1], "- [ ] a\n- [ ] c\n"),
        ("- [ ] a\n- [ ] b\n", [0, 1], ""),
        ("- [ ] a\n- [ ] b", [1], "- [ ] a\n"),
        ("- [ ] a", [0], ""),
        ("\ufeff- [ ] a\r\n- [ ] b\r\n", [0], "\ufeff- [ ] b\r\n"),
        ("# Points\r\r- [ ] a\r  and\rmore\r- [ ] b\r", [0], "# Points\r\r- [ ] b\r"),
        ("- [ ] a\n  - [x] b\n- c\n", [0, 1], "- c\n"),
        ("- [ ] a\n\n- [ ] b\n", [0], "\n- [ ] b\n"),
        ("> - [ ] a\n> - [ ] b\n", [0], "> - [ ] b\n"),
        ("- [ ] a\n- [ ] a\n- [ ] a\n", [0, 2], "- [ ] a\n"),
        ("text\n\n---\n- [ ] a\n---\n", [0], "text\n\n---\n---\n"),
    ],
)
def test_taking_out_removes_the_own_lines_alone(text: str, indexes: list[int], rest: str) -> None:
    assert taken_out(text, *indexes, path=AGENDA) == rest.encode()


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("text\n- [ ] a\n---\n", 0),  # a rule would make the text above a heading
        ("- [ ] a\n---\nperson: eve\n---\n- [x] b\n", 0),  # or open front matter
    ],
)
def test_taking_out_is_refused_where_the_rest_would_read_differently(text: str, index: int) -> None:
    with pytest.raises(EditRefused, match=r"agenda\.md: taking the carried lines out would"):
        taken_out(text, index, path=AGENDA)


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] a\n\t- [x] b\n",
        "- [x] old\n- [ ] a\n  - detail\n",
        "- [ ] a\n\n  a note on it\n",
        "> - [ ] a\n>\n>   quoted detail\n",
        "1. [ ] a\n   > said\n",
    ],
)
def test_an_item_with_something_below_it_is_not_taken_from_above_it(text: str) -> None:
    index = 1 if "old" in text else 0
    with pytest.raises(EditRefused, match="what stands below the carried lines would lose its"):
        taken_out(text, index, path=AGENDA)
