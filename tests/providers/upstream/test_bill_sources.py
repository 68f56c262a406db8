"""Bill Status in both its formats, and the pages of the Congress.gov API: the same bill, or a refusal in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from advocacy.core.bills import BillId, Position, Stage
from advocacy.core.cosponsors import BillFacts
from advocacy.core.errors import MalformedData
from advocacy.providers.upstream import congress_api
from advocacy.providers.upstream.bill_records import page_of
from advocacy.providers.upstream.billstatus import read_status
from tests.support.bills import INTRODUCED, REFERRED, MadeUpBill, cosponsor

WANTED = BillId("hr", 1557, 119)
AS_OF = date(2026, 11, 22)
PASSED = {"actionDate": "2025-06-01", "text": "Passed/agreed to in House: On passage Passed.", "actionCode": "8000"}
SENATE = {"systemCode": "ssju00", "name": "Judiciary Committee", "chamber": "Senate"}


def of_file(bill: MadeUpBill) -> BillFacts:
    return read_status(bill.xml(), WANTED, AS_OF)


def of_old_file(bill: MadeUpBill) -> BillFacts:
    return read_status(bill.xml(old=True), WANTED, AS_OF)


def of_api(bill: MadeUpBill) -> BillFacts:
    def get(path: str) -> bytes:
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return bill.page(parts.path, int(query.get("offset", 0)), int(query.get("limit", 20)))

    return congress_api.read_bill(get, WANTED, AS_OF)


Read = Callable[[MadeUpBill], BillFacts]
EVERY_SOURCE = pytest.mark.parametrize("read", [of_file, of_old_file, of_api])


@EVERY_SOURCE
def test_every_source_tells_the_same_of_a_bill(read: Read) -> None:
    made = MadeUpBill(cosponsors=[cosponsor("A000001"), cosponsor("A000002", isOriginalCosponsor="False")])
    facts = read(made)
    bill = facts.bill
    assert (bill.id, bill.title, bill.introduced) == (WANTED, "An Act of a Test", date(2025, 2, 25))
    assert (bill.sponsor, bill.sponsor_id) == ("Sean Casten", "bioguide:C001117")
    assert (bill.committee, bill.committees) == ("House Committee on Education and Workforce", ("hsed00",))
    assert (bill.recorded_stage, bill.stage_since) == (Stage.COMMITTEE, date(2025, 2, 25))
    assert (bill.latest_action, bill.latest_action_date) == (REFERRED["text"], date(2025, 2, 25))
    assert (bill.original_cosponsors, bill.as_of) == (1, AS_OF)
    assert bill.url == "https://www.congress.gov/bill/119th-congress/house-bill/1557"


def test_only_the_api_is_believed_to_leave_no_cosponsor_out() -> None:
    made = MadeUpBill(cosponsors=[cosponsor("A000001")])
    assert of_api(made).bill.cosponsors_complete
    assert not of_file(made).bill.cosponsors_complete


@EVERY_SOURCE
def test_cosponsors_come_with_their_ids_days_and_withdrawals(read: Read) -> None:
    made = MadeUpBill(
        cosponsors=[
            cosponsor("A000001"),
            cosponsor("A000002", sponsorshipDate="2025-03-18", sponsorshipWithdrawnDate="2025-03-19"),
            cosponsor("A000003", sponsorshipDate="2025-03-18", sponsorshipWithdrawnDate="2025-03-19"),
            cosponsor("A000003", sponsorshipDate="2025-04-01"),
        ]
    )
    told = {one.official_id: one for one in read(made).signatories}
    assert {key: one.position for key, one in told.items()} == {
        "bioguide:C001117": Position.SPONSOR,
        "bioguide:A000001": Position.COSPONSOR,
        "bioguide:A000002": Position.WITHDREW,
        "bioguide:A000003": Position.COSPONSOR,
    }
    assert told["bioguide:A000002"].withdrawn == date(2025, 3, 19)
    assert told["bioguide:A000003"].since == date(2025, 4, 1)


@EVERY_SOURCE
def test_a_bill_that_moved_on_names_the_committee_that_has_it_now(read: Read) -> None:
    made = MadeUpBill(actions=[PASSED, REFERRED, INTRODUCED])
    made.committees.append(SENATE)
    bill = read(made).bill
    assert (bill.recorded_stage, bill.committee) == (Stage.PASSED_HOUSE, "Senate Committee on the Judiciary")
    assert bill.committees == ("hsed00", "ssju00")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sen. King, Angus S., Jr. [I-ME]", "Angus S. King, Jr."),
        ("Rep. Norton, Eleanor Holmes [D-DC-At Large]", "Eleanor Holmes Norton"),
        ("Resident Commissioner Hernández, Pablo Jose [D-PR-At Large]", "Pablo Jose Hernández"),
        ('Rep. Scott, Robert C. "Bobby" [D-VA-3]', 'Robert C. "Bobby" Scott'),
    ],
)
def test_a_name_is_turned_into_the_order_of_speech(written: str, name: str) -> None:
    made = MadeUpBill(sponsors=[{"bioguideId": "A000001", "fullName": written, "lastName": "NORTON"}])
    assert of_file(made).bill.sponsor == name


@EVERY_SOURCE
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": 21}, "this is about hr21-119, and hr1557-119 was asked for"),
        ({"congress": 118}, "this is about hr1557-118"),
        ({"kind": "LAW"}, "not the status of a bill"),
        ({"title": ""}, "“title” is empty"),
        ({"title": "T" * 6000}, "“title” is not a line of text"),
        ({"sponsors": []}, "names no sponsor"),
        ({"sponsors": [{"bioguideId": "", "fullName": "Rep. A, B [D-CA-1]"}]}, "no Bioguide id"),
        ({"cosponsors": [cosponsor("../../etc")]}, "no Bioguide id"),
        ({"cosponsors": [cosponsor("A000001", sponsorshipDate="soon")]}, "a day is written like"),
        ({"committees": [{"systemCode": "x", "name": "A", "chamber": "House"}]}, "four letters"),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(read: Read, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(MalformedData, match=reason):
        read(replace(MadeUpBill(), **changes))


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<billStatus><bill><title>&c;</title></bill></billStatus>"
)
OUTSIDE = b'<!DOCTYPE b [<!ENTITY a SYSTEM "secret.txt">]><billStatus><bill><title>&a;</title></bill></billStatus>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "parts that such a file never has"),
        (OUTSIDE, "parts that such a file never has"),
        (MadeUpBill().xml()[:-40], "not whole XML"),
        (b"", "not whole XML"),
        (b"\x00\x01\x02", "not whole XML"),
        (b'<?xml version="1.0" encoding="x-none"?><billStatus/>', "not whole XML"),
        (b"<html><body>Not found</body></html>", "not the status of a bill"),
        (b"<billStatus></billStatus>", "not the status of a bill"),
        (b"<billStatus><bill></bill></billStatus>", "not the status of a bill"),
        (b"<billStatus>" + b"<bill>" * 50_000 + b"</bill>" * 50_000 + b"</billStatus>", "not the status of a bill"),
    ],
)
def test_a_hostile_file_is_not_opened(content: bytes, reason: str) -> None:
    with pytest.raises(MalformedData, match=reason) as refused:
        read_status(content, WANTED, AS_OF)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html></html>", "not whole JSON"),
        (b'{"bill": {"number": ', "not whole JSON"),
        (b"[" * 100_000, "not whole JSON"),
        (b"[]", "not what the API answers"),
        (b'{"error": "API_KEY_INVALID"}', "not the status of a bill"),
        (b'{"bill": []}', "“bill” should have parts of its own"),
        (b'\xff\xfe{"bill": 1}', "not whole JSON"),
    ],
)
def test_an_answer_that_is_no_bill_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(MalformedData, match=reason):
        congress_api.read_bill(lambda path: content, WANTED, AS_OF)


def test_long_lists_are_read_page_by_page_to_their_end() -> None:
    many = [cosponsor(f"A{number:06d}") for number in range(congress_api.PAGE * 2 + 3)]
    assert len(of_api(MadeUpBill(cosponsors=many)).signatories) == 1 + len(many)


def test_a_list_that_ends_too_early_is_refused() -> None:
    made = MadeUpBill(cosponsors=[cosponsor("A000001"), cosponsor("A000002")])

    def get(path: str) -> bytes:
        answer = json.loads(made.page(urlsplit(path).path, 0, 1))
        answer.pop("pagination", None)
        return json.dumps(answer).encode()

    with pytest.raises(MalformedData, match="fewer cosponsors came"):
        congress_api.read_bill(get, WANTED, AS_OF)


def test_a_list_without_an_end_is_given_up() -> None:
    made = MadeUpBill()

    def get(path: str) -> bytes:
        answer = json.loads(made.page(urlsplit(path).path, 0, 250))
        if "pagination" in answer:
            answer["pagination"]["next"] = "https://elsewhere.example/"
        return json.dumps(answer).encode()

    with pytest.raises(MalformedData, match="does not end"):
        congress_api.read_bill(get, WANTED, AS_OF)


@pytest.mark.parametrize(
    ("bill", "page"),
    [
        ("s7-101", "101st-congress/senate-bill/7"),
        ("hjres1-112", "112th-congress/house-joint-resolution/1"),
        ("sconres7-122", "122nd-congress/senate-concurrent-resolution/7"),
        ("hres9-113", "113th-congress/house-resolution/9"),
    ],
)
def test_a_bill_has_its_page_at_congress_gov(bill: str, page: str) -> None:
    assert page_of(BillId.parse(bill)) == f"https://www.congress.gov/bill/{page}"
