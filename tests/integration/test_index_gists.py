"""Of a person's notes only those are parsed that changed; the index knows the others' gists."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.app import notebook as reading
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import Origin
from oneonone.document.sections import Vocabulary
from oneonone.store.notebook_dir import read_file
from tests.notebooks import cli, notebook, ok, text, tree, write

DAYS = ("2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13")
NOTES: dict[str, str | bytes] = {
    f"people/alice/{day}.md": f"We spoke.\n\n- [ ] @me promise of {day} ^a{day[-2:]}b\n"
    for day in DAYS
}
LAST = f"people/alice/{DAYS[-1]}.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook whose notes are all known."""
    root = notebook(tmp_path / "notes", {**NOTES, "people/bob/2026-11-06.md": "- [ ] bob's\n"})
    time.sleep(0.06)
    ok(root, "todo")
    return root


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the notes that were parsed since."""
    found: list[str] = []

    def counting(data: bytes, origin: Origin, vocabulary: Vocabulary) -> Document:
        found.append(origin.path)
        return parse(data, origin, vocabulary)

    monkeypatch.setattr(reading, "parse", counting)
    return found


def kept(root: Path) -> dict[str, str]:
    """What the index has of each note."""
    connection = sqlite3.connect(root / ".1on1/index.db")
    rows = connection.execute("SELECT name, body FROM part WHERE kind = 'gist'").fetchall()
    connection.close()
    return {name: zlib.decompress(body[32:]).decode() for name, body in rows}


def appended(root: Path, path: str, line: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(line)


def test_after_an_edit_that_note_alone_is_parsed(root: Path, parsed: list[str]) -> None:
    first = f"people/alice/{DAYS[0]}.md"
    appended(root, first, "- [ ] @me one more\n")
    time.sleep(0.06)
    out = ok(root, "todo")
    assert all(f"promise of {day}" in out for day in DAYS)
    assert "one more" in out
    last_ones = {f"people/alice/{day}.md" for day in DAYS[-3:]}  # is there a recap to send?
    assert set(parsed) == {first, *last_ones}


def test_a_command_about_one_item_parses_the_note_it_changes(root: Path, parsed: list[str]) -> None:
    ok(root, "done", "a06b")
    assert parsed == [f"people/alice/{DAYS[-2]}.md"]
    assert "[x]" in text(root, parsed[0])


@pytest.mark.parametrize(
    "words",
    [
        ("done", "a13b"),
        ("due", "a13b", "2026-12-01"),
        ("assign", "a13b", "alice"),
        ("new", "alice"),
    ],
)
def test_a_note_that_changes_while_the_command_runs_is_not_gone_on_with(
    root: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """An editor saves between the look at the folder and the reading of the note."""
    other = "- [ ] @me first of all\n" + str(NOTES[LAST])

    def after_the_editor(where: Path, path: str) -> bytes:
        if path == LAST:
            write(root, {LAST: other})
        return read_file(where, path)

    monkeypatch.setattr(reading, "read_file", after_the_editor)
    before = tree(root)
    ran = cli(root, *words)
    assert (ran.code, ran.out) == (4, "")
    assert f"{LAST} was changed by another program meanwhile" in ran.err
    assert tree(root) == {**before, LAST: other.encode()}


def test_what_reads_notes_otherwise_than_before_is_in_the_way_once_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another Markdown parser, say: the notes look as they did, and the index says so."""

    def otherwise(data: bytes, origin: Origin, vocabulary: Vocabulary) -> Document:
        return parse(data.replace(b"promise of", b"word on  "), origin, vocabulary)

    monkeypatch.setattr(reading, "parse", otherwise)
    before = tree(root)
    assert cli(root, "done", "a13b", "--dry-run").code == 4
    assert not (root / ".1on1/index.db").exists()
    assert tree(root) == before
    assert "word on" in ok(root, "done", "a13b", "--dry-run")


def deleted(root: Path) -> None:
    (root / LAST).unlink()


def person_gone(root: Path) -> None:
    (root / "people/alice").rename(root / "elsewhere")


def made_private(root: Path) -> None:
    (root / "private").mkdir()
    (root / "people/alice").rename(root / "private/alice")
    write(root, {"people/alice/2026-10-02.md": "hello\n"})


def said_otherwise(root: Path) -> None:
    write(root, {LAST: "Nothing any more.\n"})


def in_conflict(root: Path) -> None:
    write(root, {LAST: "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"})


@pytest.mark.parametrize(
    "change", [deleted, person_gone, made_private, said_otherwise, in_conflict]
)
@pytest.mark.parametrize("settles", [0.0, 0.06])
def test_what_a_note_no_longer_says_is_gone_from_the_index_at_once(
    root: Path, change: Callable[[Path], None], settles: float
) -> None:
    assert f"promise of {DAYS[-1]}" in kept(root)[LAST]
    change(root)
    time.sleep(settles)
    cli(root, "todo")
    assert f"promise of {DAYS[-1]}" not in "".join(kept(root).values())


def test_nothing_of_private_notes_is_kept(root: Path) -> None:
    write(root, {"private/alice/2026-11-06.md": "- [ ] SECRET\n", "private/bob/plan.md": "SECRET"})
    time.sleep(0.06)
    ok(root, "todo")
    ok(root, "todo")
    assert all(path.startswith("people/") for path in kept(root))
    assert "SECRET" not in "".join(kept(root).values())


def test_what_is_no_gist_makes_the_note_be_read(root: Path) -> None:
    """A row with the right checksum, which only a program of ours could have written."""
    from oneonone.store.index import _crc

    connection = sqlite3.connect(root / ".1on1/index.db")
    sql = "SELECT body, crc FROM part WHERE kind = 'gist' AND name = ?"
    ((body, before),) = connection.execute(sql, (LAST,)).fetchall()
    spoilt = body[:32] + b"no gist"
    crc = _crc("gist", LAST, spoilt)
    connection.execute(
        "UPDATE part SET body = ?, crc = ? WHERE kind = 'gist' AND name = ?", (spoilt, crc, LAST)
    )
    connection.execute("UPDATE total SET crc = crc + ? WHERE kind = 'gist'", (crc - before,))
    connection.commit()
    connection.close()
    for words in (("agenda", "alice"), ("prep", "alice", "--json"), ("done", "a13b", "--dry-run")):
        assert cli(root, *words) == cli(root, "--no-index", *words)


def test_gists_made_with_other_settings_are_not_believed(root: Path) -> None:
    write(root, {"1on1.yaml": "sections: {private: [Actions]}\n"})
    for words in (("todo", "--json"), ("agenda", "alice"), ("prep", "alice", "--json")):
        assert cli(root, *words) == cli(root, "--no-index", *words)
