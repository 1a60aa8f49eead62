"""One notebook for every diagnostic code, and the very line `check` prints for it."""

# ruff: noqa: E501  # the lines are those a user gets, whole
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """The files that make a finding, and `file:line:column: CODE message`."""

    files: dict[str, str | bytes]
    line: str
    settings: str = ""
    strict: bool = False


NOTE = "people/alice/2026-11-06.md"


def note(text: str | bytes, rest: str, *, strict: bool = False) -> Finding:
    return Finding({NOTE: text}, f"{NOTE}:{rest}", strict=strict)


BIG = "---\n" + "# nothing\n" * 7000 + "---\n"

FINDINGS: dict[str, Finding] = {
    "N01": note(b"# Al\xefce\n", "1:5: N01 not UTF-8 text; save the note as UTF-8 to have it read"),
    "N02": note(
        b"# A\x00lice\n", "1:4: N02 a NUL byte stands here; the note is damaged or no text"
    ),
    "N03": note(
        "# A\n\n%% never closed\n\ntext\n",
        "3:1: N03 this %% comment is never closed, so it hides nothing",
    ),
    "N04": note(
        "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
        "1:1: N04 git left a conflict here; resolve it in an editor",
    ),
    "N06": note(
        "# A\n\n<!-- never closed\n\n- [ ] lost\n",
        "3:1: N06 this comment is never closed, so what follows belongs to it",
    ),
    "F01": note(
        "---\nmood: 4\n",
        "1:1: F01 the front matter opened in line 1 is never closed; add a line --- below it",
    ),
    "F02": note(
        "---\nmood: 4\nthemes: [growth\n---\n",
        "3:9: F02 not YAML: expected ',' or ']', but got '<stream end>'",
    ),
    "F03": note("---\n- growth\n---\n", "2:1: F03 the front matter must be lines of `key: value`"),
    "F04": note(BIG, "1:1: F04 the front matter is larger than 64 KB and is ignored"),
    "F05": note(
        "---\nmood: &m 4\ntags: [*m]\n---\n",
        "3:8: F05 YAML aliases (*name) are not read; write the value out",
    ),
    "F06": note(
        "---\nmood: great\n---\n", "2:1: F06 mood: 'great' is not a mood such as 4, 4/5 or 7/10"
    ),
    "F07": note("---\nperson: bob\n---\n", "2:1: F07 person: bob, but the note lies in alice/"),
    "F08": note(
        "---\nstatus: skipped\n---\n", "2:1: F08 a skipped meeting needs reason: with a word or two"
    ),
    "F09": note("---\nthemes: [grwth]\n---\n", "2:1: F09 no theme is called 'grwth'"),
    "F10": note(
        "---\nstatus: skipped\nreason: ill\n---\n\n## Notes\n\nWe met all the same.\n",
        "8:1: F10 the meeting is said to be skipped, so what is written here counts for no theme",
    ),
    "I01": note(
        "- [~] soon\n",
        "1:3: I01 this looks like a checkbox, but is none; a box is [ ], [x], [/], [-] or [>] and a blank after it",
    ),
    "I02": note(
        "- [ ] @me call due:2026-11-20 due:2026-11-27\n",
        "1:31: I02 two values for due; the first one (2026-11-20) holds",
    ),
    "I03": note("- [ ] @me call due:someday\n", "1:20: I03 due holds no date: someday"),
    "I04": Finding(
        {"people/alice/ideas.md": "- [ ] @me call due:fri\n"},
        "people/alice/ideas.md:1:20: I04 fri has no meaning here, the note has no day; write the date out",
    ),
    "I05": Finding(
        {
            "people/alice/2026-10-02.md": "- [x] @me call done:2026-10-03 ^call\n",
            NOTE: "- [ ] @me call due:2026-11-30 ^call\n",
        },
        f"{NOTE}:1:1: I05 this item is open here and closed in people/alice/2026-10-02.md:1; tick or untick one of them",
    ),
    "I06": note(
        "- [ ] call due:2026-11-30\n",
        "1:1: I06 nobody owns this item; begin it with @me, say",
        strict=True,
    ),
    "I07": note("- [ ] @me call\n", "1:1: I07 this item has no due date", strict=True),
    "I08": note(
        "- [ ] @me call due:2027-06-01\n",
        "1:1: I08 due more than a quarter away; what is the first short step?",
        strict=True,
    ),
    "I09": note(
        "- [ ] @me call done:2026-11-09\n",
        "1:4: I09 the box is open, but the item has a closing date",
    ),
    "I10": note(
        "- [>] @me call due:2026-11-30 ^call\n",
        "1:1: I10 carried on, but no later note holds it; it counts as open",
    ),
    "L01": Finding(
        {"people/alice/log.md": "- praise: well done\n"},
        "people/alice/log.md:1:3: L01 an entry is `- 2026-11-20 kind: text`, kind one of praise, feedback-given, feedback-received, note",
    ),
    "P01": Finding(
        {"people/日本/2026-11-06.md": ""},
        "people/日本:1:1: P01 the folder's name makes no handle; rename it",
    ),
    "P02": Finding(
        {
            "people/alice/person.md": "---\naliases: [Al]\n---\n",
            "people/bob/person.md": "---\naliases: [Al]\n---\n",
        },
        "people/bob/person.md:1:1: P02 'Al' also names alice, who keeps it",
    ),
    "S01": Finding(
        {},
        "1on1.yaml:2:1: S01 carry.max: 'lots' is not a whole number from 0 up",
        settings="me: {name: Kim Manager}\ncarry: {max: lots}\n",
    ),
    "B01": Finding(
        {"question_banks/growth.yaml": "theme: growth\nquestions: none\n"},
        "question_banks/growth.yaml:2:1: B01 questions: must be a list of questions with id and text",
    ),
    "T01": Finding(
        {"templates/meeting/own.md.j2": "---\ndate: {{ date }}\n---\n\nBe kind.\n"},
        "templates/meeting/own.md.j2:1:1: T01 its text 'Be kind.' counts as written by you; make it a comment <!-- … -->",
    ),
    "T02": Finding(
        {"templates/meeting/own.md.j2": "# Hello\n{% if %}\n"},
        "templates/meeting/own.md.j2:2:1: T02 Expected an expression, got 'end of statement block'",
    ),
}
"""N05, a file that cannot be read, needs more than files: test_gallery.py makes it."""
