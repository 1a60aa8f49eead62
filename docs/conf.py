"""How Sphinx makes the site of these pages: `make site`.

The pages are plain Markdown that a forge shows as well, so nothing in them is written for Sphinx:
the repository is its source folder, for links between pages to mean the same in both places, and
the navigation stands here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

project = "1on1"
root_doc = "README"
include_patterns = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**.md"]
# Folders without pages of ours, which would be walked through otherwise.
exclude_patterns = [
    *(".*", "bench", "oneonone", "question_banks", "templates", "tests"),
    *("demo-notebook", "dist", "htmlcov", "site"),
]

extensions = ["myst_parser"]
# What forges have beside CommonMark and tables: `> [!NOTE]`, `~~no~~`, `- [ ] box`.
myst_enable_extensions = ["alert", "strikethrough", "tasklist"]
suppress_warnings = ["myst.strikethrough"]  # that it is for HTML alone, which is what we make
# Syntax that no forge knows must not come about by accident.
myst_disable_syntax = [
    *("amsmath", "colon_fence", "dollarmath", "myst_block_break", "myst_line_comment"),
    *("myst_role", "myst_target"),
]
myst_heading_anchors = 6
highlight_language = "text"
smartquotes = False  # `--json` in a heading stays what one types

html_theme = "furo"
html_title = project
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_copy_source = False
html_use_index = False
html_show_copyright = False
html_show_search_summary = False  # it would be fetched, which browsers refuse from file://

NAVIGATION = {
    "": ["/docs/index", "Tutorial </docs/tutorial>"],
    "How to": [
        "/docs/howto/a-morning",
        "/docs/howto/before-a-meeting",
        "/docs/howto/between-meetings",
        "/docs/howto/share-a-recap",
        "/docs/howto/messages",
        "/docs/howto/when-a-meeting-moves",
        "/docs/howto/calendar",
        "/docs/howto/look-back",
        "/docs/howto/performance-review",
        "/docs/howto/numbers",
        "/docs/howto/report",
        "/docs/howto/start-from-existing-notes",
        "/docs/howto/use-your-editor",
        "/docs/howto/use-with-obsidian",
        "/docs/howto/use-with-git",
        "/docs/howto/encrypt-your-notes",
        "/docs/howto/shell-completion",
        "/docs/howto/own-templates",
        "/docs/howto/scripts-and-json",
        "/docs/howto/when-something-is-wrong",
    ],
    "Reference": [
        "/docs/reference/commands",
        "/docs/reference/topics",
        "File format </docs/file-format>",
        "/docs/reference/json",
        "/docs/errors",
        "/docs/glossary",
    ],
    "Behind it": [
        "/docs/security",
        "/docs/reliability",
        "/docs/performance",
        "/docs/architecture",
        "/docs/adr/README",
        "/CONTRIBUTING",
        "/CHANGELOG",
    ],
}
"""Captions and pages, in their order; a page that is missing here, or there, fails the build."""

# But a how-to without a place among the others, which stands below them.
_HOWTOS = {f"/docs/howto/{page.stem}" for page in Path(__file__).parent.glob("howto/*.md")}
NAVIGATION["How to"] += sorted(_HOWTOS - set(NAVIGATION["How to"]))


def _add_navigation(_app: Any, page: str, source: list[str]) -> None:
    """Puts the lists of pages below the two pages that have some below them."""
    if page == root_doc:
        for caption, pages in NAVIGATION.items():
            source[0] += _toctree(caption, pages)
    elif page == "docs/adr/README":
        source[0] += _toctree("", ["/docs/adr/0*"])


def _toctree(caption: str, pages: list[str]) -> str:
    options = [":hidden:", ":glob:", *([f":caption: {caption}"] if caption else [])]
    return "\n".join(["\n```{toctree}", *options, "", *pages, "```\n"])


def _begin_at_the_readme(app: Any, failure: Exception | None) -> None:
    """Makes the page that opens when somebody opens the folder."""
    if failure is None:
        page = Path(app.outdir, "index.html")
        page.write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{project}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={root_doc}.html">\n'
            f'<p><a href="{root_doc}.html">{project}</a></p></html>\n',
            encoding="utf-8",
        )


def setup(app: Any) -> None:
    """Sphinx's way in."""
    app.connect("source-read", _add_navigation)
    app.connect("build-finished", _begin_at_the_readme)
