"""Where a note leaves it open what may leave, and where it does not."""

from __future__ import annotations

import pytest

from oneonone.document.share import share
from oneonone.document.share_blocks import Permission
from tests.parsed_notes import note

ROLES = frozenset(("summary", "actions"))
HTML = "HTML stands here, and it is unclear what it shows"
PRIVATE = "this reads like a private heading, but is none"


def doubts(text: str | bytes) -> list[tuple[int, str]]:
    """Line and message of every doubt."""
    return [(one.line, one.message) for one in share(note(text), Permission(ROLES)).doubts]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("## Summary\n```\na\n", 2, "this code fence is never closed"),
        ("```\n## Summary\na\n", 1, "this code fence is never closed"),
        ("## Notes\n~~~\n## Summary\na\n", 2, "this code fence is never closed"),
        ("## Summary\n<!-- a\n", 2, "this comment is never closed"),
        ("%%\n## Summary\n", 1, "this %% comment is never closed"),
        ("## Notes\n%%\nx\n## Summary\na\n", 2, "this %% comment is never closed"),
        ("## Notes\n%%\n## Private\n%%\n## Summary\na\n", 3, "a heading stands in a comment"),
        ("## Summary\na\n%%\n## Private\n%%\nb\n", 4, "a heading stands in a comment"),
        (
            "## Summary\n- a\n\n  ## Private\n\nb\n",
            4,
            "this heading rules the list item above alone",
        ),
        ("- a\n\n  ## Private\n\nb\n\n## Summary\nc\n", 3, "this heading rules the list item"),
        ("## Summary\n\n<!-->\na -->\n", 3, "where this comment ends is unclear"),
        ("<!---> a -->\n\n## Summary\n", 1, "where this comment ends is unclear"),
        ("## Summary\n<p>a</p>\n", 2, HTML),
        ("## Summary\na <i>b</i>\n", 2, HTML),
        ("## Summary\n- a\n  - <i>b</i>\n", 3, HTML),
        ("## Summary\n| a |\n|---|\n| <br> |\n", 4, HTML),
        ("## <b>Summary</b>\na\n", 1, HTML),
        ("## Summary\n<!-- a --> b\n", 2, "a comment at the beginning of a line"),
        ("## Summary\n[^1]:\n    ## Notes\n", 3, "it is unclear whether this is a heading"),
        ("## Summary\n" + "> " * 30 + "a\n", 2, "lists or quotes are nested too deep"),
        ("## Summary\na %% b\nc %% d\n", 2, "a %% stands here"),
        ("## Summary\na <! b\n", 2, "this looks like a comment"),
        ("## Summary\n![[note]]\n", 2, "this brings in another note"),
        ("## Summary\na^[b]\n", 2, "a footnote stands here"),
        ("## Summary\n##Private\na\n", 2, PRIVATE),
        ("## Summary\na\n**Private thoughts**\nb\n", 2, PRIVATE),
        ("## Summary\nPrivate: a\n", 2, PRIVATE),
        ("## Summary\nPrivate parking for the team\n", 2, PRIVATE),
        ("## Summary\n**Private** a\n", 2, PRIVATE),
        ("## Summary\n(private) a\n", 2, PRIVATE),
        ("## Summary\n- Confidential – a\n", 2, PRIVATE),
        ("## Summary\n==Private== a\n", 2, PRIVATE),
        ("## Summary\n::: private\na\n:::\n", 2, PRIVATE),
        ("## Actions\n- [ ] @me Private: a\n", 2, PRIVATE),
        ("## Actions\n- [ ] (private) a\n", 2, PRIVATE),
        ("## Actions\n- [ ] a #confidential\n", 2, "this is tagged as private"),
        ("## Summary\na\nb #private c\n", 2, "this is tagged as private"),
        ("## Summary\n[[private/alice/plan|it]]\n", 2, "this link names the path of another note"),
        ("## Actions\n- [ ] see [[people/bob/x]]\n", 2, "this link names the path of another note"),
        ("## Summary\n- Private\n  - a\n", 2, PRIVATE),
        ("## Summary\nnotes to self\na\n", 2, PRIVATE),
        ("## Summary\n| Private |\n|---|\n| a |\n", 2, PRIVATE),
        ("## Summary\n\n    # Private\n", 3, "a heading stands in this code"),
        ("## Summary\n```\na\n\n## Notes\n```\nb\n", 2, "a heading stands in this code"),
        ("## Summary\n~~~\nPrivate\n---\n~~~\nb\n", 2, "a heading stands in this code"),
        ("## Summary\n> ```\n> # private\n> ```\n", 2, "a heading stands in this code"),
        ("## Actions\n\n<p>a\n", 3, HTML),
        ("---\nperson: bob\n---\n## Summary\na\n", 2, "person: bob, but the note lies in alice/"),
        ("---\ndate: 2026-11-19\n---\n## Summary\na\n", 2, "date: 2026-11-19, but the file name"),
        ("---\na: [\n---\n## Summary\na\n", 2, "not YAML"),
        ("---\na: b\n\n## Summary\na\n", 1, "the front matter opened in line 1 is never closed"),
        ("<<<<<<< a\n## Summary\n>>>>>>> b\n", 1, "git left a conflict here"),
    ],
)
def test_what_might_be_read_otherwise_is_in_doubt_by_line(text: str, line: int, said: str) -> None:
    found = doubts(text)
    assert line in [one[0] for one in found]
    assert any(message.startswith(said) for _, message in found), found


def test_a_note_that_is_no_text_is_in_doubt() -> None:
    assert doubts(b"## Summary\n\xff\n")[0][0] == 2
    assert doubts(b"## Summary\n\x00\n")[0][0] == 2


@pytest.mark.parametrize(
    "text",
    [
        "## Summary\na\n## Private\n```\nb\n",
        "## Summary\na\n## Private\n<!-- b\n",
        "## Summary\na\n## Notes\n%%\nb\n",
        "## Summary\na\n## Notes\n[^1]:\n    ## b\n",
        "## Summary\na\n## Notes\n<details>\nb\n",
        "<p>a</p>\n\n## Summary\nb\n",
        "## Notes\na %% b\n## Summary\nc\n",
        "## Summary\n<!-- a --> <!-- b -->\n<!--\nc\n-->\n",
        "## Summary\n%%\n<p>a</p>\n%%\n",
        "## Summary\na %% b %% c\n",
        "## Summary\n`%%` `<!--` `![[a]]` `^[b]`\n",
        "## Summary\n```\n%% <!-- <p> ![[ ^[\n# count\nPrivate:\na\n---\n```\n",
        "## Summary\n    # a\n",
        "## Summary\nParking for private cars\n",
        "## Summary\na\n\n## Notes\n- b\n\n  ## Private\n\nc\n",
        "## Summary\nWe spoke about private matters: her holiday\n",
        "## Summary\n[[Bob]] #team a < b && c > d, 100 % \\# e\n",
        "## Summary\n<https://example.org> <a@example.org>\n",
        "## Summary\n> [!private]\n> <p>a</p>\n",
        "## Summary\n> ## Private\n> Private: a\n",
        "## Summary\n| a | b |\n|---|---|\n| c | d |\n",
        "## Summary\na[^1]\n\n[^1]: Private: b\n    c\n",
        "## Summary\na\n\n---\n\nb\n\n=======\n",
        "---\nmood: what\n---\n## Summary\na\n",
    ],
)
def test_what_reads_the_same_to_everybody_is_not_in_doubt(text: str) -> None:
    assert doubts(text) == []


def test_a_place_is_named_once() -> None:
    assert doubts("## Summary\n<i>a</i> <i>b</i>\n") == [(2, HTML)]
