"""Which browser opens a page, and how."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from oneonone.errors import BrowserNotFound
from oneonone.store.browser import browser_command, open_page


def program(folder: Path, name: str, script: str = "") -> None:
    """A program of that name, found with PATH=folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_first_of_those_named_that_is_here(tmp_path: Path) -> None:
    program(tmp_path, "netsurf")
    environment = {"PATH": str(tmp_path), "BROWSER": "missing:'un:netsurf --new %s &:other"}
    assert browser_command(environment, "r.html") == ["netsurf", "--new", "%s"]


def test_without_one_the_desktop_s_opener_where_there_is_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program(tmp_path, "xdg-open")
    environment = {"PATH": str(tmp_path)}
    with pytest.raises(BrowserNotFound, match="no browser here"):
        browser_command(environment, "r.html")
    assert browser_command({**environment, "DISPLAY": ":0"}, "r.html") == ["xdg-open"]
    monkeypatch.setattr(sys, "platform", "darwin")
    program(tmp_path, "open")
    assert browser_command(environment, "r.html") == ["open"]


def test_one_that_is_named_and_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrowserNotFound, match="'lynxx' cannot be found") as found:
        browser_command({"PATH": str(tmp_path), "BROWSER": "lynxx", "DISPLAY": ":0"}, "r.html")
    assert found.value.hint == "the report is in r.html; open it yourself, or check $BROWSER"


def test_it_gets_the_page_s_address_and_no_shell(tmp_path: Path) -> None:
    told = tmp_path / "told"
    program(tmp_path, "see", f'printf "%s\\n" "$@" >"{told}"')
    page = tmp_path / "a page; rm -rf x.html"
    address = f"file://{tmp_path}/a%20page%3B%20rm%20-rf%20x.html"
    assert open_page([str(tmp_path / "see")], page) == 0
    assert told.read_text() == f"{address}\n"
    assert open_page([str(tmp_path / "see"), "--url=%s"], page) == 0
    assert told.read_text() == f"--url={address}\n"


def test_its_failure_is_told(tmp_path: Path) -> None:
    program(tmp_path, "see", "exit 4")
    assert open_page([str(tmp_path / "see")], tmp_path / "r.html") == 4
