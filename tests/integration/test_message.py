"""`1on1 message`: texts for the other person, out of what they may read and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.notebooks import TODAY, cli, notebook, ok, tree, write

PROFILE = "---\nname: Alice Example\nrelation: mentee\ncadence: biweekly\nduration: 45\n---\n"
AGENDA = "people/alice/agenda.md"
NOTE = "people/alice/2026-11-06.md"
PLANNED = "people/alice/2026-11-27.md"
HELD = "# Alice\n\nWe met.\n\n"


def book(folder: Path, files: Mapping[str, str | bytes], settings: str = "") -> Path:
    """A notebook with these notes and alice's profile."""
    return notebook(folder, {"people/alice/person.md": PROFILE, **files}, settings=settings)


def bullets(root: Path, today: date = TODAY) -> list[str]:
    """What the agenda's lists hold."""
    lines = ok(root, "message", "alice", "agenda", today=today).splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


class TestAgenda:
    def test_lists_what_waits_theirs_first_then_promises_mine_first(self, tmp_path: Path) -> None:
        root = book(
            tmp_path,
            {
                AGENDA: "- [ ] the office\n- [ ] @alice a raise #career ^rais\n",
                NOTE: HELD + "## Actions\n\n- [ ] @alice draft due:+1w\n- [/] @me call\n"
                "- [ ] nobody's\n- [ ] @bob a third one's\n- [x] @me done\n",
            },
        )
        assert bullets(root) == [
            "a raise",
            "the office",
            "call",
            "nobody's",
            "draft (by Friday, 13 November)",
        ]

    def test_tells_the_words_of_an_item_and_nothing_beside_or_below_it(
        self, tmp_path: Path
    ) -> None:
        root = book(
            tmp_path,
            {
                AGENDA: "- [ ] the <!-- CANARY --> office %%CANARY%% !high (A)\n  - CANARY\n\n"
                "  CANARY\n\nCANARY\n"
            },
        )
        assert bullets(root) == ["the office (A)"]

    def test_keeps_what_markdown_says_and_takes_a_link_that_leads_nowhere_good(
        self, tmp_path: Path
    ) -> None:
        points = "- [ ] 1. the *first* one\n- [ ] a [page](https://example.org/x)\n"
        root = book(tmp_path, {AGENDA: f"{points}- [ ] run [this](javascript:x)\n"})
        assert bullets(root) == [
            "1\\. the \\*first\\* one",
            "a [page](https://example.org/x)",
            "run this",
        ]
        said = ok(root, "message", "alice", "agenda", "--format", "text")
        assert "- 1. the *first* one\n- a page <https://example.org/x>\n- run this\n" in said

    def test_with_nothing_on_the_list_asks_all_the_same(self, tmp_path: Path) -> None:
        said = ok(book(tmp_path, {}), "message", "alice", "agenda")
        assert "There is nothing on our list yet." in said

    def test_says_to_me_alone_that_somebody_would_rather_not_have_it(self, tmp_path: Path) -> None:
        profile = "---\nprefers: {agenda_in_advance: false}\n---\n"
        ran = cli(book(tmp_path, {"people/alice/person.md": profile}), "message", "alice", "agenda")
        assert ran.code == 0
        assert "agenda_in_advance" in ran.err
        assert "advance" not in ran.out

    def test_names_the_headings_it_left_something_out_from(self, tmp_path: Path) -> None:
        note = HELD + "## Check-in\n\n- [ ] @me CANARY\n\n## Private\n\n- [ ] @me CANARY too\n"
        ran = cli(book(tmp_path, {NOTE: note}), "message", "alice", "agenda")
        assert (ran.code, "CANARY" in ran.out + ran.err) == (0, False)
        assert ran.err == "left out: Check-in, Private\n"

    def test_sections_that_the_settings_share_are_shared(self, tmp_path: Path) -> None:
        note = {NOTE: HELD + "## Notes\n\n- [ ] @me the slides\n"}
        assert bullets(book(tmp_path / "a", note)) == []
        settings = "share: {sections: [notes]}\n"
        assert bullets(book(tmp_path / "b", note, settings)) == ["the slides"]

    def test_other_peoples_notes_are_none_of_their_business(self, tmp_path: Path) -> None:
        note = HELD + "## Actions\n\n- [ ] @alice CANARY\n"
        root = book(tmp_path, {NOTE.replace("alice", "bob"): note})
        assert bullets(root) == []


class TestReschedule:
    def said(self, root: Path, *words: str) -> str:
        """The paragraph that says which day."""
        return " ".join(ok(root, "message", "alice", "reschedule", *words).split("\n\n")[2].split())

    def test_names_the_next_planned_meeting_and_the_new_day(self, tmp_path: Path) -> None:
        root = book(tmp_path, {PLANNED: "", "people/alice/2026-12-04.md": ""})
        assert self.said(root, "--to", "mon") == (
            "I have to move our one-on-one from Friday, 27 November to Monday, 23 November. "
            "Does that suit you? If not, name a day that does."
        )

    def test_asks_for_a_day_where_none_is_given(self, tmp_path: Path) -> None:
        root = book(tmp_path, {PLANNED: "---\ntime: 9:15\n---\n"})
        assert self.said(root) == (
            "I cannot keep our one-on-one on Friday, 27 November at 9:15. "
            "Which day soon after would suit you?"
        )

    @pytest.mark.parametrize("words", [(), ("--to", "2026-11-27")])
    def test_tells_a_move_that_is_written_down_already(
        self, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        moved = "---\nstatus: moved\nmoved_to: 2026-11-27\n---\n"
        root = book(tmp_path, {"people/alice/2026-11-24.md": moved, PLANNED: ""})
        assert "from Tuesday, 24 November to Friday, 27 November" in self.said(root, *words)

    def test_needs_no_planned_meeting(self, tmp_path: Path) -> None:
        root = book(tmp_path, {NOTE: HELD})
        assert self.said(root).startswith("I have to find another day for our next one-on-one.")
        assert self.said(root, "--to", "2027-01-08").startswith(
            "Could we have our next one-on-one on Friday, 8 January 2027?"
        )

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2026-11-27", "the meeting is on 2026-11-27 already"),
            ("yesterday", "2026-11-19 is over"),
            ("someday", "'someday' is no date"),
        ],
    )
    def test_refuses_a_day_that_is_none(self, tmp_path: Path, day: str, said: str) -> None:
        ran = cli(book(tmp_path, {PLANNED: ""}), "message", "alice", "reschedule", "--to", day)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


class TestFacts:
    def test_of_the_note_come_before_those_of_the_profile(self, tmp_path: Path) -> None:
        root = book(tmp_path, {PLANNED: "---\nduration: 20\nmode: phone\n---\n"})
        said = ok(root, "message", "alice", "agenda")
        assert "We meet on Friday, 27 November, for 20 minutes, by phone." in said
        assert "We meet every two weeks, for 45 minutes." in ok(root, "message", "alice", "intro")

    def test_of_a_note_in_doubt_are_left_alone(self, tmp_path: Path) -> None:
        root = book(tmp_path, {PLANNED: "---\nperson: bob\nduration: 20\n---\n"})
        said = ok(root, "message", "alice", "agenda")
        assert "We meet on Friday, 27 November, for 45 minutes." in said

    def test_that_nobody_wrote_down_are_not_made_up(self, tmp_path: Path) -> None:
        root = book(tmp_path, {"people/alice/person.md": "---\ntime: 10:30\n---\n"})
        write(root, {PLANNED: "---\ntime: after lunch\n---\n"})
        assert "We meet" not in ok(root, "message", "alice", "intro")
        assert "We meet on Friday, 27 November.\n" in ok(root, "message", "alice", "agenda")

    def test_never_name_the_relation(self, tmp_path: Path) -> None:
        root = book(tmp_path, {})
        everything = "".join(
            ok(root, "message", "alice", kind) for kind in ("intro", "agenda", "reschedule")
        )
        assert "mentee" not in everything


class TestForms:
    def test_text_is_no_wider_than_a_mail(self, tmp_path: Path) -> None:
        root = book(tmp_path, {AGENDA: f"- [ ] {'many words ' * 12}\n"})
        lines = ok(root, "message", "alice", "agenda", "--format", "text").splitlines()
        assert max(map(len, lines)) <= 72
        first = next(number for number, line in enumerate(lines) if line.startswith("- "))
        assert lines[first + 1].startswith("  ")
        assert not lines[first + 1].startswith("   ")

    def test_mailto_is_one_link_a_mail_program_reads_back(self, tmp_path: Path) -> None:
        root = book(tmp_path, {AGENDA: "- [ ] 100 % & more? #1 ü\n", PLANNED: ""})
        link = ok(root, "message", "alice", "agenda", "--format", "mailto")
        assert link.startswith("mailto:?subject=")
        assert (link.count("\n"), link.isascii()) == (1, True)
        fields = parse_qs(urlsplit(link.strip()).query, strict_parsing=True)
        assert fields["subject"] == ["Our next one-on-one: Friday, 27 November"]
        assert "My topics:\r\n\r\n- 100 % & more? #1 ü\r\n\r\n" in fields["body"][0]

    @pytest.mark.parametrize("form", ["md", "text", "mailto"])
    def test_a_control_character_is_shown_not_passed_on(self, tmp_path: Path, form: str) -> None:
        profile = '---\nname: "Al\\e[2J\\nice"\n---\n'
        root = book(
            tmp_path,
            {"people/alice/person.md": profile, AGENDA: "- [ ] \x1b]0;x\x07 \u202egone\n"},
        )
        said = ok(root, "message", "alice", "agenda", "--format", form)
        assert not set("\x1b\x07\u202e") & set(said)
        assert not {"%1B", "%07", "%E2%80%AE"} & {said[i : i + 3] for i in range(len(said))}


class TestOwn:
    def test_template_of_any_name_is_a_message(self, tmp_path: Path) -> None:
        text = "# Back\n\nHello {{ person.name }}, {{ their_topics | length }} of yours.\n"
        own: dict[str, str | bytes] = {"templates/message/welcome-back.md.j2": text}
        root = book(tmp_path, {**own, AGENDA: "- [ ] @alice a raise\n"})
        said = ok(root, "message", "alice", "welcome-back", "--to", "fri", "--reassure")
        assert said == "# Back\n\nHello Alice Example, 1 of yours.\n"

    def test_template_overrides_a_block_and_keeps_the_rest(self, tmp_path: Path) -> None:
        text = (
            '{% extends "message/intro.md.j2" %}{% block whom_to_ask %}Ask Dave.\n\n{% endblock %}'
        )
        root = book(tmp_path, {"templates/message/intro.md.j2": text})
        assert cli(root, "message", "alice", "intro").code == 5  # it would extend itself
        write(root, {"templates/message/mine.md.j2": text})
        (root / "templates/message/intro.md.j2").unlink()
        said = ok(root, "message", "alice", "mine")
        assert "Ask Dave." in said
        assert "Questions?" not in said
        assert "I look forward to it." in said

    def test_template_without_a_heading_has_no_subject(self, tmp_path: Path) -> None:
        root = book(tmp_path, {"templates/message/hi.md.j2": "\r\n\r\nHi.\r\n\r\n\r\n\r\nBye."})
        assert ok(root, "message", "alice", "hi") == "Hi.\n\nBye.\n"
        link = ok(root, "message", "alice", "hi", "--format", "mailto")
        assert link == "mailto:?body=Hi.%0D%0A%0D%0ABye.\n"

    def test_template_gets_nothing_that_is_for_my_eyes(self, tmp_path: Path) -> None:
        root = book(tmp_path, {"templates/message/nosy.md.j2": "Hi.\n{{ person.relation }}\n"})
        ran = cli(root, "message", "alice", "nosy")
        assert (ran.code, ran.out) == (5, "")
        assert ran.err.startswith("1on1: templates/message/nosy.md.j2:2: ")
        assert "1on1 template show message/nosy" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alice"], 2, "there are: agenda, intro, reschedule"),
        (["alice", "inttro"], 2, "did you mean intro?"),
        (["alice", "zzz"], 2, "there are: agenda, intro, reschedule"),
        (["alice", "recap"], 2, "use: 1on1 recap alice"),
        (["alice", "../intro"], 2, "there is no message '../intro'"),
        (["alice", "agenda", "--to", "fri"], 2, "--to is for reschedule, not for agenda"),
        (["alice", "reschedule", "--reassure"], 2, "--reassure is for intro, not for reschedule"),
        (["alise", "intro"], 3, "did you mean alice?"),
    ],
)
def test_what_does_not_fit_is_said_with_what_would(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    ran = cli(book(tmp_path, {}), "message", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_nothing_is_written(tmp_path: Path) -> None:
    root = book(tmp_path, {AGENDA: "- [ ] a\n", PLANNED: ""})
    before = tree(root)
    for kind in ("intro", "agenda", "reschedule"):
        ok(root, "message", "alice", kind)
    assert tree(root) == before
