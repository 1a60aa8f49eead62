"""Whether a note can hold nothing that `todo` or `coverage` would say, judged by its bytes alone.

For notes of private/, of which no index keeps anything: they are read each time, but need not be
parsed. In doubt the answer is no. Every `todo` loads this; see oneonone.domain.record.
"""

from __future__ import annotations

_BOXES = tuple(b"[%c]" % mark for mark in b" <!?*/xX->")
"""One for each key of `oneonone.domain.action_item.BOXES`; a test holds it."""

_CONFLICTS = (b"<<<<<<<", b">>>>>>>")
_HEADERS = (b"---", b"\xef\xbb\xbf---")


def is_unremarkable(data: bytes) -> bool:
    """Whether there is no box in it, no front matter, and nothing to be told of."""
    if data.startswith(_HEADERS) or b"\0" in data:
        return False
    if any(mark in data for mark in (*_BOXES, *_CONFLICTS)):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
