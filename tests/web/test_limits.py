"""How often one address may post and ask: generous, and never in the way of printing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from limits import parse
from limits.errors import StorageError
from limits.storage import MemoryStorage

from advocacy.app import create_app
from advocacy.web.limits import MemoryWindow
from tests.conftest import SettingsFactory

ASK = "/api/v1/officials?zip=94704"


@pytest.fixture
def visitor(settings: SettingsFactory) -> FlaskClient:
    return create_app(settings(rate_limit="2 per minute")).test_client()


def test_one_question_too_many_is_refused_in_words_that_a_program_reads(visitor: FlaskClient) -> None:
    answers = [visitor.get(ASK) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json == {"status": "error", "reason": "too_many_requests"}


def test_forms_and_questions_count_together(visitor: FlaskClient) -> None:
    visitor.get(ASK)
    visitor.get(ASK)
    assert visitor.post("/some-letter/officials", data={"zip": "94704"}).status_code == 429


def test_printing_leaving_and_reading_are_never_refused_for_their_number(visitor: FlaskClient) -> None:
    answers = [
        visitor.open(path, method=method)
        for path, method in (("/some-letter/take", "POST"), ("/exit", "GET"), ("/about", "GET"))
        for _ in range(4)
    ]
    assert 429 not in {answer.status_code for answer in answers}


def test_every_limit_of_several_holds(settings: SettingsFactory) -> None:
    visitor = create_app(settings(rate_limit="100 per second; 1 per hour")).test_client()
    assert [visitor.get(ASK).status_code for _ in range(2)] == [200, 429]


def test_another_address_has_a_count_of_its_own(settings: SettingsFactory) -> None:
    visitor = create_app(settings(rate_limit="1 per hour")).test_client()
    answers = [visitor.get(ASK, environ_base={"REMOTE_ADDR": f"192.0.2.{last}"}).status_code for last in (1, 2, 1)]
    assert answers == [200, 200, 429]


class Unreachable(MemoryStorage):
    """A storage that has gone."""

    STORAGE_SCHEME = ["unreachable"]  # noqa: RUF012 - as its parents have it

    def acquire_entry(self, *args: object, **kwargs: object) -> bool:
        raise StorageError(ConnectionError())


def test_nobody_is_refused_because_the_storage_of_limits_is_gone(settings: SettingsFactory) -> None:
    visitor = create_app(settings(rate_limit="1 per hour", rate_limit_storage="unreachable://")).test_client()
    assert [visitor.get(ASK).status_code for _ in range(3)] == [200, 200, 200]


def test_what_was_asked_in_the_last_minute_passes_bit_by_bit() -> None:
    seconds = [0.0]
    window, limit = MemoryWindow(lambda: seconds[0]), parse("10 per minute")
    assert [window.hit(limit, "here") for _ in range(11)] == [True] * 10 + [False]
    seconds[0] = 90  # half of the next minute: half of the ten are past
    assert [window.hit(limit, "here") for _ in range(6)] == [True] * 5 + [False]
    assert window.hit(limit, "elsewhere")
    seconds[0] = 190  # a whole minute without a question
    assert [window.hit(limit, "here") for _ in range(11)] == [True] * 10 + [False]


def test_many_at_once_are_counted_one_by_one() -> None:
    window, limit = MemoryWindow(lambda: 0.0), parse("100 per day")
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: window.hit(limit, "here"), range(400))) == 100


def test_a_count_in_memory_starts_no_thread(visitor: FlaskClient) -> None:
    before = threading.active_count()
    visitor.get(ASK)
    assert threading.active_count() == before
