"""Setting a key of front matter: one splice, and every other byte stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from oneonone.document.frontmatter import find_header, read_header
from oneonone.document.key_edits import append_to_key, keys_alone, set_key
from oneonone.document.lines import Lines
from oneonone.errors import EditRefused

STRETCH = {"from": date(2026, 12, 21), "to": date(2026, 12, 31)}
SKI = "{from: 2026-01-01, x: y}"
STRETCH_TEXT = "{from: 2026-12-21, to: 2026-12-31}"


def note(header: str, body: str = "# Alice\n") -> bytes:
    return f"---\n{header}---\n{body}".encode()


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        ("cadence", "weekly", "", "cadence: weekly\n"),
        ("cadence", "weekly", "name: A\n", "name: A\ncadence: weekly\n"),
        ("cadence", "weekly", "# why\n", "# why\ncadence: weekly\n"),
        ("cadence", "weekly", "cadence: monthly\n", "cadence: weekly\n"),
        ("cadence", "weekly", "cadence: monthly  # for now\n", "cadence: weekly  # for now\n"),
        ("cadence", "weekly", "cadence:\nname: A\n", "cadence: weekly\nname: A\n"),
        ("cadence", "weekly", "cadence:   # open\n", "cadence: weekly   # open\n"),
        ("cadence", "weekly", '"cadence" : monthly\n', '"cadence" : weekly\n'),
        ("cadence", "weekly", "{name: A}\n", "{name: A, cadence: weekly}\n"),
        ("cadence", "weekly", "{}\n", "{cadence: weekly}\n"),
        ("cadence", None, "cadence: monthly # for now\nname: A\n", "cadence: # for now\nname: A\n"),
        ("cadence", None, "name: A\n", "name: A\ncadence:\n"),
        ("style", "short", "style: |\n  long\n  text\nname: A\n", "style: short\nname: A\n"),
        ("style", "short", "style: >-\n  long\n\n# c\nname: A\n", "style: short\n\n# c\nname: A\n"),
        ("style", "short", "style: 'long\n  text'\nname: A\n", "style: short\nname: A\n"),
        ("aliases", ["A"], "aliases:\n- X\n- Y # c\nname: A\n", "aliases: [A] # c\nname: A\n"),
        ("name", "Zoë", 'name: "日本 😀" # c\ntime: 9:00\n', 'name: "Zoë" # c\ntime: 9:00\n'),
        ("prefers.feedback", "now", "name: A\n", "name: A\nprefers: {feedback: now}\n"),
        ("prefers.feedback", "in writing", "prefers:\n", "prefers: {feedback: in writing}\n"),
        ("prefers.feedback", "now", "prefers: {feedback: later}\n", "prefers: {feedback: now}\n"),
        ("prefers.feedback", "now", "prefers: {x: 1}\n", "prefers: {x: 1, feedback: now}\n"),
        (
            "prefers.feedback",
            "now",
            "prefers:\n    recognition: loud # c\n\n# next\nname: A\n",
            "prefers:\n    recognition: loud # c\n    feedback: now\n\n# next\nname: A\n",
        ),
        (
            "prefers.feedback",
            None,
            "prefers:\n  feedback: later # c\n  x: 1\n",
            "prefers:\n  feedback: # c\n  x: 1\n",
        ),
    ],
)  # fmt: skip
def test_only_the_value_changes(path: str, value: object, before: str, after: str) -> None:
    assert set_key(note(before), path.split("."), value) == note(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"---\nname: A\n---\n"),
        (b"# Alice\n", b"---\nname: A\n---\n# Alice\n"),
        (b"# Alice\r\n\r\nText", b"---\r\nname: A\r\n---\r\n# Alice\r\n\r\nText"),
        (b"\xef\xbb\xbf# Alice\n", b"\xef\xbb\xbf---\nname: A\n---\n# Alice\n"),
        (
            b"\xef\xbb\xbf---\r\ntime: 14:30\r\n---\r\n\xe2\x80\xa8",
            b"\xef\xbb\xbf---\r\ntime: 14:30\r\nname: A\r\n---\r\n\xe2\x80\xa8",
        ),
        (b"---\r\nname: B # c\r\n...\r\nx", b"---\r\nname: A # c\r\n...\r\nx"),
        (b"---\rtime: 9\r---\r", b"---\rtime: 9\rname: A\r---\r"),
    ],
)
def test_line_ends_byte_order_mark_and_body_stay(before: bytes, after: bytes) -> None:
    assert set_key(before, ["name"], "A") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"away: [{STRETCH_TEXT}]\n"),
        ("away:\n", f"away: [{STRETCH_TEXT}]\n"),
        ("away: []\n", f"away: [{STRETCH_TEXT}]\n"),
        ("away: {from: 2026-01-01}\n", f"away: [{{from: 2026-01-01}}, {STRETCH_TEXT}]\n"),
        (f"away: [{SKI}] # c\n", f"away: [{SKI}, {STRETCH_TEXT}] # c\n"),
        (
            f"away:\n  - {SKI} # ski\n\nname: A\n",
            f"away:\n  - {SKI} # ski\n  - {STRETCH_TEXT}\n\nname: A\n",
        ),
        (
            "away:\n  - from: 2026-01-01\n    x: y # ski\nname: A\n",
            f"away:\n  - from: 2026-01-01\n    x: y # ski\n  - {STRETCH_TEXT}\nname: A\n",
        ),
        ("away:\n- broken\n", f"away:\n- broken\n- {STRETCH_TEXT}\n"),
    ],
)  # fmt: skip
def test_one_more_entry_leaves_the_others_as_they_are_written(before: str, after: str) -> None:
    assert append_to_key(note(before), ["away"], STRETCH) == note(after)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("name: [\n", "2:8: not YAML: expected the node content, but found '<stream end>'"),
        ("- a\n- b\n", "2:1: the front matter must be lines of `key: value`"),
        ("name: &x A\nstyle: *x\n", "3:8: YAML aliases (*name) are not read; write the value out"),
        ("x: 1\nprefers: loudly\n", "3:1: prefers is no list of `key: value`"),
        (
            "prefers: {x: 1,}\n",
            "1:1: prefers.feedback cannot be changed safely: the rest would read differently",
        ),
    ],
)
def test_front_matter_that_cannot_be_changed_safely_is_refused(header: str, message: str) -> None:
    with pytest.raises(EditRefused) as refused:
        set_key(note(header), ["prefers", "feedback"], "now")
    assert refused.value.message == message
    assert refused.value.hint


def test_front_matter_that_is_never_closed_is_refused() -> None:
    with pytest.raises(EditRefused, match="never closed"):
        append_to_key(b"---\nname: A\n", ["away"], STRETCH)


LINES = st.sampled_from(
    [
        "name: Alice Example",
        "# a comment",
        "",
        'time: "14:30"  # after lunch',
        "prefers:\n  feedback: in writing # c\n  recognition: quietly",
        "away:\n- from: 2026-01-02\n  to: 2026-01-05",
        "themes: {career: 90d}",
        "style: |\n  short\n  and kind",
        "cadence:",
        "tags: [a, 'b, c', \"日本\"]",
    ]
)


@given(
    st.lists(LINES, unique=True, max_size=6),
    st.sampled_from(["name", "time", "cadence", "prefers.feedback", "themes.growth", "style"]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
@example(["style: |\n  short\n  and kind", "cadence:"], "style", "x", "\r\n")
def test_setting_a_key_changes_nothing_else_that_is_read(
    parts: list[str], key: str, value: str, end: str
) -> None:
    assume(not value.isspace())
    before = note("".join(f"{part}\n" for part in parts)).replace(b"\n", end.encode())
    after = set_key(before, key.split("."), value)
    old, new = (read_header(lines, find_header(lines)) for lines in (Lines(before), Lines(after)))
    first, _, inner = key.partition(".")
    changed = new.values[first]
    assert (changed[inner] if inner else changed) == value
    assert {k: v for k, v in new.values.items() if k != first} == {
        k: v for k, v in old.values.items() if k != first
    }
    comments = [line for line in before.decode().splitlines() if line.startswith("#")]
    assert [line for line in after.decode().splitlines() if line.startswith("#")] == comments
    assert set_key(after, key.split("."), value) == after


def test_a_note_may_be_front_matter_alone() -> None:
    written = keys_alone({"date": date(2026, 11, 20), "reason": 'ill: "flu"'}, b"\r\n")
    assert written == b'---\r\ndate: 2026-11-20\r\nreason: "ill: \\"flu\\""\r\n---\r\n'
    lines = Lines(written)
    assert read_header(lines, find_header(lines)).values["reason"] == 'ill: "flu"'
