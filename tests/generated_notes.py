"""Notes of all kinds for property tests: dialects, line ends, nesting, code, comments, oddities."""

from __future__ import annotations

from hypothesis import strategies as st

# One choice between two `|`.
WORDS = st.sampled_from("call|Bob|é|日本|a*b*|[link](url)|\\|<b>x</b>|&amp;|…|%|@eve's".split("|"))
FIELDS = st.sampled_from(
    (
        "due:fri|due:2026-11-30|DUE:soon|due:next|📅 2026-11-30|📅\ufe0f fri|📅|🗓|[due:: +3d]"
        "|(due:: eom)|[due::|done:2026-11-01|✅ 2026-11-01|cancelled:2026-11-01|❌|❌ 2026-11-01"
        "|[completion:: 2026-11-01]|created:2026-11-01|➕ 2026-11-01|⏳ tomorrow|🛫|!high|⏫"
        "|[priority:: low]|#growth|#growth/skills|#12|^a3f9|🆔 b1b1|🆔|[id:: c2c2]|@alice|@bob:"
        "|[[Alice]]|[[Eve]]|owner:bob|[owner:: @me]"
    ).split("|")
)
HIDDEN = st.sampled_from(
    "`due:fri`|`a|b`|``|<!-- due:fri -->|<!--|-->|%% #career %%|%%|`^x1x1`".split("|")
)
GLUE = st.sampled_from([" "] * 12 + ["  ", "\t", "\u00a0", "\u2028", ",", ", "])
BREAK = st.sampled_from(["\n", "\n  ", "\n      ", "\\\n  ", "  \n  ", "\n> ", "\n\t"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An item's own text, over several lines at times, never without a word."""
    parts = [draw(st.sampled_from(["", "", "(A) ", "@alice ", "<!-- x --> "])), draw(WORDS)]
    for _ in range(draw(st.integers(0, 6))):
        parts.append(draw(st.one_of(GLUE, GLUE, GLUE, GLUE, BREAK)))
        parts.append(draw(st.one_of(WORDS, WORDS, FIELDS, FIELDS, HIDDEN)))
    return "".join(parts)


@st.composite
def _items(draw: st.DrawFn) -> str:
    before = draw(st.sampled_from(["", "", "", "  ", "    ", "\t", "> ", "> > ", ">"]))
    bullet = draw(st.sampled_from(["- ", "- ", "* ", "+ ", "1. ", "12) ", "-   ", "- - "]))
    mark = draw(st.sampled_from([" "] * 8 + list("xX/-><!?*")))
    after = draw(st.sampled_from([" ", " ", " ", "\t", "  "]))
    return f"{before}{bullet}[{mark}]{after}{draw(texts())}"


_OTHER = st.sampled_from(
    [
        *["", "text", "# Actions", "## Private", "## Growth", "Agenda\n---", "> quote", "---"],
        *["```\n- [ ] code", "```", "    - [ ] code", "<!--\n- [ ] hidden\n-->", "<div>", "[a]: u"],
        *["%%\n- [ ] hidden\n%%", "%%", "- ", "- [ ] ", "- bullet", "- [1] see", "| a |\n|---|"],
        "> What? <!-- ask: growth-004 -->",
    ]
)
_HEADERS = ["", "", "", "---\nperson: alice\n---\n", "---\nbroken: [\n---\n", "---\n"]


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    """A note with items among other things; its lines may end in any way, the last in none."""
    lines = draw(st.lists(st.one_of(_items(), _items(), _OTHER), min_size=1, max_size=7))
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]]))
    end = draw(st.sampled_from(["", "\n", "  ", "\n\n"]))
    pieces = (draw(st.sampled_from(_HEADERS)) + "\n".join(lines) + end).split("\n")
    chosen = [draw(st.sampled_from(ends)) if len(ends) > 1 else ends[0] for _ in pieces[1:]]
    joined = "".join(piece + end for piece, end in zip(pieces, [*chosen, ""], strict=True))
    return (draw(st.sampled_from(["", "", "", "\ufeff"])) + joined).encode()
