"""`1on1 bank`: which questions there are, and more of them from elsewhere."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from oneonone.app.themes import bank_of
from oneonone.assets import bundled
from oneonone.document.bank import read_bank
from oneonone.domain.theme import BUNDLED
from tests.notebooks import Ran, cli, notebook, ok, opened, run_git, text

GROWTH = "question_banks/growth.yaml"
OWN = "theme: growth\nquestions:\n  - id: growth-900\n    text: What about the sea?\n"


def banks(root: Path) -> dict[str, list[str]]:
    """Themes with what a pipe is told of each."""
    lines = [line.split("\t") for line in ok(root, "bank", "list").splitlines()]
    return {theme: rest for theme, *rest in lines}


def questions(root: Path, theme: str) -> list[dict[str, Any]]:
    """What `bank show THEME --json` lists."""
    items: list[dict[str, Any]] = json.loads(ok(root, "bank", "show", theme, "--json"))["items"]
    return items


def imported(root: Path, value: object, *words: str) -> Ran:
    """What `bank import` says of a list that is JSON."""
    file = root.parent / f"{root.name}.json"
    file.write_text(json.dumps(value))
    return cli(root, "bank", "import", str(file), *words)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with nothing in it."""
    return notebook(tmp_path / "book")


class TestOwnBanks:
    def test_stand_beside_the_bundled_one(self, tmp_path: Path) -> None:
        bundle = bundled.bank("growth")
        assert bundle is not None
        before = read_bank(bundle, GROWTH, "growth").questions
        after = bank_of(opened(notebook(tmp_path, {GROWTH: OWN})), "growth")
        assert after.questions[:-1] == before
        assert (after.questions[-1].id, after.diagnostics) == ("growth-900", ())

    def test_replace_a_question_of_the_same_id_in_its_place(self, tmp_path: Path) -> None:
        book = opened(notebook(tmp_path, {GROWTH: OWN.replace("900", "002")}))
        found = bank_of(book, "growth").questions
        assert found[1].text == "What about the sea?"
        assert [one.id for one in found] == [f"growth-{n:03}" for n in range(1, len(found) + 1)]

    def test_that_are_broken_leave_the_bundled_one(self, tmp_path: Path) -> None:
        bank = bank_of(opened(notebook(tmp_path, {GROWTH: "theme: [\n"})), "growth")
        assert len(bank.questions) >= 20
        assert len(bank.diagnostics) == 1

    def test_make_a_theme_of_ones_own_one_with_questions(self, tmp_path: Path) -> None:
        bank = OWN.replace("growth", "craft")
        files = {"question_banks/craft.yaml": bank}
        root = notebook(tmp_path, files, settings="themes: {craft: 31d}\n")
        assert [one["id"] for one in questions(root, "craft")] == ["craft-900"]

    def test_are_looked_for_in_the_folder_of_banks_alone(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, settings="themes: {a/../../x: 31d}\n")
        assert not bank_of(opened(root), "a/../../x").questions
        assert bundled.bank("../question_banks/growth") is None
        assert set(banks(root)) <= {theme.name for theme in BUNDLED}


class TestList:
    def test_counts_what_is_bundled_and_what_is_not(self, tmp_path: Path) -> None:
        own = OWN + "  - id: growth-001\n    text: Instead?\n"
        found = banks(notebook(tmp_path, {GROWTH: own}))
        assert found["growth"] == ["21", "19", "2", GROWTH]
        assert found["morale"] == ["20", "20", "0", ""]

    def test_has_every_theme_with_questions_in_the_order_of_themes(self, root: Path) -> None:
        assert list(banks(root)) == [theme.name for theme in BUNDLED if theme.name != "status"]

    def test_as_json_has_every_key_always(self, root: Path) -> None:
        first = json.loads(ok(root, "bank", "list", "--json"))["items"][0]
        assert first == {
            "theme": "morale", "questions": 20, "bundled": 20, "own": 0, "path": None,
        }  # fmt: skip

    @pytest.mark.parametrize("words", [["list"], ["show", "status"]])
    def test_says_where_a_bank_could_not_be_read(self, tmp_path: Path, words: list[str]) -> None:
        ran = cli(notebook(tmp_path, {"question_banks/status.yaml": "x: [\n"}), "bank", *words)
        assert ran.code == 0
        assert ran.err == "not read in full: question_banks/status.yaml; see: 1on1 check\n"
        assert ("status\t0\t0\t0\tquestion_banks/status.yaml\n" in ran.out) == (words == ["list"])


class TestShow:
    def test_lists_the_questions_of_a_theme_by_any_of_its_names(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {GROWTH: OWN})
        lines = ok(root, "bank", "show", "Professional development").splitlines()
        assert lines[-1] == "growth-900\tlight\town\tWhat about the sea?"
        assert lines[0].startswith("growth-001\tlight\tbundled\t")

    def test_gives_json_every_key(self, tmp_path: Path) -> None:
        full = OWN + (
            "    depth: deep\n    direction: to-manager\n    relations: [report]\n"
            "    follow_ups: [Why?]\n    not_before_weeks: 8\n"
        )
        assert questions(notebook(tmp_path, {GROWTH: full}), "growth")[-1] == {
            "id": "growth-900",
            "theme": "growth",
            "text": "What about the sea?",
            "depth": "deep",
            "direction": "to-manager",
            "relations": ["report"],
            "follow_ups": ["Why?"],
            "not_before_weeks": 8,
            "own": True,
        }

    def test_a_word_for_no_theme_is_met_with_near_ones(self, root: Path) -> None:
        ran = cli(root, "bank", "show", "grwth")
        assert (ran.code, "did you mean growth?" in ran.err) == (2, True)

    def test_a_theme_without_questions_has_none(self, root: Path) -> None:
        assert ok(root, "bank", "show", "status") == ""
        assert ok(root, "bank", "show", "status", "--table") == "No questions.\n"


class TestImport:
    def test_files_questions_by_the_words_of_the_notebook(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", settings="themes: {craft: {aliases: [Handwerk]}}\n")
        ran = imported(root, {"Skills": ["A?", "B?"], "handwerk": ["C?"], "growth": ["D?"]})
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == (
            "growth: 3 questions added  (question_banks/growth.yaml)\n"
            "craft: 1 question added  (question_banks/craft.yaml)\n"
        )
        own = [(q["id"], q["text"]) for q in questions(root, "growth") if q["own"]]
        assert own == [("growth-501", "A?"), ("growth-502", "B?"), ("growth-503", "D?")]
        assert [q["id"] for q in questions(root, "craft")] == ["craft-501"]
        assert cli(root, "check").out == ""

    def test_adds_to_a_bank_that_is_there_at_its_end(self, tmp_path: Path) -> None:
        before = f"# mine\r\n{OWN}".replace("\r\n", "\n").replace("\n", "\r\n")
        root = notebook(tmp_path / "book", {GROWTH: before})
        assert imported(root, [{"category": "growth", "text": "Why: so?"}]).code == 0
        assert text(root, GROWTH) == f'{before}  - id: growth-901\r\n    text: "Why: so?"\r\n'

    def test_leaves_out_what_is_there_already(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", {GROWTH: OWN})
        known = questions(root, "growth")[0]["text"]
        given = [known.upper().rstrip("?"), "*what about the sea*", "New?", "new ?", "New!"]
        ran = imported(root, {"growth": given})
        assert ran.out == "growth: 1 question added  (question_banks/growth.yaml)\n"
        assert (ran.code, ran.err) == (0, "there already: 4 questions\n")
        again = imported(root, {"growth": given})
        assert (again.code, again.out, again.err) == (0, "", "there already: 5 questions\n")

    def test_names_the_categories_that_are_no_themes_and_adds_the_others(self, root: Path) -> None:
        given = [{"category": name, "question": f"{name}?"} for name in ("growht", "team", "xyzzy")]
        ran = imported(root, [*given, {"category": "xyzzy", "question": "Again?"}])
        assert (ran.code, ran.out) == (
            1,
            "team: 1 question added  (question_banks/team.yaml)\n",
        )
        assert ran.err == (
            "left out: 1 question: no theme is called 'growht'; did you mean growth?\n"
            "left out: 2 questions: no theme is called 'xyzzy'; "
            "see: 1on1 bank list, or give a theme that alias\n"
        )

    def test_names_the_questions_to_answer_with_yes_or_no(self, root: Path) -> None:
        closed = [f"Do you like number {number}?" for number in range(7)]
        ran = imported(root, {"growth": ["What next?", *closed]})
        lines = ran.err.splitlines()
        assert ran.code == 0
        assert lines[0] == "to be answered with yes or no; ask what, how or which instead:"
        assert lines[1].endswith(": Do you like number 0?")
        assert lines[6:] == ["  and 2 more"]
        assert "What next?" not in ran.err

    def test_shows_the_change_in_a_dry_run_and_writes_nothing(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", {GROWTH: OWN})
        ran = imported(root, {"growth": ["Why?"], "team": ["Who?"], "xyzzy": ["?"]}, "--dry-run")
        assert ran.code == 1
        assert '+  - id: growth-901\n+    text: "Why?"\n' in ran.out
        assert "--- /dev/null\n+++ b/question_banks/team.yaml\n" in ran.out
        assert "added  (" not in ran.out
        assert text(root, GROWTH) == OWN
        assert not (root / "question_banks/team.yaml").exists()

    def test_reads_standard_input(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = io.TextIOWrapper(io.BytesIO('{"growth": ["Wie geht\'s Ärger?"]}'.encode()))
        monkeypatch.setattr("sys.stdin", stream)
        assert ok(root, "bank", "import", "-").startswith("growth: 1 question added")
        assert questions(root, "growth")[-1]["text"] == "Wie geht's Ärger?"

    def test_says_that_closed_input_holds_nothing(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", None)
        ran = cli(root, "bank", "import", "-")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("1on1: standard input:1:1: not JSON: ")

    @pytest.mark.parametrize(
        ("name", "content", "code", "said"),
        [
            ("q.json", '{\n "growth": [\n', 2, "q.json:3:1: not JSON: Expecting value"),
            ("q.json", '{"growth": "Why?"}', 2, "'growth' holds no list of questions"),
            ("gone.json", "[]", 3, "there is no file '"),
            ("", "[]", 7, ": is a directory"),
        ],
    )
    def test_refuses_what_it_cannot_read(
        self, root: Path, name: str, content: str, code: int, said: str
    ) -> None:
        folder = root.parent / "elsewhere"
        folder.mkdir()
        (folder / "q.json").write_text(content)
        ran = cli(root, "bank", "import", str(folder / name))
        assert (ran.code, ran.out) == (code, "")
        assert said in ran.err
        assert not (root / "question_banks").exists()

    def test_leaves_a_broken_bank_alone_and_the_others_too(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", {GROWTH: "questions: [\n"})
        ran = imported(root, {"team": ["Who?"], "growth": ["Why?"]})
        assert (ran.code, ran.out) == (5, "")
        assert f"{GROWTH}:1:13: not YAML" in ran.err
        assert text(root, GROWTH) == "questions: [\n"
        assert not (root / "question_banks/team.yaml").exists()

    @pytest.mark.parametrize("theme", ["a/../../away", "a/b", "Führung"])
    def test_makes_no_file_for_a_theme_that_cannot_name_one(
        self, tmp_path: Path, theme: str
    ) -> None:
        root = notebook(tmp_path / "book", settings=f"themes: {{{theme}: 31d}}\n")
        before = sorted(tmp_path.rglob("*.yaml"))
        ran = imported(root, {theme: ["Why?"]})
        assert (ran.code, ran.out) == (5, "")
        assert "cannot have a question bank" in ran.err
        assert sorted(tmp_path.rglob("*.yaml")) == before

    def test_is_one_commit_of_just_the_banks(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", settings="git: {autocommit: true}\n", git=True)
        imported(root, {"growth": ["Why?"], "team": ["Who?"]})
        assert run_git(root, "show", "--name-only", "--format=").split() == [
            "question_banks/growth.yaml",
            "question_banks/team.yaml",
        ]
        assert run_git(root, "status", "--porcelain") == ""
