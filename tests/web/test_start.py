"""The first page: what is asked, where the bill stands, help, and one field; and the pages beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.support.counts import LETTERS, publish_folder
from tests.support.visitor import CAMPAIGN, DONE, FIND, SEND, UPDATE, WRITE, Visitor
from tests.web.conftest import VisitorFactory

ONLY_ONE_IS_OPEN = date(2026, 11, 10)


def test_the_front_page_is_the_campaign_when_there_is_one(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    ana = visitor(site_with(today=ONLY_ONE_IS_OPEN)).open("/")
    assert ana.response.status_code == 200
    assert "sexual harassment and assault" in ana.heading
    assert "place" in ana.fields


def test_the_front_page_lists_what_one_can_write_about_when_there_are_several(ana: Visitor) -> None:
    ana.open("/?source=pta")
    assert ana.heading == "Write to the people who represent you"
    assert next(ana.page.elements("title")).text == "Write to them"
    assert "Every student should know whom to turn to" in ana.text
    assert "It is before the House Committee on Education and Workforce." in ana.text
    assert "It dies on January 3, 2027, in 41 days, unless it is law by then." in ana.text
    assert "so this letter asks for a new bill" in ana.text
    links = [each.get("href") for each in ana.page.elements("a") if "Write this letter" in "".join(each.itertext())]
    assert links == ["/school-letter?source=pta", f"{CAMPAIGN}?source=pta"]
    assert 'href="/exit"' in ana.html


def test_a_living_bills_page_says_where_it_is_when_it_dies_and_what_is_not_known(ana: Visitor) -> None:
    text = ana.open("/school-letter").text
    assert "Introduced on February 25, 2025 by Sean Casten with 3 original cosponsors." in text
    assert "It dies on January 3, 2027, in 41 days, unless it is law by then." in text
    assert "What Congress has done with it since" in text
    assert "still serve" not in text


def test_once_its_congress_is_over_the_page_says_so(site_with: Callable[..., Flask], visitor: VisitorFactory) -> None:
    text = visitor(site_with(today=date(2027, 1, 4))).open("/school-letter").text
    assert "It ended without a vote when its Congress did, on January 3, 2027" in text
    assert "It dies on" not in text


def test_the_first_page_says_what_the_bill_does_and_that_it_ended(ana: Visitor) -> None:
    text = ana.open().text
    assert "H.R. 4030, 115th Congress" in text
    assert "Introduced on October 12, 2017 by Jackie Speier with 27 original cosponsors." in text
    assert "It ended without a vote when its Congress did, on January 3, 2019" in text
    assert "16 of those cosponsors still serve" in text


def test_help_is_there_with_the_day_it_was_checked(ana: Visitor) -> None:
    text = ana.open().text
    assert "800-656-4673" in text
    assert "Checked on November 22, 2026." in text
    assert "It is not a hotline" in text
    assert "A call may show on a phone bill" in text


def test_a_campaign_by_its_folders_name_leads_to_its_neutral_address(ana: Visitor) -> None:
    ana.open(f"/{LETTERS}")
    assert (ana.response.status_code, ana.response.location) == (302, CAMPAIGN)


def test_titles_addresses_and_downloads_give_nothing_away(ana: Visitor) -> None:
    ana.ready(name="Ana Ruiz")
    title = next(ana.page.elements("title")).text or ""
    assert not {"title ix", "sexual", "assault", "harassment"} & set(title.lower().split())
    assert ana.address.endswith("/education-letter/send")


def test_every_page_says_who_is_behind_the_site(site_with: Callable[..., Flask], visitor: VisitorFactory) -> None:
    ana = visitor(site_with(operator_name="Friends of <Schools>", operator_contact="hello@example.org"))
    for page in (ana.open("/"), ana.open("/about"), ana.meet(), ana.write(), ana.ready(), ana.open("/nowhere")):
        assert "This site is run by Friends of <Schools>" in page.text
        assert 'href="mailto:hello@example.org"' in page.html


def test_who_does_not_say_who_they_are_is_said_to_be_silent(ana: Visitor) -> None:
    assert "has not said yet who they are" in ana.open("/").text


def test_the_about_page_says_what_is_kept_and_how_old_the_list_is(ana: Visitor) -> None:
    text = ana.open("/about").text
    assert "June 15, 2026" in text
    assert "119th Congress" in text
    assert "never written to a disk of ours" in text


def test_the_about_page_has_the_way_out_once_someone_came_from_a_sensitive_campaign(ana: Visitor) -> None:
    assert 'href="/exit"' in ana.open("/about").html


def test_the_organisations_own_list_is_offered_at_the_end_if_there_is_one(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    ana = visitor(site_with(signup_url="https://lists.example/join"))
    assert 'href="https://lists.example/join"' in ana.ready().press(DONE).html
    assert "lists.example" not in visitor().ready().press(DONE).html


def test_exit_leads_away_at_once_and_has_the_browser_forget(
    site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    ana = visitor(site_with(exit_url="https://weather.example/"))
    ana.open("/exit?lang=es")
    assert (ana.response.status_code, ana.response.location) == (303, "https://weather.example/")
    assert ana.response.headers["Clear-Site-Data"] == '"cache"'
    assert ana.response.headers["Cache-Control"] == "no-store"
    assert ana.response.headers["Referrer-Policy"] == "no-referrer"
    assert ana.response.data == b""


def test_a_link_to_share_says_nothing_about_her(visitor: VisitorFactory) -> None:
    eva = visitor(language="es")
    eva.open(f"{CAMPAIGN}?source=pta&lang=es").press(FIND, place="94704").press(WRITE)
    eva.press(SEND, name="Ana Ruiz").press(DONE)
    shared = next(each for each in eva.page.elements("input", "textarea") if each.get("id") == "share")
    text = shared.get("value") or shared.text or ""
    assert text.endswith(f"/{CAMPAIGN.strip('/')}")
    assert not {"Ana", "94704", "pta", "lang"} & set(re.findall(r"\w+", text))


def test_a_page_that_is_not_there_says_so(ana: Visitor) -> None:
    ana.open("/nowhere")
    assert ana.response.status_code == 404
    assert "There is no page here" in ana.heading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The letters of this repository, to be changed."""
    from advocacy.settings import ROOT

    copied = tmp_path / "letters"
    shutil.copytree(ROOT / "letters", copied)
    return copied


def window(folder: Path, opens: str = "2026-11-01", closes: str = "") -> None:
    file = folder / LETTERS / "campaign.yaml"
    text = file.read_text(encoding="utf-8").replace("opens: 2026-11-01", f"opens: {opens}")
    file.write_text(text + (f"closes: {closes}\n" if closes else ""), encoding="utf-8")


def test_a_campaign_that_has_not_opened_says_when(
    folder: Path, site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    window(folder, opens="2026-12-01")
    app = site_with(letters_dir=folder, today=ONLY_ONE_IS_OPEN)
    publish_folder(app, ONLY_ONE_IS_OPEN)
    ana = visitor(app)
    assert "This campaign opens on December 1, 2026" in ana.open(CAMPAIGN).heading
    assert "800-656-4673" in ana.text
    assert "No campaign is open today" in ana.open("/").text


def test_a_letter_begun_before_its_campaign_closed_can_still_be_printed(
    folder: Path, site_with: Callable[..., Flask], visitor: VisitorFactory
) -> None:
    before = site_with()
    ana = visitor(before)
    ana.write(name="Ana Ruiz")
    window(folder, closes="2026-12-01")
    after = site_with(letters_dir=folder, today=date(2026, 12, 2))
    publish_folder(after, date(2026, 12, 2))
    ana.client = visitor(after).client
    ana.press(UPDATE).press(SEND, name="Ana Ruiz")
    assert ana.heading == "Print or send"
    ana.press("pdf|all")
    assert ana.response.mimetype == "application/pdf"
    late = visitor(after)
    assert late.open(CAMPAIGN).heading == "This campaign is closed"
    assert "It ended on December 1, 2026" in late.text
