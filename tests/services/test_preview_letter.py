"""A letter tried on real officials before it is published: the citizen's own words, and nothing counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.campaigns import CampaignVersion
from advocacy.core.delivery import Channel
from advocacy.core.errors import UnknownThing
from advocacy.core.form_sheet import FormField
from advocacy.core.letters import LetterRefused
from advocacy.core.officials import OfficeTitle, Official
from advocacy.services.check_letters import read_folder
from advocacy.services.ports import Ports
from advocacy.services.preview_letter import draft_version, file_of, neighbour, nobody, preview, ways_of
from advocacy.services.preview_people import Kind, preview_people
from advocacy.settings import Settings
from advocacy.wiring import load_ports

DAY = date(2026, 11, 22)
FOLDER = Path(__file__).resolve().parents[2] / "letters" / "stop-sexual-harassment-k12"
STATE_KINDS = {Kind.STATE_SENATOR, Kind.STATE_REPRESENTATIVE, Kind.STATE_LEGISLATOR, Kind.GOVERNOR, Kind.MAYOR}


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    return load_ports(Settings(instance_dir=tmp_path_factory.mktemp("instance"), today=DAY))


@pytest.fixture(scope="module")
def version() -> CampaignVersion:
    return draft_version(read_folder(FOLDER), FOLDER.name)


@pytest.fixture(scope="module")
def people(ports: Ports, version: CampaignVersion) -> Mapping[Kind, Official]:
    bill = ports.bills[str(version.campaign.bill)]
    return {one.kind: one.official for one in preview_people(ports, version.campaign, bill, DAY)}


def test_one_real_official_of_each_kind_is_found_the_sponsor_first(people: Mapping[Kind, Official]) -> None:
    assert people[Kind.SPONSOR].name == "Sean Casten"
    assert people[Kind.COSPONSOR_REPRESENTATIVE].office is OfficeTitle.US_REPRESENTATIVE
    assert people[Kind.OTHER_CHAMBER].office is OfficeTitle.US_SENATOR
    assert set(people) >= STATE_KINDS | {Kind.DELEGATE, Kind.RESIDENT_COMMISSIONER, Kind.ON_COMMITTEE, Kind.VACANCY}
    assert not people[Kind.VACANCY].is_person
    assert next(iter(people)) is Kind.SPONSOR


def test_only_those_whom_the_campaign_writes_to_are_shown(ports: Ports, version: CampaignVersion) -> None:
    narrow = replace(version.campaign, rule=replace(version.campaign.rule, offices=(OfficeTitle.GOVERNOR,)))
    found = preview_people(ports, narrow, None, DAY)
    assert [one.kind for one in found] == [Kind.GOVERNOR, Kind.VACANCY]
    assert {one.official.office for one in found} == {OfficeTitle.GOVERNOR}


def test_everyone_shown_is_in_office_that_day(people: Mapping[Kind, Official]) -> None:
    assert all(one.serves_on(DAY) for kind, one in people.items() if kind is not Kind.VACANCY)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_letter_to_every_kind_is_complete(
    ports: Ports, version: CampaignVersion, people: Mapping[Kind, Official], language: str
) -> None:
    for official in people.values():
        written = preview(ports, version, official.official_id, language, DAY)
        assert written.draft.language == language
        assert "{{" not in written.draft.message
        assert written.draft.signature == "Alex Rivera"


def test_the_invented_neighbour_lives_where_the_official_has_an_office_at_home(
    ports: Ports, version: CampaignVersion, people: Mapping[Kind, Official]
) -> None:
    sponsor = people[Kind.SPONSOR]
    writer = neighbour(ports, sponsor, version.letter("en"))
    assert (writer.city, writer.zip, writer.state.code) == ("Glen Ellyn", "60137", "IL")
    written = preview(ports, version, sponsor.official_id, "en", DAY)
    assert any(run.is_own for paragraph in written.draft.paragraphs for run in paragraph)


def test_a_letter_of_someone_who_filled_in_nothing_has_no_gaps(
    ports: Ports, version: CampaignVersion, people: Mapping[Kind, Official]
) -> None:
    governor = people[Kind.GOVERNOR]
    draft = preview(ports, version, governor.official_id, "en", DAY, nobody(ports, governor)).draft
    assert draft.signature == ""
    assert "  " not in draft.body
    assert draft.sender == (ports.states[governor.division.state].name,)


def test_the_ways_out_are_those_of_the_citizens_page(
    ports: Ports, version: CampaignVersion, people: Mapping[Kind, Official]
) -> None:
    letter = version.letter("en")
    for kind in (Kind.SPONSOR, Kind.STATE_SENATOR):
        official = people[kind]
        writer = neighbour(ports, official, letter)
        written = preview(ports, version, official.official_id, "en", DAY, writer)
        ways = ways_of(written, writer, letter.texts["topic"])
        assert written.draft.body in ways.sheet.value(FormField.MESSAGE)
        assert ways.sheet.value(FormField.TOPIC) == letter.texts["topic"]
        assert bool(ways.mail) is bool(official.email)
    assert ways.mail is not None
    assert ways.mail.mailto.startswith("mailto:")


def test_the_file_is_the_one_that_a_citizen_takes_away(
    ports: Ports, version: CampaignVersion, people: Mapping[Kind, Official]
) -> None:
    written = preview(ports, version, people[Kind.SPONSOR].official_id, "es", DAY)
    file = file_of(ports, written, Channel.PDF)
    assert file.content.startswith(b"%PDF")
    assert file.pages == 1


def test_an_official_or_a_bill_that_nobody_knows_is_said_to_be_so(ports: Ports, version: CampaignVersion) -> None:
    with pytest.raises(UnknownThing):
        preview(ports, version, "bioguide:Z999999", "en", DAY)
    with pytest.raises(LetterRefused):
        draft_version({"campaign.yaml": "path: Not A Path"}, "schools")
