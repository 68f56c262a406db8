"""A bill fetched from a page: kept, or answered with the reason why not."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from advocacy.core.bills import BillId
from advocacy.services.fetch_bill import Fetched, WhyNot, fetch_bill
from advocacy.services.importers import Importers
from tests.support.bill_site import BILL, KEY, STATUS, give_api, give_file, site
from tests.support.bills import MadeUpBill, cosponsor

DAY = date(2026, 11, 22)


def fetched(plugs: Importers, bill: BillId = BILL) -> Fetched:
    return fetch_bill(lambda: plugs, bill, DAY)


def test_what_came_is_told_and_kept(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    done = fetched(plugs)
    assert done.why_not is None
    assert done.bill
    assert done.bill.title == "An Act of a Test"
    assert done.news[0].startswith("New here: in committee")
    assert "hr1557-119" in plugs.load_bills(plugs.layers)


def test_with_a_key_the_api_is_asked(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver, key=KEY)
    give_api(httpserver, MadeUpBill())
    assert fetched(plugs).bill


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (Response("gone", 404), WhyNot.NO_SUCH_BILL),
        (Response("broken", 500), WhyNot.UNREACHABLE),
        (Response("<!doctype html><p>Sign in", content_type="text/html"), WhyNot.UNREACHABLE),
        (Response("<billStatus>", content_type="application/xml"), WhyNot.UNREADABLE),
    ],
)
def test_what_does_not_come_is_told_by_its_reason(
    tmp_path: Path, httpserver: HTTPServer, response: Response, why: WhyNot
) -> None:
    plugs = site(tmp_path, httpserver)
    httpserver.expect_request(STATUS).respond_with_response(response)
    done = fetched(plugs)
    assert (done.bill, done.why_not) == (None, why)
    assert done.detail.endswith((".", "?"))


def test_a_site_that_is_not_there_is_unreachable(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    assert (
        fetched(plugs, BillId("s", 9, 119)).why_not is WhyNot.UNREACHABLE
    )  # it answers 500 to what it does not expect


def test_a_reading_that_contradicts_what_was_known_is_not_believed(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    fetched(plugs)
    give_file(httpserver, MadeUpBill())
    done = fetched(plugs)
    assert done.why_not is WhyNot.DOUBTFUL
    assert "--accept" not in done.detail


def test_a_second_fetching_does_not_wait_for_the_first(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs, begun, go = site(tmp_path, httpserver), threading.Event(), threading.Event()
    give_file(httpserver, MadeUpBill())

    def slowly() -> Importers:
        begun.set()
        go.wait(20)
        return plugs

    first = threading.Thread(target=fetch_bill, args=(slowly, BILL, DAY))
    first.start()
    assert begun.wait(20)
    assert fetched(plugs).why_not is WhyNot.BUSY
    go.set()
    first.join()
    assert fetched(plugs).bill
