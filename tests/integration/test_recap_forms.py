"""`1on1 recap`: the forms it takes, and a template of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.notebooks import cli, notebook, ok, write
from tests.shared_notes import talk

NOTE = "people/alice/2026-11-13.md"


def test_plain_text_is_wrapped_and_has_no_marks(tmp_path: Path) -> None:
    root = talk(tmp_path)
    said = ok(root, "recap", "alice", "--format", "text")
    assert said.startswith(
        "Our one-on-one on 13 November 2026\n==================================\n"
    )
    assert "- a quieter place\n" in said
    assert max(map(len, said.splitlines())) <= 72


def test_a_page_holds_the_same(tmp_path: Path) -> None:
    said = ok(talk(tmp_path), "recap", "alice", "--format", "html")
    assert "<li>a <strong>quieter</strong> place</li>" in said
    assert "<li>☐ Alice: draft the RFC (due 30 November 2026)</li>" in said


def test_a_mails_link_has_subject_and_body(tmp_path: Path) -> None:
    said = ok(talk(tmp_path), "recap", "alice", "--format", "mailto")
    link = urlsplit(said.strip())
    assert (link.scheme, link.path, said.count("\n")) == ("mailto", "", 1)
    fields = parse_qs(link.query.replace("+", "%2B"))
    assert fields["subject"] == ["Our one-on-one on 13 November 2026"]
    assert fields["body"][0].startswith("Hello Alice,\r\n\r\nthis is what")
    assert "\n- a quieter place\r\n" in fields["body"][0]
    assert all(char.isascii() and char not in ' "<>\\^`{|}' for char in said.strip())


def test_json_has_a_part_an_entry(tmp_path: Path) -> None:
    found = json.loads(ok(talk(tmp_path), "recap", "alice", "--json"))
    assert [one["heading"] for one in found["items"]] == [
        "Their topics",
        "Summary",
        "Decisions",
        "Actions",
    ]
    assert found["items"][3] == {
        "person": "alice",
        "date": "2026-11-13",
        "role": "actions",
        "heading": "Actions",
        "side": None,
        "text": "- [ ] Alice: draft the RFC (due 30 November 2026)\n- [x] me: call",
        "items": [
            {
                "status": "open",
                "owner": "alice",
                "text": "draft the RFC",
                "due": "2026-11-30",
                "line": 27,
            },
            {"status": "done", "owner": "me", "text": "call", "due": None, "line": 28},
        ],
        "path": NOTE,
        "line": 25,
    }


def test_a_template_of_ones_own_shapes_every_form_and_gets_nothing_else(tmp_path: Path) -> None:
    root = talk(tmp_path)
    own = (
        "{% extends 'bundled/message/recap.md.j2' %}{% block opening %}Hi {{ person.first_name }}! "
        "<b>{{ person | length }}{{ parts[0].keys() | join(' ') }}</b>\n\n{% endblock %}"
        "{% block closing %}Yours, [me](javascript:x)\n{% endblock %}"
    )
    write(root, {"templates/message/recap.md.j2": own})
    assert "Hi Alice! <b>2role heading title text</b>" in ok(root, "recap", "alice")
    page = ok(root, "recap", "alice", "--format", "html")
    assert "<p>Hi Alice! 2role heading title text</p>" in page
    assert "<p>Yours, me</p>" in page
    assert "Hi Alice!" in ok(root, "recap", "alice", "--format", "text")
    write(root, {"templates/message/recap.md.j2": "{{ nothing }}"})
    ran = cli(root, "recap", "alice")
    assert (ran.code, "templates/message/recap.md.j2:1" in ran.err) == (5, True)
    write(root, {"templates/message/recap.md.j2": "just a *word*"})
    assert ok(root, "recap", "alice", "--format", "mailto") == "mailto:?body=just%20a%20word\n"


def test_what_stands_in_a_note_commands_no_terminal(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Summary\n\na\x1b[31mb\u202ec\n\n## No\x07tes\n\nd\n"})
    for form in ("md", "text", "html", "mailto"):
        ran = cli(root, "recap", "alice", "--format", form)
        assert not set("\x1b\u202e\x07") & set(ran.out + ran.err)
