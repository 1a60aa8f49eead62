"""Words a shell may offer, one a line; nothing in them means anything to a shell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from oneonone.app.candidate import Candidate
from oneonone.render.visible import inline

# Everything else is left out: a shell would have to quote it, and each does it its own way.
_HARMLESS = re.compile(r"(?:-{1,2}|\+)?[A-Za-z0-9][A-Za-z0-9._/@+-]*", re.ASCII)
_LONGEST = 60


def completions_as_lines(kind: str, found: Iterable[Candidate], before: str) -> str:
    """The kind (`words`, `files`, `folders`), then each word, a tab, and what it is.

    `before` is put in front of every word, `--theme=` say.
    """
    lines = [kind]
    for one in found:
        if _HARMLESS.fullmatch(one.word):
            lines.append(f"{before}{one.word}\t{_shortened(inline(one.about))}")
    return "".join(f"{line}\n" for line in lines)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
