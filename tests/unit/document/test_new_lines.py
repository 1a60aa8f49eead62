"""Points and entries that are added: where they stand, how they read, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.log import KINDS
from oneonone.document.new_lines import add_entry, add_point, with_dates
from oneonone.domain.action_item import State
from oneonone.errors import EditRefused, UndecodableNote
from tests.parsed_notes import AGENDA, LOG, VOCABULARY, note

DAY = date(2026, 11, 20)
Text = str | bytes


def pointed(data: Text, text: str = "new", owner: str | None = None) -> bytes:
    """An agenda with a point more."""
    return add_point(note(data, AGENDA), text, owner, VOCABULARY)[0].lines.data


def logged(data: Text, text: str = "ran the retro", kind: str = "praise") -> bytes:
    """A log with an entry more."""
    return add_entry(note(data, LOG), DAY, kind, text, VOCABULARY)[0].lines.data


ENDS = [
    (b"", b"- [ ] new\n"),
    (b"\xef\xbb\xbf", b"\xef\xbb\xbf- [ ] new\n"),
    (b"- [ ] a\n", b"- [ ] a\n- [ ] new\n"),
    (b"- [ ] a", b"- [ ] a\n- [ ] new"),
    (b"- [ ] a\r\n", b"- [ ] a\r\n- [ ] new\r\n"),
    (b"- [ ] a\r\n- [ ] b", b"- [ ] a\r\n- [ ] b\r\n- [ ] new"),
    (b"- [ ] a\r", b"- [ ] a\r- [ ] new\r"),
    (b"- [ ] a\n\n\n", b"- [ ] a\n\n\n- [ ] new\n"),
    (b"# Agenda\r\n\r\n* [ ] a\r\n", b"# Agenda\r\n\r\n* [ ] a\r\n- [ ] new\r\n"),
    (b"---\nx: 1\n---\n", b"---\nx: 1\n---\n- [ ] new\n"),
    (b"- [ ] a\n  - [ ] b\n", b"- [ ] a\n  - [ ] b\n- [ ] new\n"),
    (b"Some words", b"Some words\n- [ ] new"),
]


@pytest.mark.parametrize(("before", "after"), ENDS)
def test_a_point_goes_to_the_end_with_the_notes_own_line_ends(before: bytes, after: bytes) -> None:
    assert pointed(before) == after


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_where_a_line_would_go_on_with_the_block_above_a_blank_one_parts_them(end: bytes) -> None:
    html = b"<div>" + end + b"words" + end
    assert pointed(html) == html + end + b"- [ ] new" + end
    assert pointed(html.removesuffix(end)) == html + end + b"- [ ] new"


def test_a_point_is_an_open_one_of_mine() -> None:
    _, line = add_point(note("- [x] a\n", AGENDA), "call !high #growth", None, VOCABULARY)
    assert (line.text, line.kind, line.state) == ("call", "topic", State.OPEN)
    assert (line.side, line.owner, line.themes) == ("mine", None, ("growth",))
    assert (line.priority, line.place.line) == ("high", 2)


@pytest.mark.parametrize("text", ["the budget", "@alice the budget"])
def test_a_point_of_theirs_begins_with_their_handle_once(text: str) -> None:
    after, line = add_point(note("", AGENDA), text, "alice", VOCABULARY)
    assert after.lines.data == b"- [ ] @alice the budget\n"
    assert (line.text, line.side, line.owner) == ("the budget", "theirs", "alice")


@pytest.mark.parametrize("text", ["handover to @bob", "@bob is back", "@alice asks too much"])
def test_a_name_in_my_point_does_not_make_it_somebody_elses(text: str) -> None:
    after, line = add_point(note("", AGENDA), text, None, VOCABULARY)
    assert after.lines.data == f"- [ ] @me {text}\n".encode()
    assert (line.text, line.side) == (text, "mine")


SIDES = b"Waiting.\n\n## Mine\n\n- [ ] a\n\n## Theirs\n\n- [ ] b\n"


def test_a_point_goes_below_the_heading_of_its_side() -> None:
    assert pointed(SIDES, owner="alice") == SIDES + b"- [ ] @alice new\n"
    assert pointed(SIDES) == SIDES.replace(b"- [ ] a\n", b"- [ ] a\n- [ ] new\n")
    assert pointed(b"## Theirs\n- [ ] b") == b"- [ ] new\n## Theirs\n- [ ] b"
    assert pointed(b"\n\n## Theirs\n") == b"- [ ] new\n\n\n## Theirs\n"


def test_nothing_is_added_below_a_private_heading() -> None:
    private = b"- [ ] a\n\n## Private\n\n- 2026-11-20 note: secret\n"
    assert pointed(private) == private.replace(b"- [ ] a\n", b"- [ ] a\n- [ ] new\n")
    assert logged(private, "x", "note").startswith(b"- [ ] a\n- 2026-11-20 note: x\n\n## Priv")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("```\ncode\n", "new"),
        ("- [ ] a\n\n<!-- hidden\n", "new"),
        ("", "<!-- only a comment -->"),
        ("", "due:2026-11-30"),
        ("", "has an id ^a3f9"),
        ("%%\n- [ ] a\n", "c %%"),
        ("    ", "\n\n- [ ] two"),
        ("> ## Private\n> - [ ] a\n", "- \n# New heading"),
    ],
)
def test_what_would_not_read_as_one_new_point_is_refused(before: str, text: str) -> None:
    with pytest.raises(EditRefused, match=r"^people/alice/agenda\.md: .*would not read as meant"):
        pointed(before, text)


def test_notes_that_are_no_text_or_in_conflict_are_refused() -> None:
    with pytest.raises(UndecodableNote):
        pointed(b"caf\xe9\n")
    with pytest.raises(EditRefused, match="git conflict markers"):
        logged("<<<<<<< HEAD\n- 2026-11-20 note: a\n=======\n>>>>>>> theirs\n")


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_goes_to_the_end_of_the_log(kind: str) -> None:
    before = "- 2026-11-20 note: earlier\r\n- [ ] a box"
    after, entry = add_entry(note(before, LOG), DAY, kind, "spoke up #team", VOCABULARY)
    assert after.lines.data.decode() == f"{before}\r\n- 2026-11-20 {kind}: spoke up #team"
    assert (entry.date, entry.kind, entry.text) == (DAY, kind, "spoke up #team")
    assert (entry.themes, entry.line) == (("team",), 3)


ENTRY = "- 2026-11-20 praise: ran the retro"
IN_ORDER = [
    ("- 2026-11-19 note: a\n- 2026-11-21 note: b\n", 1),
    ("# Log\r\n\r\n- 2026-11-21 note: b\r\n", 2),
    ("- 2026-11-20 note: a\n  more\n\n- 2026-11-21 note: b", 3),
]
OUT_OF_ORDER = [
    "- 2026-11-25 note: a\n- 2026-11-24 note: b\n",
    "* 2026-11-21 note: another mark\n",
    "- 2026-11-19 note: a\n\n## From the 21st\n\n- 2026-11-21 note: b\n",
]


@pytest.mark.parametrize(("before", "line"), IN_ORDER)
def test_an_entry_of_an_earlier_day_goes_before_the_first_later_one(before: str, line: int) -> None:
    lines = before.splitlines(keepends=True)
    end = "\r\n" if "\r" in before else "\n"
    assert logged(before).decode() == "".join([*lines[:line], ENTRY + end, *lines[line:]])


@pytest.mark.parametrize("before", OUT_OF_ORDER)
def test_in_a_log_without_order_it_goes_to_the_end(before: str) -> None:
    assert logged(before).decode() == f"{before}{ENTRY}\n"


def test_an_entry_that_would_say_less_than_its_text_is_refused() -> None:
    assert logged("", "1 < 2 `x` [y](z)") == b"- 2026-11-20 praise: 1 < 2 `x` [y](z)\n"
    with pytest.raises(EditRefused):
        logged("", "well <!-- very --> done")
    with pytest.raises(EditRefused):
        logged("~~~\n")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("call due:fri", "call due:2026-11-27"),
        ("call due:+3d scheduled:tomorrow", "call due:2026-11-23 scheduled:2026-11-21"),
        ("(A) é [due:: eom] @bob", "(A) é [due:: 2026-11-30] @bob"),
        ("call due:2026-12-01", "call due:2026-12-01"),
        ("call due:next", "call due:next"),
        ("call due:soon, `x due:fri y`", "call due:soon, `x due:fri y`"),
        ("fri", "fri"),
        ("<!-- due:fri -->", "<!-- due:fri -->"),
    ],
)
def test_date_words_of_a_point_are_written_out(text: str, dated: str) -> None:
    assert with_dates(text, DAY) == dated
