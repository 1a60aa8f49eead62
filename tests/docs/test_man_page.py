"""The manual page is that of this program, and sound."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from oneonone.cli.group import SECTIONS
from tests.docs.man_page import FILE, _text, man_page

GROFF = ["groff", "-man", "-ww", "-b", "-Tutf8"]
MANDOC = ["mandoc", "-Tlint", "-W", "warning"]
MISSING_DATE = "missing date"  # it would have to change with every commit


def test_the_manual_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == man_page(), "run `make man` and look at it"


def test_it_has_every_command() -> None:
    page = man_page()
    for names in SECTIONS.values():
        for name in names:
            assert f"\n.SS 1on1 {name}" in page.replace(r"\-", "-")


@pytest.mark.parametrize("command", [GROFF, MANDOC], ids=lambda words: str(words[0]))
def test_those_who_know_the_format_find_nothing_wrong(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    ran = subprocess.run([*command, FILE], capture_output=True, text=True, check=False)
    said = ran.stderr + (ran.stdout if command is MANDOC else "")
    assert [line for line in said.splitlines() if MISSING_DATE not in line] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
@pytest.mark.parametrize("text", [".TH it", "'quoted'", r"a\fBb \e", "-n ~ ^ ` …", "📅 due"])
def test_a_text_is_shown_as_it_is(tmp_path: Path, text: str) -> None:
    page = tmp_path / "a.1"
    page.write_text(f'.TH A 1 "" ""\n.SH NAME\n{_text(text)}\n')
    ran = subprocess.run([*GROFF, "-P-cbou", page], capture_output=True, text=True, check=False)
    assert text in ran.stdout


def test_a_text_in_backquotes_is_bold() -> None:
    assert _text("as `1on1 -h` says") == r"as \fB1on1 \-h\fR says"
