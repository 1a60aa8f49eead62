"""Huge and contorted notes: what is read of them is bounded by their size, in every command.

That reading alone is linear, by counting calls: tests/property/test_reading_scales.py.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from oneonone.document.doubts import doubt_in
from oneonone.document.markdown_text import markdown
from oneonone.document.meeting_document import Document
from oneonone.document.readable import public_lines
from oneonone.document.settings import read_settings
from oneonone.document.share import share
from oneonone.document.share_blocks import Permission
from tests.attacks.hostile import is_no_fault
from tests.faults.bench import EVERYTHING
from tests.notebooks import cli, notebook, ok, todo
from tests.parsed_notes import VOCABULARY, note
from tests.property.test_reading_scales import SHAPES

NOTE = "people/alice/2026-11-20.md"
HEAD = "---\nmood: 4\n---\n# Alice\n\n## Summary\n\n"
READING = [
    "todo", "todo --all", "coverage", "coverage --why growth", "person list", "check --strict",
    "agenda alice", "ask alice", "prep alice", "prep alice --paper", "history alice",
    "search word", "review alice --private", "stats", "status", "recap alice",
    "recap alice --format html", "message alice agenda", "new alice -n", "check --fix -n",
]  # fmt: skip
MORE_SHAPES: dict[str, Callable[[int], str]] = {
    "links in brackets": lambda n: "<http://a.b> " * n,
    "links": lambda n: "[a](b) " * n,
    "footnotes": lambda n: "".join(f"[^{i}]: x\n\n" for i in range(n)) + "[^1] " * n,
    "lone carriage returns": lambda n: "a\r" * n,
    "private headings nearly": lambda n: "## Privte\n\na\n\n" * n,
    "bold lines": lambda n: "**Privte**\n\n" * n,
    "callouts": lambda n: "> [!privat]\n> a\n\n" * n,
    "equal items": lambda n: "## Actions\n\n" + "- [ ] @alice a due:2026-11-10\n" * n,
    "ids": lambda n: "## Actions\n\n" + "".join(f"- [ ] a ^x{i:05}\n" for i in range(n)),
    "the same id": lambda n: "## Actions\n\n" + "- [ ] a ^aaaa\n" * n,
}
ALL = {**SHAPES, **MORE_SHAPES}


def shared(document: Document) -> None:
    """What `recap` makes of a note."""
    roles = frozenset(("summary", "decisions", "agenda", "actions", "notes", "feedback"))
    lines = {box.facts.place: box.facts for box in document.boxes}
    for part in share(document, Permission(roles, lines)).parts:
        markdown(part.blocks)


def shown(document: Document) -> None:
    """What `history` and `search` make of a note for other eyes."""
    public_lines(document, VOCABULARY)
    doubt_in(document, VOCABULARY)


def calls(work: Callable[[], Any]) -> int:
    """How many calls, of Python and of C, something makes; not its time, which others share."""
    count = 0

    def tally(_: FrameType, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("make", [shared, shown], ids=["recap", "history"])
@pytest.mark.parametrize("shape", ALL.values(), ids=ALL)
def test_twice_the_note_takes_twice_the_calls_to_pass_it_on(
    shape: Callable[[int], str], make: Callable[[Document], None]
) -> None:
    make(note(HEAD + shape(2)))  # what is imported or cached once counts for neither
    few, many = (note(HEAD + shape(n)) for n in (200, 400))
    assert calls(lambda: make(many)) <= 2.3 * calls(lambda: make(few)) + 500


@pytest.mark.parametrize(
    "setting",
    [lambda n: "away: [" + "{from: 2026-01-01, to: 2026-01-02}, " * n + "]\n",
     lambda n: "sections: {notes: [" + ", ".join(f"w{i}" for i in range(n)) + "]}\n",
     lambda n: "share: [" + "notes, " * n + "]\n"],
    ids=["away", "sections", "share"],
)  # fmt: skip
def test_twice_the_settings_take_twice_the_calls(setting: Callable[[int], str]) -> None:
    few, many = (setting(n).encode() for n in (200, 400))
    read_settings(few)
    assert calls(lambda: read_settings(many)) <= 2.3 * calls(lambda: read_settings(few)) + 500


@pytest.mark.slow
@pytest.mark.parametrize("words", READING if EVERYTHING else ["todo", "prep alice"])
def test_a_note_of_ten_megabytes_is_a_note(tmp_path: Path, words: str) -> None:
    size = 10_000_000 if EVERYTHING else 300_000
    lines = "- [ ] @me call the bank\n\n" + "She has settled in, and says so. #growth\n" * (
        size // 41
    )
    root = notebook(tmp_path, {NOTE: f"{HEAD}{lines}"})
    assert is_no_fault(cli(root, *words.split()))
    assert [item["text"] for item in todo(root)] == ["call the bank"]


@pytest.mark.slow
def test_a_million_items_are_a_million_items(tmp_path: Path) -> None:
    many = 1_000_000 if EVERYTHING else 20_000
    per_note = 10_000
    files: dict[str, str | bytes] = {
        f"people/p{number}/2026-11-06.md": "".join(
            f"- [ ] @me item {number} {line}\n" for line in range(per_note)
        )
        for number in range(many // per_note)
    }
    root = notebook(tmp_path, files)
    assert ok(root, "todo").count("\n") == many


@pytest.mark.slow
def test_a_hundred_thousand_notes_are_read(tmp_path: Path) -> None:
    many = 100_000 if EVERYTHING else 2_000
    days = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(1_000)]
    root = notebook(
        tmp_path,
        {f"people/p{n // 1_000}/{days[n % 1_000]}.md": f"- [ ] item {n}\n" for n in range(many)},
    )
    assert ok(root, "todo").count("\n") == many


@pytest.mark.slow
def test_a_line_of_a_megabyte_is_a_line(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: f"{HEAD}{'word ' * 200_000}\n\n- [ ] call {'é' * 300_000}\n"})
    for words in READING if EVERYTHING else ["todo", "search word", "recap alice"]:
        assert is_no_fault(cli(root, *words.split())), words
    ok(root, "done", "call")
    ok(root, "undo")


@pytest.mark.slow
def test_six_hundred_levels_of_everything_are_survived(tmp_path: Path) -> None:
    deep = [
        "".join("  " * depth + f"- [ ] item {depth}\n" for depth in range(600)),
        ">" * 600 + " - [ ] a\n",
        "*_" * 600 + "a" + "_*" * 600 + "\n",
        "[" * 600 + "a" + "](b)" * 600 + "\n",
        "- " * 600 + "[ ] a\n",
        "<div>" * 600 + "\n\n- [ ] a\n",
    ]
    files = {f"people/alice/2026-11-{day:02}.md": HEAD + text for day, text in enumerate(deep, 1)}
    root = notebook(tmp_path, dict(files))
    assert len(todo(root, "--all")) >= 600
    for words in READING:
        assert is_no_fault(cli(root, *words.split())), words


@pytest.mark.skipif(not EVERYTHING, reason="takes minutes: make faults")
@pytest.mark.parametrize("shape", ALL.values(), ids=ALL)
def test_no_command_takes_the_square_of_a_notes_size(
    tmp_path: Path, shape: Callable[[int], str]
) -> None:
    """By the clock, for the parser counts no calls; so with much room, and in the long run only."""
    roots = [notebook(tmp_path / str(size), {NOTE: HEAD + shape(size)}) for size in (1_000, 8_000)]
    for words in READING:
        times = []
        for root in roots:
            begun = time.process_time()
            assert is_no_fault(cli(root, *words.split())), words
            times.append(time.process_time() - begun)
        assert times[1] < 24 * times[0] + 0.5, (words, times)
