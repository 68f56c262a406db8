"""Bills read anew from a real server: what is new is told, what cannot be right is refused, the old data stays."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from advocacy.core.bills import Bill, BillId, Position, Stage
from advocacy.core.errors import UnknownThing
from advocacy.services.importers import Importers
from advocacy.services.refresh_bills import BillsRefresh, bills_of, refresh_bills
from tests.support.bill_site import BILL, KEY, STATUS, give_api, give_file, site
from tests.support.bills import INTRODUCED, REFERRED, MadeUpBill, cosponsor
from tests.support.importing_site import TODAY
from tests.support.sources import ROOT

PASSED = {"actionDate": "2026-11-20", "text": "Passed/agreed to in House: On passage Passed.", "actionCode": "8000"}


def known(plugs: Importers) -> Bill:
    return plugs.load_bills(plugs.layers)[str(BILL)]


def refreshed(plugs: Importers, *, accept: bool = False, dry_run: bool = False) -> BillsRefresh:
    return refresh_bills(plugs, [BILL], TODAY, accept=accept, dry_run=dry_run)


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_bill_is_read_and_kept_in_the_instance_folder_alone(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    before = hashes(tmp_path / "advocacy")
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001", "Rep. Lovelace, Ada [D-CA-1]")]))
    done = refreshed(plugs)
    assert done.news[BILL] == ("New here: in committee, 1 cosponsor beside its sponsor.",)
    assert done.failures == {}
    assert hashes(tmp_path / "advocacy") == before
    bill = known(plugs)
    assert bill.positions == {"bioguide:C001117": Position.SPONSOR, "bioguide:A000001": Position.COSPONSOR}
    assert (bill.as_of, bill.sponsor_id, bill.cosponsors_complete) == (TODAY, "bioguide:C001117", False)
    assert bill.is_original("bioguide:A000001")


def test_with_a_key_it_is_read_from_the_api_and_the_key_is_seen_nowhere(
    tmp_path: Path, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    plugs = site(tmp_path, httpserver, key=KEY)
    many = [cosponsor(f"A{number:06d}") for number in range(251)]
    asked = give_api(httpserver, MadeUpBill(cosponsors=many))
    with caplog.at_level(logging.DEBUG):
        refreshed(plugs)
    assert len(known(plugs).positions) == 252
    assert known(plugs).cosponsors_complete
    assert {request.headers["X-Api-Key"] for request in asked} == {KEY}
    assert not any(KEY in request.url for request in asked)
    assert KEY not in caplog.text


def test_a_wrong_key_is_said_without_the_key(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver, key="another-key")
    give_api(httpserver, MadeUpBill())
    why = refreshed(plugs).failures[BILL]
    assert "refused" in why
    assert "another-key" not in why


def test_what_is_new_is_told_by_name(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    ada = cosponsor("A000001", "Rep. Lovelace, Ada [D-CA-1]")
    give_file(httpserver, MadeUpBill(cosponsors=[ada]))
    refreshed(plugs)
    gone = {**ada, "sponsorshipWithdrawnDate": "2026-11-19"}
    mary = cosponsor("B000002", "Rep. Somerville, Mary [R-CA-2]", sponsorshipDate="2026-11-18")
    give_file(httpserver, MadeUpBill(cosponsors=[gone, mary], actions=[PASSED, REFERRED, INTRODUCED]))
    assert refreshed(plugs).news[BILL] == (
        "Stage: was in committee, is passed by the House since 2026-11-20.",
        f"Latest action, 2026-11-20: {PASSED['text']}",
        "New as cosponsors: Mary Somerville (CA).",
        "Withdrew: Ada Lovelace (CA).",
    )
    bill = known(plugs)
    assert bill.recorded_stage is Stage.PASSED_HOUSE
    assert bill.positions["bioguide:A000001"] is Position.WITHDREW
    assert not bill.is_original("bioguide:B000002")


def test_the_same_reading_twice_has_no_news_and_gives_the_same_bytes(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    refreshed(plugs)
    first = hashes(tmp_path / "instance" / "data")
    assert refreshed(plugs).news[BILL] == ()
    assert hashes(tmp_path / "instance" / "data") == first


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill())
    assert refreshed(plugs, dry_run=True).news[BILL]
    assert not (tmp_path / "instance").exists()


def test_cosponsors_who_vanish_are_not_believed_until_one_insists(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")], actions=[PASSED, REFERRED, INTRODUCED]))
    refreshed(plugs)
    give_file(httpserver, MadeUpBill())
    why = refreshed(plugs).failures[BILL]
    assert "1 cosponsor known before are not on it" in why
    assert "It was passed by the House, and would now be in committee." in why
    assert known(plugs).recorded_stage is Stage.PASSED_HOUSE
    assert refreshed(plugs, accept=True).failures == {}
    assert known(plugs).recorded_stage is Stage.COMMITTEE


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (Response("gone", 404), "status 404"),
        (Response("slow down", 429, {"Retry-After": "9"}), "in 9 seconds"),
        (Response("broken", 500), "status 500"),
        (Response("<!doctype html><p>Sign in", content_type="text/html"), "a web page instead"),
        (Response(MadeUpBill().xml()[:-60], content_type="application/xml"), "not whole XML"),
        (Response(MadeUpBill(number=2).xml(), content_type="application/xml"), "this is about hr2-119"),
        (Response(MadeUpBill().xml().decode().encode("utf-16-le")), "not whole XML"),
        (Response(b""), "an empty file"),
    ],
)
def test_a_reading_that_fails_leaves_the_old_data(
    tmp_path: Path, httpserver: HTTPServer, response: Response, says: str
) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    refreshed(plugs)
    before = hashes(tmp_path)
    httpserver.clear()
    httpserver.expect_request(STATUS).respond_with_response(response)
    done = refreshed(plugs)
    assert says in done.failures[BILL]
    assert (done.news, done.written) == ({}, ())
    assert hashes(tmp_path) == before


def test_one_bill_that_fails_does_not_keep_another_from_coming(tmp_path: Path, httpserver: HTTPServer) -> None:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill())
    done = refresh_bills(plugs, [BillId("hr", 4030, 115), BILL], TODAY)
    assert list(done.failures) == [BillId("hr", 4030, 115)]
    assert list(done.news) == [BILL]
    assert known(plugs).id == BILL


def test_the_bills_are_those_of_the_campaigns() -> None:
    assert BillId("hr", 4030, 115) in bills_of(ROOT / "letters")
    assert bills_of(ROOT / "letters", "title-ix-protection-act") == (BillId("hr", 4030, 115),)
    with pytest.raises(UnknownThing):
        bills_of(ROOT / "letters", "no-such-campaign")
