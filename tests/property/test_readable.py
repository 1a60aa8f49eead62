"""What is private is never among the lines that are not, whatever else the note holds."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oneonone.document.readable import public_lines, readable_lines
from tests.generated_notes import notes
from tests.parsed_notes import LOG, MEETING, VOCABULARY, note

SECRET = "zzsecretzz"
ODD = st.sampled_from(
    [
        *("<div>", "</div>", "<b>", "<!--", "-->", "<script>", "%%", "```", "~~~", "> [!private]"),
        *("- - > a", "1. # Notes", "    code", "[^1]: note", "[x]: <", "| a |\n|---|", "***"),
        *("<<<<<<< ours", "# Notes", "## Summary\n", "<details>", "text", "", "$$", "<?php"),
    ]
)
PRIVATE = st.sampled_from(
    [
        *("## Private\n\n{}", "Private\n---\n{}", "  # Confidential #\n{}", "- # Private\n  {}"),
        *("> [!private] {}", "> ## Private\n> {}", "> - # Private\n>   {}", "# Notes to self\r{}"),
        *("## **Private**: me\n### Notes\n{}", "1. a\n   ## Private\n   - b\n\n     {}"),
        *("<!-- {} -->", "a <!--\n{}\n--> b", "%% {} %%", "%%\n{}\n%%"),
        "## Pri\u200bvate\n```\n{}\n```",
    ]
)


@settings(max_examples=400)
@given(notes(), st.lists(ODD, max_size=4), PRIVATE)
def test_a_secret_that_is_private_is_never_shown(
    before: bytes, odd: list[str], private: str
) -> None:
    # Text at the margin first: an indented heading right below a list item rules that item only.
    lines = ["", *odd, "", "text", "", private.format(SECRET), ""]
    text = before + "\n".join(lines).encode()
    assume("%%" not in private or text.count(b"%%") == 2)  # else another one may open or close it
    shown, _ = public_lines(note(text), VOCABULARY)
    assert SECRET not in "\n".join(line.text for line in shown)


@settings(max_examples=200)
@given(notes(), st.sampled_from([MEETING, LOG]))
def test_what_is_shown_stands_in_the_note_but_for_comments(before: bytes, path: str) -> None:
    document = note(before, path)
    whole = {line.number: line for line in readable_lines(document)}
    assert "".join(line.text for line in whole.values()) == "".join(
        document.lines.text(number) for number in range(1, len(document.lines) + 1)
    )
    for line in public_lines(document, VOCABULARY)[0]:
        assert not whole[line.number].private
        assert len(line.text) <= len(whole[line.number].text.encode())
