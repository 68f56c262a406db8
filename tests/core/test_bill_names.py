"""Bills as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.bill_names import read_bill_name
from advocacy.core.bills import BillId
from advocacy.core.errors import MalformedInput

NOVEMBER = date(2026, 11, 22)
JANUARY = date(2027, 1, 3)


@pytest.mark.parametrize(
    ("typed", "bill"),
    [
        ("HR 1557", "hr1557-119"),
        ("h.r.1557", "hr1557-119"),
        ("H.R. No. 1557", "hr1557-119"),
        ("House Bill 1557", "hr1557-119"),
        ("S. 12 (118th)", "s12-118"),
        ("S 12, 118th Congress", "s12-118"),
        ("HJRes 7 118", "hjres7-118"),
        ("H. Con. Res. 5 of the 119th Congress", "hconres5-119"),
        ("Senate Resolution 3", "sres3-119"),
        ("hr1557-119", "hr1557-119"),
        ("https://www.congress.gov/bill/118th-congress/house-bill/1557", "hr1557-118"),
        ("congress.gov/bill/119th-congress/senate-joint-resolution/7/text?s=1", "sjres7-119"),
    ],
)
def test_what_people_type_is_read(typed: str, bill: str) -> None:
    assert str(BillId.typed(typed, NOVEMBER)) == bill


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "cannot be read"),
        ("1557", "cannot be read"),
        ("the school bill", "cannot be read"),
        ("HR 0", "No bill has this number"),
        ("HR 1557 (2025)", "not a Congress"),
        ("SB 12", "a bill of a state"),
        ("SR 12", "a bill (S. 12) or a resolution"),
        ("hr1-73", "since the 74th"),
        ("x" * 301, "too long"),
    ],
)
def test_what_is_no_bill_is_answered_with_an_example(typed: str, says: str) -> None:
    with pytest.raises(MalformedInput, match=r"HR 1557, S\. 12") as refused:
        BillId.typed(typed, NOVEMBER)
    assert says in str(refused.value)


def test_without_a_congress_it_is_of_the_one_that_sits_that_day() -> None:
    assert BillId.typed("HR 1", NOVEMBER).congress == 119
    assert BillId.typed("HR 1", JANUARY).congress == 120


def test_where_there_is_no_day_the_congress_has_to_be_said() -> None:
    with pytest.raises(MalformedInput, match="say which Congress"):
        BillId.typed("HR 1557")
    assert str(BillId.typed("HR 1557 (119th)")) == "hr1557-119"


def test_every_kind_of_bill_has_a_page_that_is_read_back() -> None:
    for kind in ("hr", "s", "hres", "sres", "hjres", "sjres", "hconres", "sconres"):
        bill = BillId(kind, 12, 119)
        assert BillId.typed(bill.url) == BillId.typed(str(bill)) == bill
        assert BillId.typed(bill.display, NOVEMBER) == bill


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_bill_or_is_refused(typed: str) -> None:
    with suppress(MalformedInput):
        kind, number, _congress = read_bill_name(typed)
        assert kind
        assert number > 0
