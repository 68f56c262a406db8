"""``flask officials refresh`` and ``correct``: what they say to a person, and their exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Response

from tests.support.importing_site import app_for, importers
from tests.support.sources import member
from tests.support.upstreams import Upstreams, settings_of


@pytest.fixture
def upstreams(httpserver: HTTPServer) -> Upstreams:
    return Upstreams(httpserver)


@pytest.fixture
def app(httpserver: HTTPServer, upstreams: Upstreams, tmp_path: Path) -> Flask:
    return app_for(importers(tmp_path / "site", **settings_of(httpserver)))


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["officials", *words])


def test_it_names_who_came_and_who_left_and_what_was_written(app: Flask, upstreams: Upstreams) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    last = upstreams.members[-1]["terms"][0]
    upstreams.members[-1] = member(900_000, last["state"], str(last["district"]))
    result = run(app, "refresh", "--only", "congress")
    assert result.exit_code == 0, result.output
    assert "congress: as of 2026-11-20." in result.stdout
    assert "1 came:\n  Ada Member900000 (Democratic), U.S. representative, WY-AL\n" in result.stdout
    assert "1 left:\n  Ada Member541" in result.stdout
    assert "Written to the instance folder: legislators.csv. Restart the site to use them." in result.stdout


def test_one_legislature_alone_and_a_rehearsal_of_it(app: Flask, upstreams: Upstreams) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    rehearsed = run(app, "refresh", "--state", "wy", "--dry-run")
    assert rehearsed.exit_code == 0, rehearsed.output
    assert "20 came:" in rehearsed.stdout
    assert rehearsed.stdout.endswith("This was a rehearsal: nothing was written.\n")
    assert "20 came:" in run(app, "refresh", "--state", "WY").stdout
    again = run(app, "refresh", "--state", "WY")
    assert "No one came, left or changed." in again.stdout


def test_a_refusal_is_told_with_its_reasons_and_fails(app: Flask, upstreams: Upstreams) -> None:
    assert run(app, "refresh", "--state", "WY").exit_code == 0
    del upstreams.legislators["WY"][12:]
    result = run(app, "refresh", "--state", "WY")
    assert result.exit_code == 1
    assert "Refused: Wyoming, state_senator: 12 people, where there were 20." in result.stderr
    assert result.stderr.endswith("Error: The new list is not believed. Nothing was changed.\n")
    assert run(app, "refresh", "--state", "WY", "--accept").exit_code == 0


def test_a_site_that_cannot_be_read_is_named_and_fails(app: Flask, upstreams: Upstreams) -> None:
    upstreams.answers("/legislators-current.json", lambda request: Response(status=404))
    result = run(app, "refresh", "--only", "congress")
    assert result.exit_code == 1
    assert "has no legislators-current.json (status 404)" in result.stderr
    assert result.stderr.endswith("Nothing was changed.\n")


def test_a_correction_is_written_used_and_reported_by_the_check(
    app: Flask, upstreams: Upstreams, tmp_path: Path
) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    written = run(app, "correct", "bioguide:T000001", "phone", "(202) 225-1111", "--note", "called them")
    assert written.exit_code == 0, written.output
    assert "bioguide:T000001 phone: used." in written.stdout
    kept = (tmp_path / "site" / "instance" / "corrections.csv").read_text()
    assert kept.splitlines()[1] == "bioguide:T000001,phone,202-225-1111,202-225-0000,called them,2026-11-22"
    assert "1 correction by hand is used." in run(app, "check").stdout

    upstreams.members[0]["terms"][0]["phone"] = "202-225-1111"
    assert "the list has caught up; the row can go." in run(app, "refresh", "--only", "congress").stdout
    upstreams.members[0]["terms"][0]["phone"] = "202-225-2222"
    assert "not used, because the list says something newer" in run(app, "refresh", "--only", "congress").stdout


def test_what_cannot_be_corrected_so_is_refused(app: Flask, tmp_path: Path) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    for words in (["bioguide:T000001", "salary", "1"], ["bioguide:T000001", "phone", "12"]):
        result = run(app, "correct", *words)
        assert result.exit_code == 1
        assert result.stderr.endswith("Nothing was written.\n")
    assert not (tmp_path / "site" / "instance" / "corrections.csv").exists()


def test_a_correction_for_no_one_on_the_list_says_what_a_new_official_needs(app: Flask) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    result = run(app, "correct", "bioguide:N000001", "name", "Ann Newly")
    assert "A new official needs division, office, name, family_name, term_start, term_end." in result.stdout


def test_files_in_the_instance_folder_that_cannot_be_used_are_told_by_the_check(app: Flask, tmp_path: Path) -> None:
    assert run(app, "refresh", "--only", "congress").exit_code == 0
    instance = tmp_path / "site" / "instance"
    (instance / "data" / "legislators.csv").write_text("half a fi")
    (instance / "corrections.csv").write_text("official_id,field,value,was,note,date\na:1,phone,12,,,2026-11-20\n")
    told = app_for(importers(tmp_path / "site")).test_cli_runner().invoke(args=["officials", "check"]).stdout
    assert "data/legislators.csv: it is not as it was written" in told
