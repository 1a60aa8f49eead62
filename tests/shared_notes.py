"""Places where private text may hide in a note, for tests of what leaves it."""

from __future__ import annotations

import html
import json
from pathlib import Path
from urllib.parse import unquote

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.recap import Recap, make_recap
from oneonone.render.json_text import json_text
from oneonone.render.letter import letter_as
from oneonone.render.recap import part_as_json
from tests.notebooks import TODAY, notebook

NOTE = "people/alice/2026-11-20.md"
CANARY = "canary"
OPEN = "mayleave"

# Each hides the canary where a section is shared: it is left out, or all of the note is refused.
IN_A_SHARED_SECTION = {
    "comment": "<!-- canary -->",
    "comment in a line": "well <!-- canary --> said",
    "comment over lines": "<!--\ncanary\n\n## Summary\n\ncanary\n-->",
    "comment in a paragraph over lines": "well <!-- one\ncanary --> said",
    "comment in an item": "- one <!-- canary -->\n- two",
    "comment in a quote": "> <!-- canary\n> canary -->",
    "comment that is none": "well <! -- canary -->",
    "comment with a blank in it": "well <!- canary ->",
    "comment escaped": "\\<!-- canary -->",
    "comment in entities": "&lt;!-- canary --&gt;",
    "comment never closed": "<!-- canary",
    "comment never closed in a line": "well <!-- canary",
    "comment that browsers close at once": "<!--> canary -->",
    "comment closed by three": "<!---> canary -->",
    "percent": "%% canary %%",
    "percent in a line": "well %% canary %% said",
    "percent over lines": "%%\ncanary\n\ncanary\n%%",
    "percent over two lines of a paragraph": "well %% canary\ncanary %% said",
    "percent never closed": "%%\ncanary",
    "percent in a quote": "> %%\n> canary\n> %%",
    "percent around a list": "%%\n- canary\n- canary\n\n%%",
    "percent around code": "%%\n\n    canary\n\n%%",
    "percent around a table": "%% | a |\n|---|\n| canary | %%",
    "percent around HTML": "%%\n\n<div>\ncanary\n</div>\n\n%%",
    "percent in a link's target": "[well](https://example.org/%%canary%%)",
    "percent around a link": "%% [canary](https://example.org/canary) %%",
    "percent around a code span": "%% `canary` %%",
    "percent around emphasis": "*one %% canary* canary %% two",
    "heading in percents": "%%\n## Private\n%%\n\ncanary",
    "heading out of percents": "%%\n## Private\ncanary\n%%",
    "private callout": "> [!private]\n> canary",
    "private callout folded": "> [!PRIVATE]- mine\n> canary\n>\n> canary",
    "confidential callout in an item": "- one\n  > [!confidential]\n  > canary",
    "callout in look-alike letters": "> [!рrivate]\n> canary",
    "callout with a zero-width blank": "> [!pri\u200bvate]\n> canary",
    "callout nested": "> > [!private]\n> > canary",
    "private heading": "## Private\n\ncanary",
    "private heading below": "### Private\n\ncanary\n\n#### Summary\n\ncanary",
    "setext": "Private\n-------\n\ncanary",
    "setext, double": "Private\n=======\n\ncanary",
    "setext that is none": "Private\n= =\n\ncanary",
    "indented heading": "   ## Private\n\ncanary",
    "heading indented too far": "    ## Private\n\ncanary",
    "heading without a blank": "##Private\n\ncanary",
    "heading with a tab": "##\tPrivate\n\ncanary",
    "heading escaped": "\\## Private\n\ncanary",
    "heading of entities": "&#35;# Private\n\ncanary",
    "heading in seven": "####### Private\n\ncanary",
    "heading with entities": "## &#80;rivate\n\ncanary",
    "heading with entities of blanks": "## Private&nbsp;notes\n\ncanary",
    "heading in bold": "**Private**\n\ncanary",
    "heading in bold, longer": "**Private thoughts**\n\ncanary",
    "heading with a colon": "Private: canary",
    "heading as an item": "- Private\n  - canary",
    "heading with a zero-width blank": "## Pri\u200bvate\n\ncanary\n\n### Summary\n\ncanary",
    "heading with a soft hyphen": "## Priv\u00adate\n\ncanary\n\n### Summary\n\ncanary",
    "heading in look-alike letters": "## Рrivate\n\ncanary\n\n### Summary\n\ncanary",
    "heading in Greek letters": "## Ρrivate\n\ncanary\n\n### Decisions\n\ncanary",
    "heading in digits": "## Pr1vate\n\ncanary\n\n### Summary\n\ncanary",
    "heading in small capitals": "## ᴘʀɪᴠᴀᴛᴇ\n\ncanary\n\n### Summary\n\ncanary",
    "heading in mathematical letters": "## 𝐏𝐫𝐢𝐯𝐚𝐭𝐞\n\ncanary\n\n### Summary\n\ncanary",
    "heading in wide letters": "## Ｐｒｉｖａｔｅ\n\ncanary\n\n### Summary\n\ncanary",
    "heading with accents": "## Prívàte\n\ncanary\n\n### Summary\n\ncanary",
    "heading spaced out": "## P R I V A T E\n\ncanary\n\n### Summary\n\ncanary",
    "heading misspelt": "## Privte\n\ncanary\n\n### Summary\n\ncanary",
    "heading turned round": "## \u202eetavirP\n\ncanary\n\n### Summary\n\ncanary",
    "heading with emphasis": "## *Pri*vate\n\ncanary\n\n### Summary\n\ncanary",
    "heading with an emoji": "## 🔒 Private\n\ncanary\n\n### Summary\n\ncanary",
    "heading with a link": "## [Private](https://example.org)\n\ncanary\n\n### Summary\n\ncanary",
    "heading with code": "## `Private`\n\ncanary\n\n### Summary\n\ncanary",
    "heading with a comment": "## <!-- x --> Private\n\ncanary\n\n### Summary\n\ncanary",
    "heading with HTML": "## <b>Private</b>\n\ncanary\n\n### Summary\n\ncanary",
    "heading in HTML": "<h2>Private</h2>\n\ncanary",
    "heading in a quote": "> one\n>\n> ## Private\n> canary",
    "heading in a nested quote": "> > ## Private\n> >\n> > canary",
    "heading in an item": "- one\n- ## Private\n  canary",
    "heading in an item's quote": "- one\n  > # Private\n  > canary",
    "setext in a quote": "> Private\n> ---\n> canary",
    "unknown heading": "## Whatever\n\ncanary",
    "unknown sub-heading": "### Whatever\n\ncanary",
    "footnote": "well[^1]\n\n[^1]: canary canary\n\n    canary",
    "footnote of one word": "well[^1]\n\n[^1]: canary",
    "footnote in a paragraph": "well[^1]\n[^1]: canary canary\ncanary",
    "footnote with a heading": "well[^1]\n\n[^1]:\n    ## Summary\n    canary",
    "footnote within": "well^[canary]",
    "footnote nobody knows": "well\n\n[^x]: canary canary",
    "footnote in a quote": "> well[^1]\n>\n> [^1]: canary canary",
    "definition": '[well]\n\n[well]: https://example.org/canary "canary"',
    "definition over lines": "[well]\n\n[well]:\n  https://example.org/canary\n  'canary'",
    "definition in a quote": "[well][a]\n\n> [a]: https://example.org/canary",
    "link's title": '[well](https://example.org "canary")',
    "script": "[well](javascript:canary)",
    "link to a note": "[well](../../private/alice/canary.md)",
    "image of a note": "![well](../../private/alice/canary.png)",
    "embed": "![[private/alice/canary]]",
    "HTML block": "<div>\ncanary\n</div>",
    "HTML block with a heading": "<div>\n## Private\ncanary\n\n</div>",
    "HTML in a line": "well <span hidden>canary</span>",
    "HTML that folds": "<details><summary>one</summary>\n\ncanary\n\n</details>",
    "HTML in a table": "| a |\n|---|\n| <b>canary</b> |",
    "HTML in an item": "- <i>canary</i>",
    "HTML declaration": "<!DOCTYPE canary>",
    "HTML instruction": "<?canary ?>",
    "HTML's CDATA": "<![CDATA[canary]]>",
    "script block": "<script>\ncanary\n</script>",
    "fence never closed": "```\none\n\n## Private\n\ncanary",
    "tildes never closed": "~~~\none\n\n## Private\n\ncanary",
    "fence closed by too few": "````\none\n```\n\n## Private\n\ncanary",
    "fence never closed in an item": "- ```\n  one\n\n## Private\n\ncanary",
    "fence closed by another's opening": (
        "```\none\n\n## Private\n\n```\ncanary\n\n## Notes\n\ncanary"
    ),
    "fence closed by another section's": "~~~\none\n\nPrivate\n-------\n\ncanary\n\n~~~\ncanary",
    "question": "> Why canary? <!-- ask: growth-004 -->",
    "question over lines": "> Why\n> canary? <!-- ask: growth-004 -->",
    "question and mark apart": "> Why canary?\n> <!-- ask: growth-004 -->",
    "question in an item": "- > Why canary? <!-- ask: growth-004 -->",
    "private item's words": "- [ ] @me canary ^priv",
    "private item below": "- one\n  - [x] canary ^priv",
    "too deep": "> " * 30 + "canary",
}

# Each hides it where nothing but items, or ticked points, may leave.
IN_A_SECTION_OF_ITEMS = {
    **{
        name: text
        for name, text in IN_A_SHARED_SECTION.items()
        if "heading" not in name and "setext" not in name
    },
    "text": "canary",
    "bullet": "- canary",
    "below an item": "- [x] one\n  - canary",
    "below an item, later": "- [x] one\n\n  canary",
    "item below an item": "- [x] one\n  - [x] canary",
    "quote below an item": "- [x] one\n  > canary",
    "code below an item": "- [x] one\n\n      canary",
    "quote": "> canary",
    "code": "```\ncanary\n```",
    "indented code": "    canary",
    "table": "| a |\n|---|\n| canary |",
    "box that is none": "- [1] canary",
    "box without a blank": "- [x]canary",
    "box in code": "    - [x] canary",
    "box in a table": "| - [x] canary |\n|---|",
    "id": "- [x] one ^canary",
    "item in a quote with a heading": "> ## Private\n> - [x] canary",
    "item in an item with a heading": "- # Private\n  - [x] canary",
}

# Where nothing leaves, whatever stands there.
ANYTHING = {
    **IN_A_SECTION_OF_ITEMS,
    "item": "- [ ] @alice canary",
    "ticked item": "- [x] canary",
}
BELOW_PRIVATE = {
    **ANYTHING,
    "summary": "### Summary\n\ncanary",
    "decisions": "#### Decisions\n\ncanary\n\n### Actions\n\n- [ ] canary",
}


TALK = (
    "---\nperson: alice\ndate: 2026-11-13\n---\n\n# Alice, 13 November 2026\n\n"
    "## Their topics\n\n- [x] a **quieter** place\n- [ ] the search\n\n"
    "## Notes\n\nShe is tired.\n\n## Summary\n\nA good month.\n\n"
    "## Decisions\n\n- We move in May.\n\n"
    "## Actions\n\n- [ ] @alice draft the RFC due:2026-11-30 ^k2mm\n- [x] @me call\n\n"
    "## Private\n\nI doubt it.\n"
)
"""A note as one writes them, of a week before."""

PLACES = {
    "summary": "## Summary",
    "actions": "## Actions",
    "agenda": "## Their topics",
    "notes": "## Notes",
    "private": "## Private",
    "unknown": "## Whatever",
}
"""Headings of sections, of which the first three are shared."""


def note_with(place: str, text: str) -> str:
    """A meeting's note with a text in a section, or `above` the first one, and one that is open."""
    head = "---\nperson: alice\nmood: 4\n---\n"
    if place == "above":
        return f"{head}{text}\n\n## Decisions\n\n{OPEN}\n"
    return f"{head}# Alice\n\n## Decisions\n\n{OPEN}\n\n{PLACES[place]}\n\n{text}\n"


def talk(folder: Path, more: dict[str, str] | None = None, *, settings: str = "") -> Path:
    """A notebook with that one meeting with Alice."""
    files: dict[str, str | bytes] = {"people/alice/2026-11-13.md": TALK, **(more or {})}
    return notebook(folder, files, settings=settings)


def opened(folder: Path, text: str, more: dict[str, str] | None = None) -> Notebook:
    """A notebook whose only meeting has that text; the id `priv` stands in a private place too."""
    files: dict[str, str | bytes] = {
        NOTE: text.encode(),
        "private/alice/notes.md": "- [ ] between us ^priv\n",
        **(more or {}),
    }
    return Notebook(notebook(folder, files))


def person(found: Notebook) -> PersonNotes:
    """The only one."""
    return found.people["alice"]


def everything_said(found: Notebook) -> str:
    """All forms of Alice's recap in one text, decoded. Raises what `make_recap` does."""
    recap = make_recap(found, "alice", None, TODAY)
    return "\n".join(forms_of(recap).values())


def forms_of(recap: Recap) -> dict[str, str]:
    """The recap in every form it may leave in, as its reader would understand it."""
    parts = [part_as_json(recap, part) for part in recap.shared.parts]
    return {
        "md": letter_as("md", recap.text),
        "text": letter_as("text", recap.text),
        "html": html.unescape(letter_as("html", recap.text)),
        "mailto": unquote(letter_as("mailto", recap.text)),
        "json": json.dumps(json.loads(json_text(TODAY, parts)), ensure_ascii=False),
    }
