"""Which item a word on the command line means."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.app.find_item import find_item
from oneonone.errors import AmbiguousItem, ItemNotFound, PersonNotFound
from tests.notebooks import boxes, cli, notebook, ok, opened, text, todo, tree

OLD = "people/alice/2026-11-06.md"
BOB = "people/bob/2026-11-06.md"

FILES = {
    OLD: (
        "- [ ] ask for the Budget ^a3f9\n"
        "- [ ] budget of the team ^a3f9b\n"
        "- [x] budget of last year ^c4zz\n"
        "- [ ] draft   the CI/CD page ^K2MM\n"
        "- [ ] the alice/bob sync ^s9s9\n"
        "- [>] draft the CI plan\n"
    ),
    BOB: "- [ ] draft the search RFC ^k2mm\n- [ ] budget, too ^b0b0b0\n",
    "people/carol-ann/person.md": "---\nname: Carol Ann\n---\n## Goals\n- [ ] a talk ^t1t1\n",
    "page.md": "",
}


def meant(folder: Path, word: str, *, closed_first: bool = False) -> str:
    """The text of the item a word means."""
    book = opened(notebook(folder, FILES))
    return find_item(book, word, closed_first=closed_first).line.text


@pytest.mark.parametrize(
    ("word", "text"),
    [
        # a whole id comes before the beginning of one
        ("a3f9", "ask for the Budget"),
        ("^a3f9", "ask for the Budget"),
        ("A3F9B", "budget of the team"),
        ("b0b0", "budget, too"),
        ("c4zz", "budget of last year"),
        ("t1t1", "a talk"),
        # a person's
        ("alice/k2mm", "draft the CI/CD page"),
        ("bob/k2mm", "draft the search RFC"),
        ("Bob/^K2MM", "draft the search RFC"),
        ("alice/a3f9", "ask for the Budget"),
        ("carol ann/t1t1", "a talk"),
        ("bob/budget", "budget, too"),
        # a piece of an open item's text
        ("for the budget", "ask for the Budget"),
        ("  DRAFT the   ci/cd ", "draft the CI/CD page"),
        ("CI/CD", "draft the CI/CD page"),
        ("alice/bob", "the alice/bob sync"),
        ("search", "draft the search RFC"),
    ],
)
def test_one_item_is_meant(tmp_path: Path, word: str, text: str) -> None:
    assert meant(tmp_path, word) == text


def test_reopen_means_closed_ones_first(tmp_path: Path) -> None:
    assert meant(tmp_path, "budget", closed_first=True) == "budget of last year"


@pytest.mark.parametrize(
    "word", ["a3", "zzzz", "", "^", "last year", "ci plan", "alice/search", "me/", "/k2"]
)
def test_none_is_meant(tmp_path: Path, word: str) -> None:
    with pytest.raises(ItemNotFound) as caught:
        meant(tmp_path, word)
    assert repr(word) in caught.value.message
    assert "1on1 todo" in str(caught.value.hint)


@pytest.mark.parametrize("word", ["k2mm", "K2MM", "budget", "draft", "alice/budget"])
def test_what_fits_two_is_refused_with_the_candidates(tmp_path: Path, word: str) -> None:
    with pytest.raises(AmbiguousItem) as caught:
        meant(tmp_path, word)
    assert caught.value.hint == "use one of these ids"
    assert caught.value.message.count("\n") == (3 if word == "budget" else 2)


def test_the_candidates_are_named_so_that_each_can_be_meant(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    before = tree(root)
    ran = cli(root, "done", "k2mm")
    assert (ran.code, tree(root)) == (4, before)
    shown = [line.split() for line in ran.err.splitlines()[1:3]]
    assert [(words[0], words[-1]) for words in shown] == [
        ("alice/K2MM".lower(), f"({OLD}:4)"),
        ("bob/k2mm", f"({BOB}:1)"),
    ]
    ok(root, "done", "bob/k2mm")
    assert boxes(root, BOB)[0] == "[x] draft the search RFC done:2026-11-20"


def test_of_many_candidates_some_are_shown(tmp_path: Path) -> None:
    lines = "".join(f"- [ ] call number {n} ^id{n:02}\n" for n in range(20))
    ran = cli(notebook(tmp_path, {OLD: lines}), "done", "call")
    assert "'call' fits 20 items" in ran.err
    assert ran.err.count("call number") == 8
    assert "… and 12 more" in ran.err


def test_every_id_that_todo_shows_means_its_item(tmp_path: Path) -> None:
    """Also beside a closed one whose whole id it begins with."""
    root = notebook(tmp_path, {OLD: "- [ ] call\n", BOB: "- [ ] order\n"})
    shown = [item["id"] for item in todo(root)]
    closed = "".join(f"- [x] other ^{one}\n" for one in shown)
    (root / "people/alice/2026-11-13.md").write_text(closed)
    for item in todo(root):
        assert len(item["id"]) == 5
        assert find_item(opened(root), item["id"]).line.text == item["text"]


def test_a_stale_id_never_means_another_item(tmp_path: Path) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] call\n- [ ] order\n"})
    stale = todo(root)[0]["id"]
    (root / OLD).write_text("- [ ] call the hotel\n- [ ] order\n")
    before = tree(root)
    assert cli(root, "done", stale).code == 3
    assert tree(root) == before


def test_an_unknown_person_before_a_slash_is_taken_as_text(tmp_path: Path) -> None:
    with pytest.raises(ItemNotFound):
        meant(tmp_path, "nobody/k2mm")
    with pytest.raises(PersonNotFound):
        opened(tmp_path).find_person("nobody")


def test_a_word_that_begins_an_id_and_stands_in_another_text_is_refused(tmp_path: Path) -> None:
    files = {OLD: "- [ ] one thing ^budget1\n- [ ] ask for budget ^k2mm\n"}
    root = notebook(tmp_path, files)
    ran = cli(root, "done", "budget")
    assert ran.code == 4
    assert "budget1  alice  one thing" in ran.err
    assert "k2mm  alice  ask for budget" in ran.err
    assert text(root, OLD) == files[OLD]
    ok(root, "done", "budget1")
    assert boxes(root, OLD) == ["[x] one thing done:2026-11-20", "[ ] ask for budget"]
