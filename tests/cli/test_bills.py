"""``flask bills refresh`` and ``check``: what they say, and what each ending means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from flask import Flask, current_app
from pytest_httpserver import HTTPServer

from advocacy import store
from advocacy.cli.bills import group
from advocacy.core.staff import COMMAND_LINE
from advocacy.services.keep_working_copies import begin
from advocacy.services.publish_folders import publish_folders
from advocacy.store.database import db
from tests.support.bill_site import STATUS, give_file, site
from tests.support.bills import MadeUpBill, cosponsor
from tests.support.importing_site import app_for
from tests.support.kept import kept
from tests.support.manuscripts import BILL, DAY, FILES

Run = Callable[..., Result]


@pytest.fixture
def app(tmp_path: Path, httpserver: HTTPServer, database_url: str) -> Iterator[Flask]:
    app = app_for(site(tmp_path, httpserver))
    app.extensions["advocacy"].letters_dir = tmp_path / "letters"
    store.init_app(app, database_url)
    yield app
    with app.app_context():
        db.engine.dispose()


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["bills", *arguments])


def test_a_refresh_says_what_is_new_and_what_was_written(app: Flask, httpserver: HTTPServer) -> None:
    give_file(httpserver, MadeUpBill(cosponsors=[cosponsor("A000001")]))
    result = run(app, "refresh", "hr1557-119")
    assert result.exit_code == 0
    assert "H.R. 1557: New here: in committee, 1 cosponsor beside its sponsor." in result.output
    assert "Written: bill_positions.csv, bills.csv." in result.output
    assert "H.R. 1557: Nothing is new." in run(app, "refresh", "hr1557-119").output


def test_a_dry_run_says_so(app: Flask, httpserver: HTTPServer) -> None:
    give_file(httpserver, MadeUpBill())
    assert "Nothing was written." in run(app, "refresh", "--dry-run", "hr1557-119").output


def test_a_refresh_that_fails_ends_with_one_and_a_sentence(app: Flask, httpserver: HTTPServer) -> None:
    httpserver.expect_request(STATUS).respond_with_data("gone", 404)
    result = run(app, "refresh", "hr1557-119")
    assert result.exit_code == 1
    assert "H.R. 1557 stays as it was:" in result.output
    assert "Traceback" not in result.output


def test_the_bill_of_a_campaign_is_found_in_its_folder(app: Flask, tmp_path: Path, httpserver: HTTPServer) -> None:
    folder = tmp_path / "letters" / "schools"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("hr4030-115", "hr1557-119"), encoding="utf-8")
    give_file(httpserver, MadeUpBill())
    assert "H.R. 1557: New here" in run(app, "refresh", "--campaign", "schools").output
    assert "There is no campaign" in run(app, "refresh", "--campaign", "others").output


def test_the_bill_of_a_campaign_of_the_site_is_found_as_well(app: Flask, httpserver: HTTPServer) -> None:
    files = {name: text.replace("hr4030-115", "HR 1557 (119th)") for name, text in FILES.items()}
    with app.app_context():
        begin("of-the-site", files, COMMAND_LINE, datetime(2026, 11, 22, tzinfo=UTC))
    give_file(httpserver, MadeUpBill())
    assert "H.R. 1557: New here" in run(app, "refresh").output


def test_a_bill_is_read_as_people_type_it(app: Flask, httpserver: HTTPServer) -> None:
    give_file(httpserver, MadeUpBill())
    assert "H.R. 1557: New here" in run(app, "refresh", "HR 1557").output


@pytest.mark.parametrize("bill", ["1557", "law", "../../etc", "hr1557-119; rm"])
def test_what_is_no_bill_is_refused_before_anything_is_read(app: Flask, bill: str) -> None:
    result = run(app, "refresh", bill)
    assert result.exit_code == 1
    assert "Write it like HR 1557, S. 12 (118th) or hr1557-119." in result.output


@pytest.fixture
def check(database_url: str, tmp_path: Path) -> Iterator[Callable[[date], Result]]:
    """The check on a day, of one campaign whose letter was written for a bill that has died."""
    folder = tmp_path / "letters" / "schools"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        more = "written_for: [died]\n" if name == "campaign.yaml" else ""
        (folder / name).write_text(text + more, encoding="utf-8")
    bills = {str(BILL.id): BILL}

    def check(day: date) -> Result:
        ports = SimpleNamespace(bills=bills, today=lambda zone: day)
        current_app.extensions["advocacy"] = SimpleNamespace(ports=ports)
        return CliRunner().invoke(group, ["check"])

    with kept(database_url):
        ((_, published),) = publish_folders(folder.parent, bills, DAY)
        assert published.new, published.problems
        yield check


def test_a_letter_that_fits_its_bill_ends_with_zero(check: Callable[[date], Result]) -> None:
    result = check(DAY)
    assert result.exit_code == 0
    assert "schools: H.R. 4030 of the 115th Congress is dead" in result.output


def test_a_letter_that_does_not_fit_its_bill_ends_with_three_and_a_red_flag(check: Callable[[date], Result]) -> None:
    result = check(date(2018, 6, 1))
    assert result.exit_code == 3
    assert "RED FLAG: schools: H.R. 4030 of the 115th Congress is in committee" in result.output
