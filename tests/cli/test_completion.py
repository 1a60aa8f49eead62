"""What is offered for the words so far."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.app import complete
from oneonone.cli.command_table import read_table
from oneonone.cli.completing import answer
from oneonone.cli.group import SECTIONS
from oneonone.cli.words_so_far import typing
from tests.docs.command_table import FILE, command_table
from tests.notebooks import notebook, write

FILES = {
    "people/alice/person.md": "---\nname: Alice Winter\n---\n",
    "people/alice/2026-11-06.md": (
        "- [ ] @me call the vet due:2026-11-10 ^call\n- [ ] @alice write ^wxyz\n"
        "- [x] sent done:2026-11-06 ^sent\n- [-] never ^nope\n\n"
        "## Private\n\n- [ ] think about plum7 ^secr\n- [x] plum7 done:2026-11-01 ^past\n"
    ),
    "people/bob/2026-11-06.md": "",
    "people/empty/readme.txt": "no note",
    "templates/meeting/mine.md.j2": "# {{ date }}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES, settings="themes: {craft: 31d}\n")


def offered(root: Path, *words: str, shell: str = "zsh") -> dict[str, str]:
    """The words that fit, each with what is said of it."""
    environment = {"ONEONONE_NOTEBOOK": str(root), "ONEONONE_TODAY": "2026-11-20"}
    kind, *lines = answer(words, shell, environment).splitlines()
    assert kind == "words"
    pairs = [line.split("\t") for line in lines]
    return {word: about for word, about in pairs}  # noqa: C416 - holds that there are two of each


def kind(*words: str) -> str:
    return answer(words, "zsh", {}).splitlines()[0]


# -- the table of commands -------------------------------------------------------------------------


def test_the_table_is_that_of_the_commands() -> None:
    assert FILE.read_text(encoding="utf-8") == command_table(), "run `make reference`"


def test_every_command_is_offered_with_what_it_does(root: Path) -> None:
    found = offered(root, "")
    assert set(found) == {name for names in SECTIONS.values() for name in names}
    assert all(found.values())
    assert list(offered(root, "person", "")) == ["add", "archive", "list", "set", "show"]
    assert list(offered(root, "to")) == ["todo"]


def test_every_kind_of_value_is_known_or_plain_text() -> None:
    """A command that takes something new wants a look at what to offer for it."""
    values = {
        parameter.value.strip("[]").removesuffix("...")
        for command in read_table().values()
        for parameter in (*command.arguments, *command.options)
        if not parameter.value.islower()
    } - {""}
    plain = {"TEXT", "N", "NUMBER", "LINE", "YYYY-MM", "A,B"}
    known = (
        "PERSON HANDLE WHO OWNER PERSON|ID ID THEME NAME KIND KEY VALUE DATE OLD R C K SHELL FILE "
        "PATH DIR TOPIC|COMMAND"
    ).split()
    assert values <= plain | set(known)


# -- what is typed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted", "command"),
    [
        ([], "commands", ""),
        (["todo", ""], "PERSON", "todo"),
        (["todo", "alice", ""], None, "todo"),
        (["--table", "todo", ""], "PERSON", "todo"),
        (["-C", "todo", "prep", ""], "PERSON", "prep"),
        (["todo", "--owner", ""], "WHO", "todo"),
        (["todo", "--owner", "-"], "WHO", "todo"),
        (["todo", "--owner=al", ""], "PERSON", "todo"),
        (["todo", "--mine", ""], "PERSON", "todo"),
        (["todo", "--unknown", ""], "PERSON", "todo"),
        (["todo", "--"], "options", "todo"),
        (["todo", "--", "--"], "PERSON", "todo"),
        (["todo", "-"], "options", "todo"),
        (["agenda", "alice", "-", ""], None, "agenda"),
        (["coverage", "--month", ""], "PERSON", "coverage"),
        (["coverage", "--why="], "THEME", "coverage"),
        (["coverage", "--mystery="], None, "coverage"),
        (["done", "a3f9", "k2mm", ""], "ID", "done"),
        (["due", "a3f9", ""], "DATE", "due"),
        (["person", ""], "commands", "person"),
        (["person", "set", "alice", "mode", ""], "VALUE", "person set"),
        (["status", ""], None, "status"),
        (["frobnicate", ""], "commands", ""),
    ],
)  # fmt: skip
def test_the_word_at_the_cursor_is_told_by_those_before_it(
    words: list[str], wanted: str | None, command: str
) -> None:
    typed = typing(words, read_table())
    assert (typed.wanted, typed.command) == (wanted, command)


@pytest.mark.parametrize(
    ("words", "partial"),
    [
        (["prep", "al"], "al"), (["prep", "'al"], "al"), (["prep", '"al"'], "al"),
        (["prep", "'"], ""), (["prep", "a\\l"], "al"), (["todo", "--owner", "=", "al"], "al"),
        (["todo", "--owner", "="], ""), (["todo", "--owner=al"], "al"), (["="], "="),
    ],
)  # fmt: skip
def test_quotes_are_the_shells_and_bash_takes_words_apart(words: list[str], partial: str) -> None:
    assert typing(words, read_table()).partial == partial


# -- what is offered -------------------------------------------------------------------------------


def test_people_are_those_with_a_note_each_with_their_name(root: Path) -> None:
    assert offered(root, "prep", "") == {"alice": "Alice Winter", "bob": ""}
    assert offered(root, "prep", "AL") == {"alice": "Alice Winter"}
    assert list(offered(root, "assign", "call", "")) == ["me", "alice", "bob"]


def test_items_come_with_their_words_the_pressing_first(root: Path) -> None:
    found = offered(root, "done", "")
    assert list(found) == ["call", "wxyz", "secr"]
    assert found["call"] == "alice: call the vet"
    assert list(offered(root, "edit", "")) == ["alice", "bob", "call", "wxyz", "secr"]


def test_what_is_private_does_not_say_what_it_is(root: Path) -> None:
    """Somebody may be looking on."""
    assert offered(root, "done", "")["secr"] == "alice: private"
    assert offered(root, "reopen", "")["past"] == "alice: private"
    for words in (["done", ""], ["reopen", ""], ["edit", ""], ["prep", ""], ["todo", ""]):
        assert "plum7" not in str(offered(root, *words))


def test_reopen_offers_what_was_closed_last(root: Path) -> None:
    assert list(offered(root, "reopen", "")) == ["sent", "nope", "past"]


def test_too_many_notes_to_look_for_what_was_closed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complete, "_MOST_NOTES", 1)
    assert offered(root, "reopen", "") == {}


def test_nobody_waits_for_a_long_reading(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complete, "PATIENCE_SECONDS", -1)
    with pytest.raises(complete.TooSlow):
        offered(root, "done", "")


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["todo", "--theme", ""], {"growth", "craft"}),
        (["new", "alice", "--template", ""], {"default", "mine"}),
        (["template", "show", ""], {"default", "message/intro"}),
        (["template", "list", "--"], {"--json", "--today"}),
        (["template", "copy", "--kind", ""], {"meeting", "message"}),
        (["message", "alice", ""], {"intro", "agenda"}),
        (["log", "alice", "--kind", ""], {"praise", "note"}),
        (["person", "set", "alice", ""], {"cadence", "timezone"}),
        (["person", "set", "alice", "cadence", ""], {"weekly", "quarterly"}),
        (["person", "set", "alice", "relation", ""], {"peer"}),
        (["person", "set", "alice", "timezone", "Europe/"], {"Europe/Vienna"}),
        (["person", "set", "alice", "template", ""], {"default", "mine"}),
        (["person", "add", "Carol", "--relation", ""], {"peer"}),
        (["person", "add", "Carol", "--template", ""], {"default"}),
        (["due", "call", ""], {"today", "fri", "+2w"}),
        (["--color", ""], {"auto", "never"}),
        (["completion", ""], {"bash", "zsh", "fish", "powershell"}),
        (["help", ""], {"dates", "person"}),
        (["help", "person", ""], {"add"}),
        (["todo", "--ta"], {"--table"}),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)  # fmt: skip
def test_values_are_offered(root: Path, words: list[str], some: set[str]) -> None:
    assert some <= set(offered(root, *words))


def test_a_recap_is_no_kind_of_message_and_a_name_or_a_text_is_free(root: Path) -> None:
    assert "recap" not in offered(root, "message", "alice", "")
    for free in (
        "agenda alice ",
        "person set alice style ",
        "person set alice name ",
        "ask --count ",
    ):
        assert offered(root, *free.split(" ")) == {}


def test_files_and_folders_are_left_to_the_shell() -> None:
    assert (
        kind("calendar", "--out", "") == kind("bank", "import", "x") == kind("fmt", "") == "files"
    )
    assert kind("init", "") == kind("-C", "") == kind("--notebook=x") == "folders"


def test_bash_goes_on_behind_the_equals_sign(root: Path) -> None:
    assert list(offered(root, "todo", "--theme=cr")) == ["--theme=craft"]
    assert list(offered(root, "todo", "--theme", "=", "cr", shell="bash")) == ["craft"]


def test_the_notebook_named_on_the_line_is_the_one_asked(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", {"1on1.yaml": "", "people/carol/a.md": ""})
    for words in (["-C", str(tmp_path / "other")], [f"--notebook={tmp_path / 'other'}"]):
        assert list(offered(root, *words, "prep", "")) == ["carol"]
