"""The exact change of a dry run, safe to look at."""

from __future__ import annotations

from oneonone.app.write_notes import Change
from oneonone.render.diff import diff_text
from oneonone.render.style import Style

PLAIN = Style(color=False)


def diff(before: bytes | None, after: bytes, style: Style = PLAIN) -> list[str]:
    return diff_text([Change("people/alice/a.md", before, after)], style).splitlines()


def test_a_new_file_is_all_additions() -> None:
    assert diff(None, b"a\nb\n") == [
        "--- /dev/null",
        "+++ b/people/alice/a.md",
        "@@ -0,0 +1,2 @@",
        "+a",
        "+b",
    ]


def test_a_missing_line_end_at_the_end_is_said() -> None:
    assert diff(b"a\nb", b"a\nc") == [
        "--- a/people/alice/a.md",
        "+++ b/people/alice/a.md",
        "@@ -1,2 +1,2 @@",
        " a",
        "-b",
        "\\ No newline at end of file",
        "+c",
        "\\ No newline at end of file",
    ]


def test_windows_line_ends_show_no_noise_and_control_characters_show() -> None:
    assert diff(b"a\r\nb\r\n", b"a\r\n\x1b[2J\xff\r\n")[3:] == [" a", "-b", "+␛[2J\ufffd"]


def test_several_changes_follow_each_other() -> None:
    changes = [Change("a.md", b"x\n", b"y\n"), Change("b.md", None, b"z\n")]
    text = diff_text(changes, PLAIN)
    assert text.index("+++ b/a.md") < text.index("+++ b/b.md")


def test_colours_tell_what_goes_and_what_comes() -> None:
    painted = diff(b"a\n", b"b\n", Style(color=True))
    assert painted[0].startswith("\x1b[1m---")
    assert painted[2:] == ["\x1b[2m@@ -1 +1 @@\x1b[0m", "\x1b[31m-a\x1b[0m", "\x1b[32m+b\x1b[0m"]


def test_no_change_is_no_text() -> None:
    assert diff_text([], PLAIN) == ""
