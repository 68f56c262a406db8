"""A letter as parts: saved beside what others save at the same moment, and whose it is open with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from advocacy.core.errors import UnknownThing
from advocacy.core.manuscripts import BODY
from advocacy.core.merging import digest
from advocacy.core.staff import COMMAND_LINE, Actor, Member, Role
from advocacy.services.edit_letter import (
    WHOLE,
    RowRefused,
    Submission,
    TooLong,
    add_language,
    case_part,
    open_letters,
    save_letters,
    typed_files,
)
from advocacy.services.keep_working_copies import begin, load
from advocacy.services.letter_visits import SEEN_FOR_SECONDS, visit_letter
from advocacy.store.database import reading
from advocacy.store.letter_visits import others
from tests.support.kept import folder, kept
from tests.support.staff import member

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
ANA = Actor(None, "ana@example.org")


@pytest.fixture(autouse=True)
def app(database_url: str) -> Iterator[Flask]:
    with kept(database_url) as app:
        begin("schools", folder(), COMMAND_LINE, NOW)
        yield app


def page(language: str = "en", **changes: str) -> Submission:
    """The page of this language as it is now, with changes."""
    now = open_letters(load("schools").files)[language]
    bases = {part: {digest(text)} for part, text in now.items()}
    return Submission({language: {**now, **changes}}, {language: bases})


def test_what_is_not_changed_is_kept_byte_for_byte() -> None:
    save_letters("schools", page(topic="Schools"), ANA, NOW)
    files = load("schools").files
    assert files["es.md"] == folder()["es.md"]
    assert files["campaign.yaml"] == folder()["campaign.yaml"]
    assert open_letters(files)["en"]["topic"] == "Schools"


def test_two_who_save_at_the_same_moment_both_keep_their_words(app: Flask) -> None:
    pages = [page(**{part: f"From {part}"}) for part in ("title", "headline", "summary", "topic")]

    def press(mine: Submission) -> None:
        with app.app_context():
            save_letters("schools", mine, ANA, NOW)

    threads = [threading.Thread(target=press, args=(one,)) for one in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    parts = open_letters(load("schools").files)["en"]
    assert [parts[part] for part in ("title", "headline", "summary", "topic")] == [
        "From title", "From headline", "From summary", "From topic",
    ]  # fmt: skip


def test_a_whole_file_that_someone_broke_meanwhile_is_a_question_and_not_a_loss() -> None:
    before = page(title="Ana’s title")
    broken = Submission({"en": {WHOLE: "---\nx: [\n---\n"}}, {"en": {}})
    assert save_letters("schools", broken, ANA, NOW).conflicts, "a page that was given parts cannot replace the file"
    assert open_letters(load("schools").files)["en"]["title"] == "A letter"
    assert not save_letters("schools", before, ANA, NOW).conflicts


def test_a_new_row_gets_a_name_of_its_own_in_every_language() -> None:
    first = save_letters("schools", Submission({}, {}, new_rows=("reasons",)), ANA, NOW)
    second = save_letters("schools", Submission({}, {}, new_rows=("reasons",)), ANA, NOW)
    assert first.added == ("reasons.reason_1.label", "reasons.reason_1.text")
    assert second.added[0] == "reasons.reason_2.label"
    assert open_letters(second.copy.files)["es"]["reasons.reason_2.text"] == ""


def test_a_case_is_the_same_whatever_the_order_of_its_conditions() -> None:
    new = Submission({}, {}, new_cases=(case_part("request", ["us_senator", "cosponsor"]),))
    save_letters("schools", new, ANA, NOW)
    again = Submission({}, {}, new_cases=(case_part("request", ["cosponsor", "us_senator"]),))
    with pytest.raises(RowRefused):
        save_letters("schools", again, ANA, NOW)


def test_a_case_needs_conditions_that_there_are() -> None:
    with pytest.raises(RowRefused):
        case_part("request", ["left_handed"])
    assert case_part("request", []) == "wording.request.otherwise"


def test_a_part_and_a_file_have_a_longest_length_and_nothing_is_saved_beyond_it() -> None:
    with pytest.raises(TooLong):
        save_letters("schools", page(body="x" * 20_001), ANA, NOW)
    long = {f"wording.w{number}.otherwise": "word " * 3000 for number in range(6)}
    with pytest.raises(TooLong):
        save_letters("schools", page(**long), ANA, NOW)
    assert load("schools").revision == 1


def test_a_campaign_that_the_site_does_not_own_is_not_saved() -> None:
    with pytest.raises(UnknownThing):
        save_letters("nothing", page(), ANA, NOW)


def test_what_is_typed_can_be_looked_at_without_being_kept() -> None:
    files = load("schools").files
    typed = typed_files(files, {"en": {BODY: "Typed."}})
    assert open_letters(typed)["en"][BODY] == "Typed."
    assert typed["es.md"] == files["es.md"]
    assert typed_files(files, {}) == dict(files)


def test_another_language_begins_with_rows_and_without_words() -> None:
    begin("one", {"en.md": folder()["en.md"]}, COMMAND_LINE, NOW)
    files = add_language("one", "es", ANA, NOW).files
    assert set(open_letters(files)["es"]) == set(open_letters(files)["en"])
    assert set(open_letters(files)["es"].values()) == {""}


def test_who_has_the_letter_open_is_known_for_two_minutes() -> None:
    ana, maria = someone("ana"), someone("maria")
    assert visit_letter("schools", ana, NOW) == ()
    assert visit_letter("schools", maria, NOW) == (ana.email,)
    assert visit_letter("another", maria, NOW) == ()
    later = NOW + timedelta(seconds=SEEN_FOR_SECONDS + 1)
    assert visit_letter("schools", ana, later) == ()


def test_visits_are_forgotten_within_hours() -> None:
    visit_letter("schools", someone("ana"), NOW)
    visit_letter("another", someone("maria"), NOW + timedelta(hours=2))
    with reading() as connection:
        assert others(connection, "schools", 0, 0) == ()


def someone(name: str) -> Member:
    """A member of the staff."""
    return member(Role.ORGANISER, f"{name}@example.org")
