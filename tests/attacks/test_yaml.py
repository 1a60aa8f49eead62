"""YAML that is hostile: bombs, tags that want to run, values that are none, what never ends."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from oneonone.document.frontmatter import LARGEST
from tests.attacks.hostile import is_no_fault
from tests.notebooks import cli, notebook, ok, todo

NOTE = "people/alice/2026-11-06.md"
CALL = "- [ ] @me call ^call\n"
COMMANDS = [["todo"], ["check", "--strict"], ["done", "call"]]
BOMBS = {
    "bullets in bullets": "a:\n " + "- " * 20_000 + "x",
    "a thousand bullets": "a:\n " + "- " * 1_000 + "x",
    "deeper and deeper": "\n".join(" " * depth + f"k{depth}:" for depth in range(340)),
    "keys of keys": "? " * 5_000 + "a",
    "brackets": "a: " + "[" * 1_000 + "]" * 1_000,
    "brackets never closed": "a: " + "[" * 60_000,
    "braces": "a: " + "{b: " * 1_000 + "}" * 1_000,
    "anchors": "\n".join(f"a{n}: &b{n} x" for n in range(1_000)),
    "a billion laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
    "an alias of itself": "a: &a [*a]",
    "merging": "a: &a {b: c}\nd: {<<: *a}",
    "a tag that runs": "a: !!python/object/apply:os.system ['true']",
    "a tag that imports": "a: !!python/name:os.system x",
    "a tag of its own": "a: !<tag:yaml.org,2002:python/object/new:type> [x]",
    "a directive": "%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x",
    "an endless number": "a: " + "9" * 60_000,
    "an endless number in hex": "a: 0x" + "f" * 60_000,
    "an infinite number": "a: [.inf, -.inf, .nan, 1e999999999]",
    "binary": "a: !!binary " + "A" * 60_000,
    "no binary": "a: !!binary =",
    "a date that is none": "date: 2026-13-45",
    "a time that is none": "date: 2026-11-20T25:61:61+99:99",
    "a forced date": "date: !!timestamp x",
    "a forced number": "mood: !!int x",
    "a forced truth": "mood: !!bool x",
    "sets and pairs": "a: !!set {x, y}\nb: !!omap [x: y]\nc: !!pairs [x: y, x: z]",
    "a mapping for a key": "? {a: b}\n: c",
    "a list for a key": "? [a, {b: c}]\n: d",
    "two thousand equal keys": "k: v\n" * 2_000,
    "two thousand keys": "\n".join(f"k{n}: v" for n in range(2_000)),
    "commas": "a: [" + "x, " * 5_000 + "]",
    "quotes": "a: " + "'" * 60_000,
    "a quote never closed": 'a: "' + "x " * 30_000,
    "escapes": 'a: "' + "\\u0041" * 5_000 + '"',
    "half characters": 'a: "\\ud800"\nname: "\\udfff"',
    "nothing in letters": 'name: "\\0\\0"\nmood: "\\0"',
    "a wall of text": "a: |\n" + " x\n" * 5_000,
    "folded text": "a: >\n" + " x\n\n" * 3_000,
    "comments": "#\n" * 30_000,
    "colons": "a: " + "b:" * 30_000,
    "blanks": "a:" + " " * 60_000 + "b",
    "tabs": "a:\t\n\t- b",
    "two documents": "a: b\n...\n---\nc: d",
    "a list": "- a\n- b",
    "a text": "just words",
    "no text": "a: \x07\x00b",
    "a mark in the middle": "a: \ufeffb",
    "strange line ends": "a: b\u2028c: d\x85e: f",
}
each_bomb = pytest.mark.parametrize("name", BOMBS)


def survives(root: Path, words: list[str], *, codes: tuple[int, ...] = (0, 1)) -> str:
    """What a command prints, which ends as it should and soon."""
    begun = time.process_time()
    ran = cli(root, *words)
    assert time.process_time() - begun < 10, words
    assert is_no_fault(ran), (words, ran.err)
    assert ran.code in codes, (words, ran.err)
    return ran.out + ran.err


@each_bomb
def test_in_front_matter_it_hides_neither_this_note_nor_any_other(
    tmp_path: Path, name: str
) -> None:
    files = {NOTE: f"---\n{BOMBS[name]}\n---\n{CALL}", "people/bob/a.md": "- [ ] @me walk ^walk\n"}
    root = notebook(tmp_path, files)
    listed = {item["text"] for item in todo(root)}
    assert listed >= {"walk"}
    assert "call" in listed or "no text" in name
    for words in COMMANDS:
        survives(root, words, codes=(0, 3, 5) if words[0] == "done" else (0, 1))


@each_bomb
def test_in_a_profile_it_hides_nobody(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": f"---\n{BOMBS[name]}\n---\n", NOTE: CALL})
    assert "alice" in ok(root, "person", "list")
    for words in COMMANDS:
        survives(root, words)
    survives(root, ["person", "set", "alice", "cadence", "weekly"], codes=(0, 5))


@each_bomb
def test_in_the_settings_it_is_one_message_or_none(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {NOTE: CALL}, settings=f"{BOMBS[name]}\n")
    for words in (["todo"], ["check"], ["new", "alice"]):
        said = survives(root, words, codes=(0, 1, 5))
        assert len(said) < 20_000
    if cli(root, "todo").code == 5:
        assert "1on1.yaml:" in cli(root, "todo").err


@each_bomb
def test_in_a_bank_it_takes_no_question_of_others(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {NOTE: CALL, "question_banks/growth.yaml": f"{BOMBS[name]}\n"})
    assert "career" in survives(root, ["bank", "list"])
    for words in (["check"], ["new", "alice"]):
        survives(root, words)


def test_front_matter_larger_than_any_has_to_be_is_left_out_whole(tmp_path: Path) -> None:
    huge = "".join(f"k{n}: {'x' * 60}\n" for n in range(40_000))
    assert len(huge) > 35 * LARGEST
    root = notebook(tmp_path, {NOTE: f"---\nmood: 4\n{huge}---\n{CALL}"})
    assert [item["text"] for item in todo(root)] == ["call"]
    assert "F04" in survives(root, ["check"])
