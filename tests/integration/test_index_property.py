"""Whatever happens to a notebook, the index and the fast lane say what the notes say."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import (
    COVERAGE_FORMS,
    ONE_PERSON_FORMS,
    OTHER_FORMS,
    TODO_FORMS,
    assert_same,
)
from tests.notebooks import TODAY, cli, notebook, write

Edit = Callable[[Path], None]

NOTE = "people/alice/2026-11-06.md"
START: dict[str, str | bytes] = {
    "people/alice/person.md": "---\nname: Alice Example\naliases: [Al]\n---\n# Goals\n- [ ] goal\n",
    NOTE: "---\nthemes: [growth]\n---\n\n## Actions\n\n- [ ] @bob draft due:2026-11-13 ^a3f9\n",
    "people/bob/2026-11-13.md": "- [ ] @me call due:fri #career\n- [x] done\n",
}
LINES = st.sampled_from(
    [
        "- [ ] @me ask for the budget due:2026-11-10",
        "- [ ] @bob ask again due:2026-11-10 !high #growth",
        "- [/] [[Al]] write created:2026-10-01",
        "- [ ] @Al look due:next",
        "- [ ] carried ^a3f9",
        "- [ ] near ^a3f9b",
        "- [x] carried ^a3f9 done:2026-11-19",
        "- [>] carried ^k2mm",
        "- [ ] carried ^k2mm",
        "  - [ ] nested 日本 – “so”",
        "## Private",
        "## Growth",
        "## Agenda",
        "said something #feedback",
        "- 2026-11-18 praise: well done #morale",
        "```",
        "- [ ] \x1b[2J evil \\ \x1f back\\nslash",
    ]
)
PEOPLE = st.sampled_from(["alice", "bob", "carol", "Dave Example", "1-bob", "!!"])
NAMES = st.sampled_from(
    [
        *("2026-11-06.md", "2026-11-20.md", "2026-12-01.md", "2026-11-06-2.md"),
        *("log.md", "agenda.md", "person.md", "page.md", "deep/er/2026-10-05.md"),
        "2026-11-06 (conflicted copy).md",
    ]
)
WHOLE = st.sampled_from(
    [
        "",
        "---\nname: Al\n---\n",
        "---\naliases: [bob, Al]\narchived: 2026-11-01\n---\n",
        "---\nsince: 2026-01-01\ncadence: monthly\nthemes: {career: 90d, status: off}\n---\n",
        "---\nstatus: skipped\nreason: ill\n---\n- [ ] left\n",
        "---\nbroken: [\n---\n- [ ] @me in a broken note\n",
        "---\nperson: bob\n---\n- [ ] of whom? #career\n",
        "---\nmood: 4/5\n---\n\n<<<<<<< ours\n- [ ] a\n=======\n- [ ] b\n>>>>>>> theirs\n",
        b"\xff\xfe no text",
        b"- [ ] nul \0\n",
    ]
)
SETTINGS = st.sampled_from(
    [
        "",
        "me: {name: Bob}\n",
        "themes: {growth: {aliases: [feedback]}, craft: 10d}\n",
        "sections: {private: [Growth]}\n",
        "away: [{from: 2026-11-01, to: 2026-11-18}]\n",
    ]
)


def appended(person: str, name: str, line: str) -> Edit:
    def edit(root: Path) -> None:
        path = root / "people" / person / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    return edit


def written(person: str, name: str, text: str | bytes) -> Edit:
    return lambda root: write(root, {f"people/{person}/{name}": text})


def ticked(root: Path) -> None:
    """One byte, so that the size stays; and the time is set back to what it was."""
    for path in sorted((root / "people").rglob("*.md"))[:2]:
        before = path.stat()
        path.write_bytes(path.read_bytes().replace(b"[ ]", b"[x]", 1))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def deleted(person: str, name: str) -> Edit:
    return lambda root: (root / "people" / person / name).unlink(missing_ok=True)


def renamed(person: str, other: str) -> Edit:
    def edit(root: Path) -> None:
        old, new = root / "people" / person, root / "people" / other
        if old.exists() and not new.exists():
            old.rename(new)

    return edit


def removed(person: str) -> Edit:
    return lambda root: shutil.rmtree(root / "people" / person, ignore_errors=True)


def kept_private(person: str, line: str) -> Edit:
    def edit(root: Path) -> None:
        path = root / "private" / person / "notes.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"nothing to see\n{line}\n", encoding="utf-8")

    return edit


def configured(text: str) -> Edit:
    return lambda root: write(root, {"1on1.yaml": text})


EDITS = st.one_of(
    st.builds(appended, PEOPLE, NAMES, LINES),
    st.builds(appended, PEOPLE, NAMES, LINES),
    st.builds(written, PEOPLE, NAMES, WHOLE),
    st.just(ticked),
    st.builds(deleted, PEOPLE, NAMES),
    st.builds(renamed, PEOPLE, PEOPLE),
    st.builds(removed, PEOPLE),
    st.builds(kept_private, PEOPLE, st.one_of(LINES, st.just("only words"))),
    st.builds(configured, SETTINGS),
    st.just(lambda root: write(root, {"people/loose.md": "- [ ] nobody's ^a3f9\n"})),
    st.just(lambda root: shutil.rmtree(root / ".1on1", ignore_errors=True)),
)


@settings(max_examples=max(settings.default.max_examples // 8, 12))  # type: ignore[union-attr]
@given(
    st.lists(
        st.tuples(
            st.lists(EDITS, min_size=1, max_size=3),
            st.sampled_from(TODO_FORMS),
            st.sampled_from(COVERAGE_FORMS),
            st.sampled_from(OTHER_FORMS),
            st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days)),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_the_index_says_what_the_notes_say(
    steps: list[tuple[list[Edit], tuple[str, ...], tuple[str, ...], tuple[str, ...], date]],
) -> None:
    """A tick of the file system's clock passes before each step, so that notes count as settled."""
    with TemporaryDirectory() as folder, patch("oneonone.store.traces._FINE", 0):
        root = notebook(Path(folder) / "notes", START)
        for edits, todo, coverage, other, today in steps:
            for edit in edits:
                edit(root)
            time.sleep(0.01)
            forms = (todo, coverage, other, ("todo",), ("coverage", "--json"), ("status", "--json"))
            assert_same(root, *forms, today=today)


@settings(max_examples=max(settings.default.max_examples // 8, 12))  # type: ignore[union-attr]
@given(
    st.lists(
        st.tuples(
            st.lists(EDITS, min_size=1, max_size=3),
            st.lists(st.sampled_from(ONE_PERSON_FORMS), min_size=1, max_size=4, unique=True),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_would_be_written_is_the_same_with_an_index(
    steps: list[tuple[list[Edit], list[tuple[str, ...]]]],
) -> None:
    with TemporaryDirectory() as folder, patch("oneonone.store.traces._FINE", 0):
        root = notebook(Path(folder) / "notes", START)
        for edits, forms in steps:
            for edit in edits:
                edit(root)
            time.sleep(0.01)
            for words in forms:
                first, again = cli(root, *words), cli(root, *words)
                assert first == again == cli(root, "--no-index", *words), words
