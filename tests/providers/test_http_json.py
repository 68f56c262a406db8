from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from advocacy.providers.http_json import Failure, JsonService, Reply
from advocacy.providers.patience import Admission, Allowance, Breaker, Turnstile
from tests.support.geocoder import geocoder
from tests.support.raw_server import answer, saying
from tests.support.site import free_port

ASKED = {"address": "1 Secret St", "vintage": "ACS2025_Current"}
PATH = "geographies/onelineaddress"


class Watch:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def service(url: str, total: float = 3.0, **changes: object) -> JsonService:
    facts = {"connect_seconds": min(1.0, total), "total_seconds": total} | changes
    return JsonService("census", url, **facts)  # type: ignore[arg-type]


def test_an_answer_is_its_json() -> None:
    with geocoder() as running:
        reply = service(running.url).get(PATH, ASKED)
    assert (reply.failure, reply.body["result"]["addressMatches"]) == (None, [])


@pytest.mark.parametrize(
    ("mood", "failure"),
    [
        ("500", Failure.STATUS),
        ("404", Failure.STATUS),
        ("400", Failure.REFUSED),
        ("html", Failure.NOT_JSON),
        ("broken", Failure.NOT_JSON),
        ("busy", Failure.LIMITED),
        ("elsewhere", Failure.STATUS),
        ("hang", Failure.TIMEOUT),
        ("drip", Failure.TIMEOUT),
    ],
)
def test_every_way_to_fail_has_its_name(mood: str, failure: Failure) -> None:
    with geocoder(mood=mood) as running:
        assert service(running.url, total=0.5).get(PATH, ASKED).failure is failure


def test_a_service_that_is_gone_is_asked_twice_at_once_and_has_no_connection() -> None:
    assert service(f"http://127.0.0.1:{free_port()}").get(PATH, ASKED).failure is Failure.CONNECTION


@pytest.mark.parametrize("status", ["502", "503", "504"])
def test_a_service_that_stumbles_is_asked_once_more(status: str) -> None:
    with geocoder(mood=status) as running:
        assert service(running.url).get(PATH, ASKED).failure is Failure.STATUS
        assert len(running.asked) == 2


@pytest.mark.parametrize(
    "head", [b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a": ', b"HTTP/1.1 200 O"]
)
def test_a_byte_now_and_then_does_not_hold_anyone_longer_than_the_time_in_all(head: bytes) -> None:
    with saying(head, *[b" "] * 200, pause=0.05) as url:
        asked = service(url, total=0.4)
        done = threading.Event()
        threading.Thread(target=lambda: (asked.get("x", {}), done.set()), daemon=True).start()
        assert done.wait(5)  # the drops would go on for ten seconds
        assert service(url, total=0.4).get("x", {}).failure is Failure.TIMEOUT


def test_an_answer_that_never_ends_is_left() -> None:
    with saying(answer(b"[" + b"1," * 1_500_000)) as url:
        assert service(url).get("x", {}).failure is Failure.TOO_LARGE


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[" * 100_000, b"nothing", b'{"a": 1' + b"0" * 5000 + b"}"])
def test_what_cannot_be_read_is_not_json(body: bytes) -> None:
    with saying(answer(body)) as url:
        assert service(url).get("x", {}).failure is Failure.NOT_JSON


def test_a_question_that_cannot_be_sent_is_refused_and_no_fault_of_the_service() -> None:
    with geocoder() as running:
        asked = service(running.url, breaker=Breaker(failures=1))
        assert asked.get(PATH, {"address": "\ud800"}).failure is Failure.REFUSED
        assert asked.get(PATH, ASKED).failure is None


def test_no_log_no_repr_and_no_thread_s_last_words_hold_what_was_asked(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "urllib3.connectionpool", "requests", "advocacy.lookup"):
        caplog.set_level(logging.DEBUG, logger=name)
    with geocoder() as running:
        replies = []
        for mood in ("well", "500", "503", "html", "busy", "hang"):
            running.mood = mood
            replies.append(service(running.url, total=0.3).get(PATH, ASKED))
    replies.append(service(f"http://127.0.0.1:{free_port()}").get(PATH, ASKED))
    with saying(b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n{}") as url:
        replies.append(service(url).get(PATH, ASKED))
    assert "kind=timeout" in caplog.text
    spoken = caplog.text + repr(replies) + "".join(capfd.readouterr())
    assert "Secret" not in spoken
    assert "vintage" not in spoken


def test_a_dead_service_costs_nobody_a_wait_once_that_is_known() -> None:
    with geocoder(mood="hang") as running:
        asked = service(running.url, total=0.3, breaker=Breaker(failures=2))
        assert [asked.get(PATH, ASKED).failure for _ in range(6)] == [Failure.TIMEOUT] * 2 + [Failure.OPEN] * 4
        assert len(running.asked) == 2


def test_a_service_that_is_back_is_noticed_by_one_question_on_trial() -> None:
    watch = Watch()
    with geocoder(mood="500") as running:
        asked = service(running.url, breaker=Breaker(failures=1, pause=30, clock=watch))
        assert asked.get(PATH, ASKED).failure is Failure.STATUS
        assert asked.get(PATH, ASKED).failure is Failure.OPEN
        watch.now += 31
        assert asked.get(PATH, ASKED).failure is Failure.STATUS
        assert asked.get(PATH, ASKED).failure is Failure.OPEN
        watch.now += 31
        running.mood = "well"
        assert asked.get(PATH, ASKED).failure is None
        assert asked.get(PATH, ASKED).failure is None


def test_nobody_waits_for_the_trial_of_a_service_that_hangs() -> None:
    watch = Watch()
    with geocoder(mood="500") as running:
        asked = service(running.url, total=60.0, breaker=Breaker(failures=1, pause=30, clock=watch))
        asked.get(PATH, ASKED)
        watch.now += 31
        running.mood = "hang"
        replies: list[Reply] = []
        person = threading.Thread(target=lambda: replies.append(asked.get(PATH, ASKED)), daemon=True)
        person.start()
        person.join(20)  # a third of what a question may take that is not on trial
        assert [reply.failure for reply in replies] == [Failure.TIMEOUT]


def test_a_service_that_wants_a_rest_gets_it() -> None:
    watch = Watch()
    with geocoder(mood="busy") as running:
        asked = service(running.url, breaker=Breaker(clock=watch))
        assert asked.get(PATH, ASKED).failure is Failure.LIMITED
        running.mood = "well"
        watch.now += 119
        assert asked.get(PATH, ASKED).failure is Failure.OPEN
        watch.now += 2
        assert asked.get(PATH, ASKED).failure is None


def test_a_service_that_hangs_holds_one_thread_and_no_others() -> None:
    with geocoder(mood="hang") as running:
        asked = service(running.url, total=1.0)
        with ThreadPoolExecutor(6) as threads:
            replies: list[Reply] = list(threads.map(lambda _: asked.get(PATH, ASKED), range(6)))
        assert sorted(reply.failure or "" for reply in replies) == [Failure.BUSY] * 5 + [Failure.TIMEOUT]
        assert len(running.asked) == 1


def test_twenty_at_once_are_all_answered() -> None:
    with geocoder(mood="slow") as running:
        asked = service(running.url, total=8.0)
        with ThreadPoolExecutor(20) as threads:
            replies = list(threads.map(lambda _: asked.get(PATH, ASKED), range(20)))
    assert [reply.failure for reply in replies] == [None] * 20


def test_a_breaker_opens_after_failures_in_a_row_only() -> None:
    watch = Watch()
    breaker = Breaker(failures=3, pause=10, clock=watch)
    for _ in range(5):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.admit() is Admission.YES
    for _ in range(3):
        breaker.failed()
    assert [breaker.admit(), breaker.is_open] == [Admission.NO, True]
    watch.now += 10
    assert [breaker.admit(), breaker.admit()] == [Admission.ON_TRIAL, Admission.NO]
    watch.now += 10
    assert breaker.admit() is Admission.ON_TRIAL  # the first trial was never heard of again
    breaker.succeeded()
    assert [breaker.admit(), breaker.admit(), breaker.is_open] == [Admission.YES, Admission.YES, False]


def test_a_turnstile_lets_so_many_in_and_forgets_none() -> None:
    turnstile = Turnstile(2, patience=0.2)
    first, second = turnstile.enter(0), turnstile.enter(0)
    assert first is not None
    assert second is not None
    assert turnstile.enter(5) is None
    turnstile.leave(first)
    assert turnstile.enter(5) is not None


@pytest.mark.parametrize("number", [1, 3])
def test_an_allowance_is_for_any_stretch_of_its_length(number: int) -> None:
    watch = Watch()
    allowance = Allowance(number, 60, watch)
    take: Callable[[], bool] = allowance.take
    assert [take() for _ in range(number + 2)] == [True] * number + [False] * 2
    watch.now += 59
    assert not take()
    watch.now += 1
    assert take()
