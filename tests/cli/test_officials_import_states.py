"""The commands that import state officials: what they print, and how they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.support.importing_site import app_for, importers
from tests.support.people import archive, legislator


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return app_for(importers(tmp_path / "site"))


def run(app: Flask, *words: object) -> Result:
    return app.test_cli_runner().invoke(args=["officials", "import", *(str(word) for word in words)])


def test_an_archive_of_legislators_is_imported_and_counted(app: Flask, tmp_path: Path) -> None:
    people = [legislator(1), legislator(2, "9", "lower", email="no address")]
    source = archive(tmp_path / "people.tar.gz", {"ak": people})
    result = run(app, "legislatures", source, "--as-of", "2026-08-05")
    assert result.exit_code == 0, result.output
    assert "2 officials of 1 state: 1 state_representative, 1 state_senator." in result.stdout
    assert "“email” left out where it cannot be right (1: ak/Ana-Peña2)" in result.stderr
    assert (tmp_path / "site" / "legislators.csv").read_text(encoding="utf-8").count("\n") == 3
    assert (tmp_path / "site" / "advocacy" / "data" / "district_offices.csv").read_text().count("\n") == 3


def test_governors_are_imported_below_another_folder(app: Flask, tmp_path: Path) -> None:
    table = tmp_path / "governors.csv"
    table.write_text(
        "state,office,name,party,address,phone,email,website,same_person\nAK,Governor,Ann Lee,,,,,,no\n",
        encoding="utf-8",
    )
    result = run(app, "governors", table, "--as-of", "2026-08-05", "--into", tmp_path / "new")
    assert result.exit_code == 0, result.output
    assert "1 officials of 1 state: 1 governor." in result.stdout
    assert "governor:ak" in (tmp_path / "new" / "legislators.csv").read_text(encoding="utf-8")


def test_what_is_no_list_of_people_is_refused_in_one_sentence_and_nothing_is_written(
    app: Flask, tmp_path: Path
) -> None:
    page = tmp_path / "ak.csv"
    page.write_text("<!DOCTYPE html><title>Not found</title>", encoding="utf-8")
    for words in (("legislatures", page), ("governors", page)):
        result = run(app, *words, "--as-of", "2026-08-05")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ak.csv, line 1: the column")
        assert result.stderr.endswith("Nothing was written.\n")
    assert not (tmp_path / "site" / "legislators.csv").exists()


def test_governors_go_where_refresh_writes_when_asked_to_and_elsewhere_it_is_said_that_no_one_sees_them(
    tmp_path: Path,
) -> None:
    plugs = importers(tmp_path / "site")
    app = app_for(plugs)

    def governor(name: str, *words: str) -> Result:
        table = tmp_path / "governors.csv"
        head = "state,office,name,party,address,phone,email,website,same_person\n"
        table.write_text(f"{head}AK,Governor,{name},,,,,,no\n", encoding="utf-8")
        return run(app, "governors", table, "--as-of", "2026-12-08", *words)

    instance = governor("Ann Lee", "--instance")
    assert instance.exit_code == 0, instance.output
    refreshed = tmp_path / "site" / "instance" / "data" / "legislators.csv"
    assert f"Written: {refreshed}, 1 rows." in instance.stdout
    assert "goes on using" not in instance.stderr
    assert plugs.layers.path("legislators.csv") == refreshed
    project = governor("Bo Day")
    assert f"Note: the site goes on using {refreshed}, which is newer; --instance writes there." in project.stderr
    assert "Ann Lee" in refreshed.read_text(encoding="utf-8")
    assert governor("Cy Fox", "--instance", "--into", str(tmp_path)).exit_code == 2
