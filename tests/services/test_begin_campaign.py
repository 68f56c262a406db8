"""A campaign begins, is copied and settled: with a letter of its own, never losing what somebody else set meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Actor
from advocacy.services.begin_campaign import (
    begin_campaign,
    duplicate,
    gives_away,
    suggest_path,
    suggest_slug,
)
from advocacy.services.campaign_progress import progress_of
from advocacy.services.campaign_settings import save_settings, settle
from advocacy.services.installation import Installation
from advocacy.services.keep_working_copies import NameTaken, load, save
from advocacy.services.list_campaigns import FolderCopy, facts_of, find_campaign, list_campaigns

MARIA = Actor(1, "maria@example.org")
ANA = Actor(2, "ana@example.org")
BILL = {"bill": "hr1557-119", "path": "school-letters"}


def here(app: Flask) -> Installation:
    """This copy of the site."""
    found: Installation = app.extensions["advocacy"]
    return found


def test_a_new_campaign_waits_only_for_its_words(app: Flask) -> None:
    with app.app_context():
        copy = begin_campaign(here(app).ports, here(app).letters_dir, "schools", BILL, MARIA)
        progress = progress_of(here(app).ports, copy.files, "schools")
    assert progress.campaign is not None
    assert progress.bill is not None
    assert progress.asked > 500
    assert progress.settings_errors == 0
    assert progress.letter_errors > 10
    assert not progress.can_be_published


@pytest.mark.parametrize("name", ["new", "import"])
def test_a_name_of_the_sites_own_pages_is_refused(app: Flask, name: str) -> None:
    with app.app_context(), pytest.raises(MalformedInput):
        begin_campaign(here(app).ports, here(app).letters_dir, name, BILL, MARIA)


def test_the_name_of_a_folder_is_taken(app: Flask) -> None:
    with app.app_context(), pytest.raises(NameTaken):
        begin_campaign(here(app).ports, here(app).letters_dir, "title-ix-protection-act", BILL, MARIA)


def test_copies_are_numbered_drafts_with_addresses_of_their_own(app: Flask) -> None:
    with app.app_context():
        ports, folder = here(app).ports, here(app).letters_dir
        original = find_campaign("title-ix-protection-act", folder)
        copies = [duplicate(ports, folder, original, MARIA) for _ in range(2)]
        listed = {one.slug: one for one in list_campaigns(folder)}
    assert isinstance(original, FolderCopy)
    assert [(one.slug, one.state) for one in copies] == [
        ("title-ix-protection-act-2", "draft"),
        ("title-ix-protection-act-3", "draft"),
    ]
    assert listed["title-ix-protection-act-3"].path == "education-letter-3"
    assert copies[0].files["en.md"] == original.files["en.md"]


def test_settings_of_two_organisers_at_once_are_both_kept(app: Flask) -> None:
    with app.app_context():
        ports = here(app).ports
        before = begin_campaign(ports, here(app).letters_dir, "schools", BILL, MARIA)
        save_settings(ports, before, {"organisation": "The PTA"}, ANA)
        save_settings(ports, before, {"closes": "2027-05-01"}, MARIA)
        facts = facts_of(load("schools").files)
    assert (facts["organisation"], facts["closes"]) == ("The PTA", "2027-05-01")


def test_a_letter_in_work_stays_word_for_word_when_its_settings_change(app: Flask) -> None:
    with app.app_context():
        ports = here(app).ports
        copy = begin_campaign(ports, here(app).letters_dir, "schools", BILL, MARIA)
        worked = {**copy.files, "es.md": copy.files["es.md"].replace("Toma unos minutos", "Toma poco tiempo")}
        copy = save(copy, worked, ANA, datetime(2026, 11, 23, tzinfo=UTC))
        after = save_settings(ports, copy, {"targets": ["governor"]}, MARIA)
    assert after.files["es.md"] == worked["es.md"]
    assert "wording" in after.files["en.md"]
    assert "governor" in after.files["en.md"]


def test_lines_stand_in_the_order_of_the_readme_and_unknown_ones_last() -> None:
    files = settle({}, {"zone": "America/New_York", "colour": "green", "path": "a", "closes": "", "bill": "hr1-119"})
    assert [line.partition(":")[0] for line in files["campaign.yaml"].splitlines()] == [
        "path",
        "bill",
        "zone",
        "colour",
    ]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Fair schools 2026", "fair-schools-2026"),
        ("¡Niños a salvo!", "ninos-a-salvo"),
        ("new", "new-campaign"),
        ("—", ""),
    ],
)
def test_a_name_becomes_small_letters_and_hyphens(name: str, slug: str) -> None:
    assert suggest_slug(name) == slug


def test_a_suggested_address_is_neutral() -> None:
    assert suggest_path("fair-schools") == "fair-schools"
    assert suggest_path("stop-sexual-harassment") == "letter"
    assert gives_away("sexual-harassment")
