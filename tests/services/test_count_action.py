from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from advocacy.core.errors import MalformedInput
from advocacy.core.participation import Action, LetterFact, Trait
from advocacy.services.count_action import DAYS_REMEMBERED, count_action, forget_expired
from advocacy.store import action_counts, action_digests, letter_counts, trait_counts
from advocacy.store.database import reading
from tests.support.kept import CALIFORNIA_12, DAY, action, kept, letter

History = list[tuple[str, list[LetterFact]]]
START, END = date(2000, 1, 1), date(2100, 1, 1)


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


def visits(campaign: str = "safe-schools") -> int:
    return sum(n for _day, _division, n in action_counts.rows(campaign, START, END))


def letters(campaign: str = "safe-schools") -> dict[LetterFact, int]:
    return {fact: n for _day, fact, n in letter_counts.rows(campaign, START, END)}


def traits(campaign: str = "safe-schools") -> dict[tuple[str, str], int]:
    return {(trait, value): n for _day, trait, value, n in trait_counts.rows(campaign, START, END)}


def marks() -> int:
    with reading() as connection:
        return connection.execute(select(func.count()).select_from(action_digests.table)).scalar_one()


def tally(history: History) -> tuple[int, dict[LetterFact, int]]:
    """The same by other means: what was seen is remembered in full, and nothing is ever increased."""
    seen = {(token, fact) for token, facts in history for fact in facts}
    return len({token for token, _fact in seen}), Counter(fact for _token, fact in seen)


def test_a_visit_counts_its_district_its_letters_and_its_traits() -> None:
    assert count_action(action("t1", source="newsletter"), [letter(1), letter(2), letter(1, "email")])
    assert list(action_counts.rows("safe-schools", START, END)) == [(DAY, CALIFORNIA_12, 1)]
    assert letters() == {letter(1): 1, letter(2): 1, letter(1, "email"): 1}
    assert traits() == {
        ("language", "en"): 1,
        ("source", "newsletter"): 1,
        ("version", "1"): 1,
        ("edited", "some"): 1,
    }


def test_a_reload_a_double_click_and_back_count_nothing_more() -> None:
    assert count_action(action("t1"), [letter(1)]) is True
    for _ in range(3):
        assert count_action(action("t1"), [letter(1), letter(1)]) is False
    assert (visits(), letters()) == (1, {letter(1): 1})
    assert traits()["language", "en"] == 1


def test_another_letter_of_the_same_visit_counts_as_a_letter_and_not_as_a_visit() -> None:
    count_action(action("t1"), [letter(1)])
    count_action(action("t1"), [letter(1), letter(2), letter(1, "pdf", "said_sent")])
    assert (visits(), letters()) == (1, {letter(1): 1, letter(2): 1, letter(1, "pdf", "said_sent"): 1})


def test_a_reload_after_midnight_counts_nothing_more() -> None:
    count_action(action("t1"), [letter(1)])
    assert not count_action(action("t1", day=DAY + timedelta(days=1)), [letter(1)])
    assert visits() == 1


def test_the_same_token_in_two_campaigns_is_two_visits() -> None:
    assert count_action(action("t1"), [letter(1)])
    assert count_action(action("t1", campaign="another"), [letter(1)])


def test_without_a_letter_there_is_no_action() -> None:
    assert not count_action(action("t1"), [])
    assert (visits(), marks()) == (0, 0)


_tokens = st.sampled_from(["t1", "t2", "t3", "t4"])
_facts = st.builds(
    letter, st.integers(1, 3), st.sampled_from(["pdf", "email", "form"]), st.sampled_from(["opened", "said_sent"])
)
_numbers = count()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_tokens, st.lists(_facts, min_size=1, max_size=5)), max_size=12))
def test_any_history_of_repeats_agrees_with_a_slow_tally(history: History) -> None:
    campaign = f"campaign-{next(_numbers)}"
    for token, facts in history:
        count_action(action(token, campaign=campaign), facts)
    assert (visits(campaign), letters(campaign)) == tally(history)
    assert sum(traits(campaign).values()) == 4 * visits(campaign)


def test_writers_on_one_hot_campaign_lose_no_count_and_double_none(database_url: str) -> None:
    shared = [(f"everyone-{number}", [letter(1), letter(2)]) for number in range(20)]
    histories: list[History] = [
        [*((f"{writer}-{number}", [letter(number % 3), letter(9)]) for number in range(30)), *shared]
        for writer in range(8)
    ]
    failures: list[Exception] = []

    def write(history: History) -> None:
        try:
            with kept(database_url):
                for token, facts in history:
                    count_action(action(token), facts)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(history,)) for history in histories]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    everything = [each for history in histories for each in history]
    assert (visits(), letters()) == tally(everything)
    assert traits()["language", "en"] == visits() == 8 * 30 + 20


def test_a_trait_that_no_page_of_ours_sends_counts_as_other() -> None:
    sources = ["<script>", "Ünï", "x" * 41, "a b", "=1+1", "someone@example.org"]
    for source in sources:
        count_action(action(source, source=source, language="xx'--", version="1e9", edited="a lot"), [letter(1)])
    assert traits() == {(trait, "other"): len(sources) for trait in ("source", "language", "version", "edited")}


def test_no_source_is_a_value_of_its_own() -> None:
    count_action(action("t1", source=""), [letter(1)])
    assert ("source", "none") in traits()


def test_made_up_sources_fill_one_row_and_not_the_table() -> None:
    made_up = trait_counts.MOST_VALUES + 30
    for number in range(made_up):
        count_action(action(f"t{number}", source=f"made-up-{number}"), [letter(1)])
    count_action(action("known", source="made-up-3"), [letter(1)])
    sources = {value: n for (trait, value), n in traits().items() if trait == "source"}
    assert len(sources) == trait_counts.MOST_VALUES + 1
    assert sources["other"] == 30
    assert sources["made-up-3"] == 2


@pytest.mark.parametrize(
    "wrong",
    [
        LetterFact("bioguide:A000001", "pigeon", "opened"),
        LetterFact("bioguide:A000001", "pdf", "read"),
        LetterFact("Jane Doe, 1 Main Street", "pdf", "opened"),
        LetterFact("bioguide:" + "A" * 90, "pdf", "opened"),
    ],
)
def test_a_letter_outside_the_closed_lists_is_refused_and_nothing_is_counted(wrong: LetterFact) -> None:
    with pytest.raises(MalformedInput) as caught:
        count_action(action("t1"), [letter(1), wrong])
    assert wrong.official_id not in str(caught.value)
    assert (visits(), letters(), marks()) == (0, {}, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        Action("Not A Slug", DAY, CALIFORNIA_12, "t", ()),
        Action("safe-schools", DAY, "1 Main Street, Berkeley", "t", ()),
        Action("safe-schools", DAY, CALIFORNIA_12, "", ()),
        Action("safe-schools", DAY, CALIFORNIA_12, "t" * 201, ()),
    ],
)
def test_an_action_outside_the_closed_lists_is_refused(wrong: Action) -> None:
    with pytest.raises(MalformedInput):
        count_action(wrong, [letter(1)])
    assert marks() == 0


def test_a_letter_to_the_office_of_an_open_seat_is_counted() -> None:
    office = LetterFact("office:us_senator:M001243", "pdf", "opened")
    count_action(action("t1"), [office])
    assert letters() == {office: 1}


def test_neither_the_token_nor_its_letters_can_be_read_from_what_is_kept() -> None:
    count_action(action("a-token-to-look-for"), [letter(1)])
    with reading() as connection:
        kept_marks = connection.execute(select(action_digests.table.c.digest)).scalars().all()
    assert all(len(mark) == 32 and b"token" not in mark and b"A000001" not in mark for mark in kept_marks)


def test_old_marks_go_as_new_ones_come() -> None:
    for number in range(40):
        count_action(action(f"old-{number}"), [letter(1)])
    later = DAY + timedelta(days=DAYS_REMEMBERED)
    for number in range(40):
        count_action(action(f"new-{number}", day=later), [letter(1)])
    assert marks() == 80
    assert visits() == 80


def test_marks_are_kept_for_their_days_and_then_forgotten_though_nobody_comes() -> None:
    count_action(action("t1"), [letter(1), letter(2)])
    assert forget_expired(DAY + timedelta(days=DAYS_REMEMBERED - 1)) == 0
    assert forget_expired(DAY + timedelta(days=DAYS_REMEMBERED)) == 3
    assert (marks(), visits()) == (0, 1)


def test_a_database_out_of_reach_costs_the_count_and_not_the_letter(tmp_path: Path) -> None:
    structlog.reset_defaults()
    with kept(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite3'}"), structlog.testing.capture_logs() as events:
        assert count_action(action("t1"), [letter(1)]) is False
    assert [event["event"] for event in events] == ["action_not_counted"]


def test_the_log_names_the_event_and_no_token_place_or_official() -> None:
    structlog.reset_defaults()  # whatever level an app in this process was given
    with structlog.testing.capture_logs() as events:
        count_action(action("t1", source="newsletter"), [letter(1)])
    assert events == [
        {"event": "action_counted", "log_level": "info", "campaign": "safe-schools", "visits": 1, "letters": 1}
    ]


def test_the_increment_is_the_databases_own() -> None:
    """Counting starts from what the table says at that moment, not from anything remembered."""
    count_action(action("t1"), [letter(1)])
    with reading() as connection:
        connection.execute(text("UPDATE action_counts SET n = 41"))
        connection.commit()
    count_action(action("t2"), [letter(1)])
    assert visits() == 42


def test_each_trait_is_counted_once_a_visit() -> None:
    twice = Action("safe-schools", DAY, CALIFORNIA_12, "t", ((Trait.LANGUAGE, "en"), (Trait.LANGUAGE, "es")))
    count_action(twice, [letter(1)])
    assert sum(traits().values()) == 1
