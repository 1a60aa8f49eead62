"""Nothing private leaves, wherever and however it stands in a note: the canary never comes out."""

from __future__ import annotations

import io
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.app.notebook import Notebook
from oneonone.cli.main import run
from oneonone.document.markdown_text import markdown
from oneonone.document.share import share
from oneonone.document.share_blocks import Permission
from oneonone.errors import InDoubt, NothingToShare
from tests.notebooks import TODAY, write
from tests.parsed_notes import note
from tests.shared_notes import (
    ANYTHING,
    BELOW_PRIVATE,
    CANARY,
    IN_A_SECTION_OF_ITEMS,
    IN_A_SHARED_SECTION,
    NOTE,
    OPEN,
    PLACES,
    everything_said,
    note_with,
    opened,
)

ENDS = ("\n", "\r\n", "\r")
HIDDEN = [
    *product(["summary"], IN_A_SHARED_SECTION.values()),
    *product(["actions", "agenda"], IN_A_SECTION_OF_ITEMS.values()),
    *product(["notes", "unknown", "above"], ANYTHING.values()),
    *product(["private"], BELOW_PRIVATE.values()),
]
"""Every place and construct there is: some 900."""


def said(root: Path, text: str) -> str:
    """All forms of the recap of a note with that text, empty where it is refused."""
    write(root, {NOTE: text.encode()})
    try:
        return everything_said(Notebook(root))
    except (InDoubt, NothingToShare):
        return ""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose meeting each test writes anew."""
    return opened(tmp_path_factory.mktemp("notes"), "").root


@pytest.mark.parametrize("end", ENDS, ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("place", [*PLACES, "above"])
def test_no_construct_in_any_place_lets_the_canary_out(root: Path, place: str, end: str) -> None:
    for where, construct in HIDDEN:
        if where == place:
            text = note_with(place, construct).replace("\n", end)
            assert CANARY not in said(root, text), construct


@pytest.mark.parametrize("place", ["notes", "private", "unknown"])
def test_a_section_that_stays_keeps_no_other_from_leaving(root: Path, place: str) -> None:
    for name, construct in ANYTHING.items():
        if "above" not in name:
            text = note_with(place, construct)
            if not text.count("## Private") > (place == "private"):
                assert OPEN in said(root, text), name


CONSTRUCTS = st.sampled_from([*ANYTHING.values(), "", "- one", "> two", "three", "four %% five"])
CLOSED = st.sampled_from(
    ["## Notes", "## Private", "# Private", "### Private", "## Whatever", "### Whatever"]
)


@st.composite
def private_notes(draw: st.DrawFn) -> str:
    """A note where the canary stands in sections that are not shared, in any company."""
    parts = [f"## Decisions\n\n{OPEN}" if draw(st.booleans()) else "# Alice"]
    for _ in range(draw(st.integers(1, 4))):
        inner = "\n\n".join(draw(st.lists(CONSTRUCTS, min_size=1, max_size=3)))
        if draw(st.integers(0, 3)) == 0:
            shown = draw(st.sampled_from(sorted(IN_A_SHARED_SECTION.values())))
            parts.append(f"## Summary\n\n{shown}")
        inner = inner.replace("# Summary", "# Private").replace("# Decisions", "# Notes")
        parts.append(f"{draw(CLOSED)}\n\n{inner}")
    text = "\n\n".join(parts) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return text.replace("\n", draw(st.sampled_from(ENDS)))


@settings(max_examples=1000)
@given(private_notes())
def test_no_mixture_of_constructs_lets_the_canary_out(text: str) -> None:
    document = note(text)
    lines = {
        box.facts.place: box.facts
        for box in document.boxes
        if not box.facts.private and box.facts.key != "priv"
    }
    roles = frozenset(("summary", "decisions", "agenda", "actions"))
    found = share(document, Permission(roles, lines))
    if not found.doubts:
        assert CANARY not in "\n".join(markdown(part.blocks) for part in found.parts)


@settings(max_examples=30)
@given(private_notes())
def test_the_canary_comes_out_of_no_stream_of_the_command(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = opened(Path(folder), text).root
        for words in (["--format", "text"], ["--format", "html"], ["--json"], ["--debug"]):
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = run(["-C", str(root), "--today", str(TODAY), "recap", "alice", *words])
            assert code in (0, 3, 5)
            assert CANARY not in out.getvalue() + err.getvalue()
