"""A running site sees refreshed bills without a restart, and is not harmed by files that cannot be read."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from advocacy import wiring
from advocacy.core.bills import BillId, Stage
from advocacy.providers import committees_file
from advocacy.services.importers import Importers
from advocacy.services.refresh_bills import refresh_bills
from advocacy.settings import Settings
from advocacy.wiring.files import layers_of
from advocacy.wiring.live_bills import LiveData, read_bills
from tests.support.bill_site import give_file, site
from tests.support.bills import MadeUpBill, cosponsor

DAY = date(2026, 11, 22)
BILL = BillId("hr", 1557, 119)


class Watch:
    """A clock that goes when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def settings(tmp_path: Path, httpserver: HTTPServer) -> Settings:
    plugs = site(tmp_path, httpserver)
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    refresh_bills(plugs, [BILL], DAY)
    data = tmp_path / "advocacy" / "data"
    return Settings(roster_file=tmp_path / "legislators.csv", data_dir=data, instance_dir=tmp_path / "instance")


def live(settings: Settings, watch: Watch) -> LiveData:
    folder = settings.instance_dir / "data"
    names = ("sources.toml", "bills.csv", "bill_positions.csv")
    return LiveData(lambda: read_bills(layers_of(settings)), tuple(folder / name for name in names), watch)


def test_a_refresh_is_seen_a_second_later(settings: Settings, httpserver: HTTPServer, watch: Watch) -> None:
    data = live(settings, watch)
    assert set(data.bills["hr1557-119"].positions) == {"bioguide:A000001", "bioguide:C001117"}
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001"), cosponsor("B000002", "Rep. Two, Bo [R-TX-1]")]))
    refresh_bills(plugs_of(settings, httpserver), [BILL], DAY)
    watch.seconds = 0.9
    assert "bioguide:B000002" not in data.bills["hr1557-119"].positions
    watch.seconds = 1.1
    assert "bioguide:B000002" in data.bills["hr1557-119"].positions


def plugs_of(settings: Settings, server: HTTPServer) -> Importers:
    """Another process of the same site."""
    return wiring.importers(
        replace(settings, billstatus_url=server.url_for("/BILLSTATUS/{congress}/{type}/BILLSTATUS-{bill}.xml"))
    )


def test_a_bill_that_was_just_fetched_is_there_at_once(
    settings: Settings, httpserver: HTTPServer, watch: Watch
) -> None:
    data = live(settings, watch)
    other = MadeUpBill(number=7)
    httpserver.clear()
    httpserver.expect_request("/BILLSTATUS/119/hr/BILLSTATUS-119hr7.xml").respond_with_data(other.xml())
    assert refresh_bills(plugs_of(settings, httpserver), [BillId("hr", 7, 119)], DAY).written
    assert data.bills["hr7-119"].title == other.title


def test_files_that_did_not_change_are_not_read_again(settings: Settings, watch: Watch) -> None:
    data = live(settings, watch)
    first = data.now()
    watch.seconds = 100
    assert data.now() is first


def test_a_file_broken_by_hand_leaves_a_working_site(settings: Settings, watch: Watch) -> None:
    data = live(settings, watch)
    path = settings.instance_dir / "data" / "bills.csv"
    path.write_text("nonsense", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    watch.seconds = 2
    assert list(data.bills) == []  # what is shipped: nothing
    assert data.now().troubles


def test_a_table_that_is_gone_is_answered_as_none(settings: Settings, watch: Watch) -> None:
    data = live(settings, watch)
    assert data.bills.get("s1-119") is None
    assert len(data.bills) == 1
    assert data.bills["hr1557-119"].recorded_stage is Stage.COMMITTEE


def test_members_are_known_by_committee(settings: Settings, watch: Watch) -> None:
    header = ",".join(committees_file.COLUMNS)
    rows = "hsed00,bioguide:A000001,,x,2026-06-15\nhsed00,bioguide:B000002,Chair,x,2026-06-15\n"
    (settings.data_dir / "committee_members.csv").write_text(f"{header}\n{rows}", encoding="utf-8")
    assert live(settings, watch).members["hsed00"] == {"bioguide:A000001", "bioguide:B000002"}
