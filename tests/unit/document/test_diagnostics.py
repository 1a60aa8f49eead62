"""Every code a note can be given, with a note that gets it, at the place it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oneonone import document
from oneonone.document.diagnostics import CODES, Diagnostic
from tests.parsed_notes import AGENDA, LOG, MEETING, findings, note

EXAMPLES: list[tuple[str, bytes, str, int, int]] = [
    ("N01", "é\né".encode() + b"\xe9", MEETING, 2, 2),
    ("N02", "é\né\0".encode(), MEETING, 2, 2),
    ("N03", "é\n %% é".encode(), MEETING, 2, 2),
    ("N04", b"a\n>>>>>>> b\n", MEETING, 2, 1),
    ("N06", "é\n\n> ```\n> é\n".encode(), MEETING, 3, 3),
    ("N06", "é\n\n> ```\n> - [ ] a\n".encode(), MEETING, 3, 3),
    ("N06", "é\n\n- <!-- é\n".encode(), MEETING, 3, 3),
    ("F01", b"---\nmood: 4\n", MEETING, 1, 1),
    ("F02", b"---\nmood: 4\n\xc3\xa9: ]\n---\n", MEETING, 3, 4),
    ("F03", b"---\n- a\n---\n", MEETING, 2, 1),
    ("F04", b"---\n" + b"x: 1\n" * 20000 + b"---\n", MEETING, 1, 1),
    ("F05", b"---\na: &x 1\nb: *x\n---\n", MEETING, 3, 4),
    ("F06", b"---\nmode: fax\n---\n", MEETING, 2, 1),
    ("F07", b"---\nmood: 4\nperson: bob\n---\n", MEETING, 3, 1),
    ("F08", b"---\nmood: 4\nstatus: moved\n---\n", MEETING, 3, 1),
    ("F09", b"---\nthemes: [sailing]\n---\n", MEETING, 2, 1),
    ("I01", "é\n\n- [o] é\n".encode(), MEETING, 3, 3),
    ("I02", "- [ ] é ^a1b2 é ^c3d4\n".encode(), MEETING, 1, 17),
    ("I03", "- [ ] é due:soon\n".encode(), MEETING, 1, 13),
    ("I04", "- [ ] é due:fri\n".encode(), AGENDA, 1, 13),
    ("I09", "> é\n>\n> - [ ] a done:2026-11-20\n".encode(), MEETING, 3, 6),
    ("L01", "é\n\n> - 2026-11-20 thanks: a\n".encode(), LOG, 3, 5),
]


@pytest.mark.parametrize(
    ("code", "data", "path", "line", "column"), EXAMPLES, ids=[one[0] for one in EXAMPLES]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["lf", "crlf", "cr"])
def test_a_finding_names_its_place(
    code: str, data: bytes, path: str, line: int, column: int, end: bytes
) -> None:
    read = note(data.replace(b"\n", end), path)
    assert findings(read) == [(code, line, column)]
    (only,) = read.diagnostics
    assert only.path == path
    assert only.severity == CODES[code][0]
    assert only.message


def test_every_code_has_a_severity_and_a_sentence() -> None:
    for code, (severity, sentence) in CODES.items():
        assert len(code) == 3
        assert severity in ("error", "warning", "hint")
        assert sentence[0].islower() or sentence.startswith("1on1")
        assert not sentence.endswith(".")


def test_every_code_that_reading_a_note_gives_has_an_example() -> None:
    # Settings and banks have codes and tests of their own.
    given = {
        code
        for module in Path(document.__path__[0]).glob("*.py")
        if module.name != "diagnostics.py"
        for code in re.findall(r'"([A-Z]\d\d)"', module.read_text(encoding="utf-8"))
    }
    assert given - {"S01", "B01"} == {one[0] for one in EXAMPLES}


def test_findings_sort_by_place() -> None:
    first = Diagnostic("a.md", 2, 1, "I01", "x")
    later = [Diagnostic("a.md", 10, 1, "F01", "x"), Diagnostic("b.md", 1, 1, "F01", "x")]
    assert sorted([*later, first]) == [first, *later]
