"""Headings that a human reads as private."""

from __future__ import annotations

import pytest

from oneonone.document.lookalikes import looks_private


@pytest.mark.parametrize(
    "heading",
    [
        *["Private", "**private**", "Private notes", "PRIVATE:", "🔒 Private", "Privately"],
        *["Confidential", "Notes to self", "notes-to-self", "Note to self", "Notes to myself"],
        *["Privat", "Privte", "Privates", "Pivate", "Privâte", "Pr1vate", "Priv@te"],
        *["Рrivate", "Ρrivate", "Privаte", "Prıvate", "ᴘʀɪᴠᴀᴛᴇ", "Ｐｒｉｖａｔｅ", "𝐏𝐫𝐢𝐯𝐚𝐭𝐞"],
        *["P r i v a t e", "Pri\u200bvate", "Priv\u00adate", "Соnfidential"],
        *["Confidentiel", "Confldential", "\u202eetavirP", "Summаry", "\u2066Summary\u2069"],
    ],
)  # fmt: skip
def test_what_reads_as_private_is_private(heading: str) -> None:
    assert looks_private(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *["Summary", "Decisions", "Actions", "Notes", "Notes to the team", "Their topics", ""],
        *["Privacy", "Confidence", "Derivatives", "Pirates", "Итоги", "Zusammenfassung", "Zoë"],
        *["AI開発", "α and β", "Résumé", "👍", "1.", "Alice, 20 November 2026", "Ідеї"],
    ],
)
def test_what_does_not_read_as_private_is_not(heading: str) -> None:
    assert not looks_private(heading)
