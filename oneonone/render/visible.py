"""The one output boundary: control and bidi characters become visible, whoever wrote them.

Notes, names, file names and git's messages may hold anything; a terminal must not obey it. Nearly
every text is printable throughout, and that Python tells at once; `re` is loaded for the others.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# None of these is printable in the sense of str.isprintable; a test holds it.
_HIDDEN = f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{_BIDI}]"
_HIDDEN_INLINE = f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{_BIDI}]"
# Letters nobody sees; joiners only where they join nothing, as between those of an alphabet's.
_WIDTHLESS = "[\u00ad\u180e\u200b\u2060-\u2064]|(?<=[!-~])[\u200c\u200d]"


def visible(text: str) -> str:
    """Text for a terminal; line ends and tabs stay, all other control characters show."""
    if _is_printable(text):
        return text
    import re

    return re.sub(_HIDDEN, _shown, text)


def inline(text: str) -> str:
    """Text for one cell or one line: line ends and tabs show as well."""
    if text.isprintable():
        return text
    import re

    return re.sub(_HIDDEN_INLINE, _shown, text)


def unhidden(text: str) -> str:
    """As `inline`, with letters of no width: for names one has to know exactly, as of a heading."""
    if text.isprintable():
        return text
    import re

    return re.sub(_WIDTHLESS, _shown, inline(text))


def escaped_for_json(text: str) -> str:
    """JSON text with every control and bidi character as a `\\u` escape."""
    if _is_printable(text):
        return text
    import re

    return re.sub(_HIDDEN, lambda match: f"\\u{ord(match[0]):04x}", text)


def _is_printable(text: str) -> bool:
    return text.replace("\n", "").replace("\t", "").isprintable()


def _shown(match: Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"
