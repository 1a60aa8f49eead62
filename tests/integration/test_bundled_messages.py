"""The bundled messages, each against one that was looked at: tests/fixtures/templates/message/.

`pytest tests/integration/test_bundled_messages.py --record` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import notebook, ok

FIXTURES = Path(__file__).parents[1] / "fixtures" / "templates" / "message"
KINDS = ("agenda", "intro", "reschedule")
SETTINGS = "me: {name: Carol Sample}\n"
FULL = {
    "people/alice/person.md": (
        "---\nname: Alice Example\ncadence: weekly\nduration: 30\ntime: 10:30\nmode: walk\n"
        "relation: mentee\nstyle: slowly\nprefers: {feedback: on Mondays}\n---\n"
    ),
    "people/alice/2026-11-06.md": (
        "# Alice\n\nWe met.\n\n## Actions\n\n"
        "- [ ] @me ask for the conference budget due:2026-11-13\n"
        "- [ ] @alice draft the search RFC due:2027-01-08 #growth\n"
    ),
    "people/alice/agenda.md": "- [ ] the move to the new office\n- [ ] @alice the on-call rota\n",
    "people/alice/2026-11-27.md": "---\nduration: 45\n---\n",
}
OPTIONS = {"intro": ["--reassure"], "reschedule": ["--to", "2026-11-30"], "agenda": []}


@pytest.mark.parametrize("full", [False, True], ids=["bare", "full"])
@pytest.mark.parametrize("kind", KINDS)
def test_reads_as_the_one_that_was_looked_at(
    kind: str, full: bool, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    if full:
        root = notebook(tmp_path, FULL, settings=SETTINGS)
    else:
        root = notebook(tmp_path, {"people/alice/person.md": ""})
    made = ok(root, "message", "alice", kind, *(OPTIONS[kind] if full else []))
    golden = FIXTURES / f"{kind}{'' if full else '-bare'}.md"
    if pytestconfig.getoption("--record"):
        golden.write_text(made, encoding="utf-8")
    else:
        assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_is_short_and_laid_out_evenly(kind: str) -> None:
    for golden in (FIXTURES / f"{kind}.md", FIXTURES / f"{kind}-bare.md"):
        text = golden.read_text(encoding="utf-8")
        assert len(text.split()) < 200
        assert "\n\n\n" not in text
        assert [line for line in text.splitlines() if line != line.rstrip()] == []
        assert text.startswith("# ")
        assert text.endswith("\n")
        assert max(map(len, text.splitlines())) <= 100


def test_an_introduction_has_the_five_blocks_in_their_order_the_last_where_asked_for() -> None:
    blocks = ("regularly", "Your topics come first", "expect me", "Questions?", "discipline")
    full, bare = ((FIXTURES / name).read_text("utf-8") for name in ("intro.md", "intro-bare.md"))
    assert sorted(map(full.index, blocks)) == [full.index(one) for one in blocks]
    assert [one in bare for one in blocks] == [True, True, True, True, False]


def test_no_message_is_of_a_template_that_is_gone() -> None:
    expected = {f"{kind}{ending}.md" for kind in KINDS for ending in ("", "-bare")}
    assert {path.name for path in FIXTURES.iterdir()} == expected
