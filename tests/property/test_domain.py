"""What holds for any dates, names, cadences and questions."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.cadence import Away, Cadence, days_without, is_away_throughout, parse_cadence
from oneonone.domain.coverage import Evidence, bring_up, followed_themes, standings
from oneonone.domain.dates import add_months, is_date_word, parse_iso, resolve_word
from oneonone.domain.person import Person
from oneonone.domain.question import Asked, Question, pick, rests
from oneonone.domain.theme import CORE, theme_set
from oneonone.domain.words import HANDLE_LENGTH, handle_from, is_handle, is_reserved, normalised

START = date(2026, 1, 1)
ANY_DAY = st.dates()
SOON = st.dates(START, START + timedelta(days=60))
AWAY = st.lists(st.builds(Away, SOON, SOON), max_size=5)
WORDS = st.from_regex(r"(?i)[+-]?[0-9]{0,5}[dwmy]|(mon|fri)(day)?s?|eom|[0-9]{4}-[0-3]{2}-[0-3]{2}")
# Few letters, so that numbering, emphasis, hyphens and invisible ones meet each other often.
ORNAMENTED = st.text("aiIvx1. )(:-_*~!#️⃣🙂\u200b\u0301ßﬁ½", max_size=12)


@given(ANY_DAY)
def test_every_day_survives_being_written(day: date) -> None:
    assert parse_iso(day.isoformat()) == day


@given(st.one_of(st.text(), WORDS), ANY_DAY)
def test_any_text_is_a_date_word_or_no_date_from_anywhere(text: str, anchor: date) -> None:
    if resolve_word(text, anchor) is not None:
        assert is_date_word(text)


@given(st.sampled_from(range(7)), st.dates(max_value=date(9999, 12, 24)))
def test_a_weekday_lies_one_to_seven_days_ahead(number: int, anchor: date) -> None:
    word = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[number]
    found = resolve_word(word, anchor)
    assert found is not None
    assert found.weekday() == number
    assert 1 <= (found - anchor).days <= 7


@given(st.dates(max_value=date(8999, 1, 1)), st.integers(0, 9999))
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.text())
def test_any_text_is_a_cadence_of_at_least_a_day_or_none(text: str) -> None:
    for cadence in (parse_cadence(text), parse_cadence(f"every {len(text)} days")):
        assert cadence is None or cadence.days >= 1


@given(st.integers(1, 999), st.sampled_from(["day", "week", "month"]), ANY_DAY)
def test_the_next_meeting_is_later_or_beyond_the_calendar(count: int, unit: str, day: date) -> None:
    cadence = parse_cadence(f"every {count} {unit}s")
    assert isinstance(cadence, Cadence)
    due = cadence.after(day)
    assert due is None or due > day


@given(AWAY, SOON, SOON)
def test_days_nobody_was_away_are_those_one_counts_on_the_calendar(
    away: list[Away], start: date, end: date
) -> None:
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    free = [day for day in days if not any(one.first <= day <= one.last for one in away)]
    assert days_without(away, start, end) == len(free)


@given(AWAY, SOON, SOON)
def test_somebody_is_away_throughout_where_no_day_is_free(
    away: list[Away], first: date, last: date
) -> None:
    first, last = sorted((first, last))
    free = days_without(away, first - timedelta(days=1), last)
    assert is_away_throughout(away, first, last) is (free == 0)


@given(st.one_of(st.text(), ORNAMENTED))
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert once == " ".join(once.split())


@given(st.text("abcdefgh", min_size=1, max_size=8), st.text("🙂\u200b*~_ .:!", max_size=4))
def test_ornaments_around_a_word_never_change_it(word: str, ornament: str) -> None:
    assert normalised(ornament + word.upper() + ornament) == normalised(word) == word


@given(st.text())
def test_a_name_makes_a_handle_a_reserved_word_or_nothing(name: str) -> None:
    handle = handle_from(name)
    assert not handle or is_handle(handle) or is_reserved(handle)
    assert len(handle) <= HANDLE_LENGTH
    assert handle_from(handle) == handle


@given(
    st.lists(
        st.builds(Asked, st.sampled_from(["a-001", "a-002", "a-003"]), SOON, st.booleans()),
        max_size=8,
    ),
    SOON,
    st.integers(0, 5),
)
def test_no_resting_question_is_asked_before_a_rested_one(
    history: list[Asked], day: date, count: int
) -> None:
    bank = [Question(f"a-00{n}", "growth", "?") for n in (1, 2, 3)]
    found = pick(bank, history, Person("alice"), START, day, count)
    assert found == pick(bank[::-1], history[::-1], Person("alice"), START, day, count)
    assert len(set(found)) == len(found) == min(count, 3)
    resting = [rests([a for a in history if a.question_id == q.id], day) for q in found]
    assert resting == sorted(resting)


@given(
    st.sampled_from(["weekly", "biweekly", "monthly", "every 10 days"]),
    SOON,
    st.lists(st.sets(st.sampled_from(CORE)), min_size=20, max_size=20),
)
def test_no_core_theme_goes_stale_whatever_else_is_talked_about(
    cadence: str, start: date, besides: list[set[str]]
) -> None:
    alice = Person("alice", cadence=parse_cadence(cadence))
    assert alice.rhythm is not None
    followed = followed_themes(alice, theme_set())
    evidence: list[Evidence] = []
    day: date | None = start
    for others in besides:
        assert day is not None
        rows = standings(followed, evidence, start if evidence else None, (), day)
        assert [row.theme.name for row in rows if row.stale and row.theme.name in CORE] == []
        talked = {*bring_up(rows, 2 * alice.rhythm.days, CORE)[:3], *others}
        evidence += [Evidence(theme, day, "a.md", 1, "answer") for theme in talked]
        day = alice.rhythm.after(day)
