"""The pictures of README, from the sample notebook: a session on a terminal, and the report.

`make pictures` (`python -m tests.docs.pictures`) draws both anew.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.docs.console import Step, outputs_of

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SESSION, REPORT = IMAGES / "session.svg", IMAGES / "report.png"

_DEMO = "ONEONONE_TODAY=2026-11-20 1on1 demo demo >/dev/null 2>&1; cd demo"
_COMMANDS = (
    "1on1 todo --overdue --mine",
    "1on1 done g3zw",
    "1on1 coverage --month",
    "1on1 ask bob --theme career --count 1",
)
_SECONDS = 120
_SIZE = "1080,1405"  # as far as the themes of everybody

# As Rich has it, less the fonts it would load from elsewhere.
_SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def session(home: Path) -> str:
    """An SVG picture of the commands above and what they print now, in an empty home."""
    in_colour = [Step(command.replace("1on1", "1on1 --color always", 1)) for command in _COMMANDS]
    pretend = Step("export ONEONONE_TODAY=2026-11-20")
    printed = outputs_of([Step(_DEMO), pretend, *in_colour], home)[2:]
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
    for command, lines in zip(_COMMANDS, printed, strict=True):
        console.print(Text.assemble(("$ ", "green"), (command, "bold")), soft_wrap=True)
        for line in lines:
            console.print(Text.from_ansi(line), soft_wrap=True)
        if command != _COMMANDS[-1]:
            console.print()
    drawn = console.export_svg(title="", code_format=_SVG, unique_id="session")
    return re.sub(r"[ \t]+$", "", drawn, flags=re.M)


def photograph_report(home: Path, picture: Path) -> None:
    """Writes the report's charts as a browser shows them; raises RuntimeError without Chromium.

    What needs attention is left out, for the charts to be on top.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise RuntimeError(
            "Chromium is not installed (Debian and Ubuntu: apt-get install chromium)"
        )
    outputs_of([Step(f"{_DEMO}\n1on1 --today 2026-11-20 report --out ../whole.html")], home)
    page = home / "report.html"
    whole = (home / "whole.html").read_text(encoding="utf-8")
    page.write_text(
        re.sub(r'<section aria-labelledby="attention">.*?</section>', "", whole, flags=re.S),
        encoding="utf-8",
    )
    command = [
        *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-extensions"),
        *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
        *("--disable-sync", "--hide-scrollbars", f"--user-data-dir={home / 'profile'}"),
        *(f"--screenshot={picture}", f"--window-size={_SIZE}", page.as_uri()),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


def main() -> None:
    """Draws both."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        SESSION.write_text(session(Path(home)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        try:
            photograph_report(Path(home), REPORT)
        except RuntimeError as error:
            sys.exit(f"{REPORT.name} stays as it is: {error}")


if __name__ == "__main__":
    main()
