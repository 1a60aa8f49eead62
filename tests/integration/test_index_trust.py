"""An index that is not beyond doubt is not believed, and the answer is right all the same."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.app.notebook import Notebook
from oneonone.app.read_facts import PersonFacts, read_facts
from oneonone.store import index as store
from tests.answers import assert_same, in_lane, named
from tests.notebooks import cli, notebook, tree, write

NOTE = "people/alice/2026-11-06.md"
FILES: dict[str, str | bytes] = {
    "people/alice/person.md": "---\nname: Alice Example\n---\n",
    NOTE: "".join(f"- [ ] @me call number {n} due:2026-11-{n:02} #growth\n" for n in range(1, 29)),
    "people/bob/2026-11-13.md": "---\nthemes: [career]\n---\n- [ ] draft\n",
}
QUESTIONS = (("todo",), ("todo", "--json"), ("coverage", "--json"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = notebook(tmp_path / "notes", FILES)
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    assert answered(root)
    return root


def answered(root: Path) -> bool:
    return in_lane(named(root, ["todo"])) is not None


def index_of(root: Path) -> Path:
    return root / ".1on1/index.db"


def sql(root: Path, *statements: str) -> None:
    connection = sqlite3.connect(index_of(root))
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def emptied(root: Path) -> None:
    index_of(root).write_bytes(b"")


def truncated(root: Path) -> None:
    data = index_of(root).read_bytes()
    index_of(root).write_bytes(data[: len(data) // 2])


def no_database(root: Path) -> None:
    index_of(root).write_bytes(b"- [ ] not a database\n" * 500)


def other_text(root: Path) -> None:
    sql(root, "UPDATE part SET body = CAST(replace(body, 'call', 'sell') AS BLOB)")


def row_gone(root: Path) -> None:
    sql(root, "DELETE FROM part WHERE kind = 'items' AND name = 'bob'")


def all_gone(root: Path) -> None:
    sql(root, "DELETE FROM part WHERE kind = 'items'")


def totals_gone(root: Path) -> None:
    sql(root, "DELETE FROM total")


def number_for_bytes(root: Path) -> None:
    sql(root, "UPDATE part SET body = 7 WHERE kind = 'items'")


def newer(root: Path) -> None:
    sql(root, "CREATE TABLE more (x)")


def older(root: Path) -> None:
    sql(root, "DROP TABLE total")


def a_trap(root: Path) -> None:
    """Whoever reads such a table runs what its maker wants."""
    sql(
        root,
        "ALTER TABLE part RENAME TO real",
        "CREATE VIEW part AS SELECT kind, name, randomblob(9) AS body, crc FROM real",
    )


def others_may_write(root: Path) -> None:
    index_of(root).chmod(0o666)


def open_folder(root: Path) -> None:
    index_of(root).parent.chmod(0o777)


def a_folder(root: Path) -> None:
    index_of(root).unlink()
    index_of(root).mkdir()


def a_link(root: Path) -> None:
    index_of(root).rename(root / "elsewhere.db")
    index_of(root).symlink_to(root / "elsewhere.db")


def gone(root: Path) -> None:
    shutil.rmtree(root / ".1on1")


UNHEALABLE = (open_folder, a_folder)


@pytest.mark.parametrize(
    "spoil",
    [
        *(emptied, truncated, no_database, other_text, row_gone, all_gone, totals_gone),
        *(number_for_bytes, newer, older, a_trap, others_may_write, open_folder, a_folder),
        *(a_link, gone),
    ],
)
def test_a_doubtful_index_is_not_believed_and_replaced(
    root: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(root)
    assert not answered(root)
    for words in QUESTIONS:
        ran = cli(root, *words)
        assert (ran.code, ran.err) == (0, "")
    assert_same(root, *QUESTIONS)
    assert answered(root) == (spoil not in UNHEALABLE)
    if spoil not in UNHEALABLE:
        assert index_of(root).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("seed", range(12))
def test_no_damaged_byte_changes_an_answer(root: Path, seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(index_of(root).read_bytes())
    for place in rng.sample(range(len(data)), 40):
        data[place] = rng.choice([0, 0x41, 0xFF])
    index_of(root).write_bytes(data)
    assert_same(root, *QUESTIONS)


def test_another_users_index_is_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    us = os.geteuid()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("os.geteuid", lambda: us + 1)
        assert not answered(root)
        assert_same(root, *QUESTIONS)


@pytest.mark.parametrize("how", ["copied", "moved"])
def test_an_index_that_came_along_with_a_folder_is_not_believed(root: Path, how: str) -> None:
    other = root.parent / "other"
    if how == "copied":
        shutil.copytree(root, other, copy_function=shutil.copy2)
    else:
        root.rename(other)
    assert not answered(other)
    assert_same(other, *QUESTIONS)
    assert answered(other)


def test_another_version_of_the_program_reads_for_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oneonone.__version__", "0.0.1")
    monkeypatch.setattr("oneonone.app.fresh_facts.__version__", "0.0.1")
    assert not answered(root)
    assert_same(root, *QUESTIONS)
    assert answered(root)


def test_without_index_none_is_made(tmp_path: Path) -> None:
    root = notebook(tmp_path / "notes", FILES)
    assert cli(root, "--no-index", "todo").code == 0
    assert cli(root, "todo", "--no-index").code == 0
    assert not (root / ".1on1").exists()


def test_where_nothing_can_be_saved_the_answer_is_right_and_nothing_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path / "notes", FILES)
    (root / ".1on1").write_text("a file in the way", encoding="utf-8")
    assert_same(root, *QUESTIONS)
    (root / ".1on1").unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("oneonone.store.index._update", full)
    assert_same(root, *QUESTIONS)
    assert [path.name for path in (root / ".1on1").iterdir()] == [".gitignore"]


def test_nobody_waits_for_an_index_that_is_being_written(root: Path) -> None:
    write(root, {"people/carol/2026-11-06.md": "- [ ] new\n"})
    busy = sqlite3.connect(index_of(root), isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    assert_same(root, *QUESTIONS)
    assert time.monotonic() - started < 30
    busy.close()
    assert_same(root, *QUESTIONS)


def test_of_two_who_read_anew_one_saves(root: Path) -> None:
    token = store.save(str(root), "stamp", None, {("items", "alice"): b"1"})
    assert token is not None
    assert store.save(str(root), "stamp", token, {("items", "alice"): b"2"}) is not None
    assert store.save(str(root), "stamp", token, {("items", "alice"): b"3"}) is None
    index = store.Index(str(root), "stamp")
    assert index.kind("items") == {"alice": b"2"}
    index.close()


def test_many_at_once_all_say_the_same(tmp_path: Path) -> None:
    root = notebook(tmp_path / "notes", FILES)
    program = [sys.executable, "-m", "oneonone", *named(root, ["todo"])]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [
        subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = {process.communicate(timeout=120) for process in running}
    assert said == {(cli(root, "--no-index", "todo").out.encode(), b"")}


def test_nothing_of_private_is_kept(tmp_path: Path) -> None:
    root = notebook(tmp_path / "notes", FILES)
    write(root, {"private/alice/canary-name.md": "- [ ] canary ^canary\ncanary words #growth\n"})
    time.sleep(0.06)
    for words in (*QUESTIONS, ("coverage", "--why", "growth")):
        cli(root, *words)
    assert "canary" in cli(root, "todo").out
    assert all(b"canary" not in path.read_bytes() for path in (root / ".1on1").iterdir())


def test_a_change_in_the_same_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    """The size and the time are those of before; nothing but the words tells."""
    root = notebook(tmp_path / "notes", FILES)
    for number in range(40):
        before = (root / NOTE).stat()
        (root / NOTE).write_text(f"- [ ] call {number:04}\n", encoding="utf-8")
        os.utime(root / NOTE, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert f"call {number:04}" in cli(root, "todo").out


def test_an_interrupted_first_reading_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = {f"people/p{n}/2026-11-06.md": f"- [ ] promise {n} ^id{n}x\n" for n in range(6)}
    root = notebook(tmp_path / "notes", notes)
    time.sleep(0.06)
    read: list[str] = []

    def interruptible(reader: Notebook, handle: str) -> PersonFacts:
        if len(read) == 3:
            read.append("Ctrl-C")
            raise KeyboardInterrupt
        read.append(handle)
        return read_facts(reader, handle)

    monkeypatch.setattr("oneonone.app.update_index.SAVE_EVERY_SECONDS", 0)
    monkeypatch.setattr("oneonone.app.update_index.read_facts", interruptible)
    assert cli(root, "todo").code == 130
    assert_same(root, ("todo",))
    assert read == ["p0", "p1", "p2", "Ctrl-C", "p3", "p4", "p5"]
    assert tree(root) == {path: text.encode() for path, text in notes.items()}


def test_where_one_works_on_the_program_a_change_of_it_tells_and_no_module_loaded(
    tmp_path: Path,
) -> None:
    """A module that is loaded for the first time leaves its compiled form in __pycache__."""
    for name in ("app", "document", "domain"):
        write(tmp_path, {f"{name}/one.py": "", f"{name}/__pycache__/one.pyc": b""})
        os.utime(tmp_path / name / "one.py", ns=(1, 1))
    assert store._newest(str(tmp_path)) == 1
    os.utime(tmp_path / "domain/one.py", ns=(2, 2))
    assert store._newest(str(tmp_path)) == 2
    assert store._newest("lib/site-packages/oneonone") == 0
