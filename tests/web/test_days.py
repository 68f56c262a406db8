"""A campaign opens and closes by itself, at midnight where its days are counted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from tests.support.counts import LETTERS, publish_folder
from tests.support.visitor import CAMPAIGN, Visitor
from tests.web.conftest import VisitorFactory

At = Callable[[datetime], Visitor]


@pytest.fixture
def at(tmp_path: Path, site_with: Callable[..., Flask], visitor: VisitorFactory) -> At:
    """The site at a moment, with a campaign of Honolulu that is open from November 24 to 25."""
    from advocacy.settings import ROOT

    folder = tmp_path / "letters"
    shutil.copytree(ROOT / "letters" / LETTERS, folder / "honolulu")
    file = folder / "honolulu" / "campaign.yaml"
    text = file.read_text(encoding="utf-8").replace("America/New_York", "Pacific/Honolulu")
    text = text.replace("path: education-letter", "path: honolulu-letter")
    file.write_text(text.replace("2026-11-01", "2026-11-24") + "closes: 2026-11-25\n", encoding="utf-8")
    app = site_with(letters_dir=folder)
    publish_folder(app, date(2026, 11, 23))
    installation = app.extensions["advocacy"]
    ports = installation.ports

    def visit(moment: datetime) -> Visitor:
        installation.ports = replace(ports, today=lambda zone: moment.astimezone(ZoneInfo(zone)).date())
        return visitor(app).open("/honolulu-letter")

    return visit


def test_it_opens_at_midnight_of_its_own_zone(at: At) -> None:
    before = at(datetime(2026, 11, 24, 9, 59, 59, tzinfo=UTC))
    assert before.heading == "This campaign opens on November 24, 2026"
    assert "place" in at(datetime(2026, 11, 24, 10, 0, tzinfo=UTC)).fields


def test_it_closes_at_the_end_of_its_last_day(at: At) -> None:
    assert "place" in at(datetime(2026, 11, 26, 9, 59, 59, tzinfo=UTC)).fields
    assert at(datetime(2026, 11, 26, 10, 0, tzinfo=UTC)).heading == "This campaign is closed"


def test_another_campaign_goes_by_its_own_days(at: At) -> None:
    assert "place" in at(datetime(2026, 11, 24, 9, 0, tzinfo=UTC)).open(CAMPAIGN).fields
