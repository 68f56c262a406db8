"""Campaigns of the site: published now or on a day to come, closed and opened, owned by the site or a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Actor
from advocacy.services.advance_campaign import Step, advance, can, last_remark
from advocacy.services.audit import Act
from advocacy.services.keep_working_copies import SavedMeanwhile, begin, load, save
from advocacy.services.load_campaigns import current_versions, newest_versions
from advocacy.services.ports import Ports
from advocacy.services.publish_copy import NotNow, publish_copy, unschedule
from advocacy.services.publish_folders import publish_folders
from advocacy.store import audit_log
from advocacy.store.database import reading
from advocacy.store.working_copies import WorkingCopy
from tests.services.small_world import ports as small_ports
from tests.support.kept import kept
from tests.support.manuscripts import BILL, FILES, spoiled

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
ANA = Actor(1, "ana@example.org")


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


@pytest.fixture
def copy() -> WorkingCopy:
    return begin("schools", FILES, ANA, NOW)


def ports(day: date = DAY) -> Ports:
    return replace(small_ports(day), bills={str(BILL.id): BILL}, now=lambda: NOW)


def headline(day: date = DAY) -> str:
    found = current_versions(lambda zone: day).get("schools")
    return found.letter("en").texts["headline"] if found else ""


def saved(new: str) -> WorkingCopy:
    return save(load("schools"), spoiled("en.md", "Keep students safe.", new), ANA, NOW)


def acts() -> list[str]:
    with reading() as connection:
        return [entry.act for entry in audit_log.every(connection)]


def test_a_copy_is_published_in_its_authors_name_and_again_only_when_its_words_changed(copy: WorkingCopy) -> None:
    assert publish_copy(ports(), copy, ANA).number == 1
    assert load("schools").state == "published"
    assert not publish_copy(ports(), load("schools"), ANA).new
    assert publish_copy(ports(), saved("Keep everyone safe."), ANA).number == 2
    assert headline() == "Keep everyone safe."
    assert acts().count(Act.PUBLISHED) == 2


def test_errors_stop_publishing_and_leave_what_was_there(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA)
    result = publish_copy(ports(), saved("{{ bill.nothing }}"), ANA)
    assert (result.new, result.number) == (False, 1)
    assert result.problems
    assert headline() == "Keep students safe."


def test_a_scheduled_version_is_live_from_its_day_in_the_campaigns_own_zone(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA)
    publish_copy(ports(), saved("From December on."), ANA, live_from=date(2026, 12, 1))
    assert headline(date(2026, 11, 30)) == "Keep students safe."
    assert headline(date(2026, 12, 1)) == "From December on."
    west = {"America/New_York", "Etc/GMT+12"}
    late = current_versions(lambda zone: date(2026, 11, 30) if zone in west else date(2026, 12, 1))["schools"]
    assert late.number == 1
    assert newest_versions()["schools"].number == 2


def test_a_campaign_whose_first_day_is_to_come_is_not_there_before(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA, live_from=DAY + timedelta(days=1))
    assert headline() == ""
    assert headline(DAY + timedelta(days=1)) == "Keep students safe."


def test_what_was_scheduled_can_be_taken_back_and_its_number_stays_used(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA)
    publish_copy(ports(), saved("Never seen."), ANA, live_from=date(2026, 12, 1))
    assert unschedule(ports(), "schools", ANA) == (2,)
    assert unschedule(ports(), "schools", ANA) == ()
    assert headline(date(2027, 6, 1)) == "Keep students safe."
    assert publish_copy(ports(), load("schools"), ANA).number == 3


def test_publishing_now_takes_back_what_was_scheduled(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA, live_from=date(2026, 12, 1))
    publish_copy(ports(), saved("Now."), ANA)
    assert headline() == headline(date(2026, 12, 2)) == "Now."
    assert Act.UNSCHEDULED in acts()


@pytest.mark.parametrize("day", [DAY, DAY - timedelta(days=1), DAY + timedelta(days=800)])
def test_a_day_that_is_not_to_come_or_too_far_off_is_refused(copy: WorkingCopy, day: date) -> None:
    with pytest.raises(MalformedInput):
        publish_copy(ports(), copy, ANA, live_from=day)


def test_words_that_someone_saved_in_the_meantime_are_not_published_unseen(copy: WorkingCopy) -> None:
    saved("Another's words.")
    with pytest.raises(SavedMeanwhile):
        publish_copy(ports(), copy, ANA)
    assert headline() == ""


def test_a_closed_campaign_says_so_and_can_be_opened_again(copy: WorkingCopy) -> None:
    publish_copy(ports(), copy, ANA)
    advance("schools", Step.CLOSE, ANA, NOW)
    version = current_versions(lambda zone: DAY)["schools"]
    assert version.closed
    assert not version.is_open(DAY)
    with pytest.raises(NotNow):
        publish_copy(ports(), load("schools"), ANA)
    advance("schools", Step.REOPEN, ANA, NOW)
    assert current_versions(lambda zone: DAY)["schools"].is_open(DAY)


def test_an_archived_campaign_comes_back_as_what_it_was(copy: WorkingCopy) -> None:
    assert advance("schools", Step.ARCHIVE, ANA, NOW).state == "archived"
    assert advance("schools", Step.UNARCHIVE, ANA, NOW).state == "draft"
    publish_copy(ports(), load("schools"), ANA)
    advance("schools", Step.CLOSE, ANA, NOW)
    advance("schools", Step.ARCHIVE, ANA, NOW)
    assert current_versions(lambda zone: DAY)["schools"].closed
    assert advance("schools", Step.UNARCHIVE, ANA, NOW).state == "closed"


def test_review_is_asked_for_withdrawn_and_sent_back_with_a_sentence(copy: WorkingCopy) -> None:
    assert advance("schools", Step.ASK_REVIEW, ANA, NOW).in_review
    assert not can(load("schools"), Step.ASK_REVIEW)
    advance("schools", Step.SEND_BACK, ANA, NOW, "Please shorten\nthe letter.")
    remark = last_remark("schools")
    assert remark is not None
    assert remark.detail["remark"] == "Please shorten the letter."
    advance("schools", Step.ASK_REVIEW, ANA, NOW)
    assert last_remark("schools") is None
    publish_copy(ports(), load("schools"), ANA)
    assert not load("schools").in_review


@pytest.mark.parametrize("step", [Step.CLOSE, Step.REOPEN, Step.UNARCHIVE, Step.WITHDRAW, Step.SEND_BACK])
def test_a_step_that_does_not_follow_is_refused(copy: WorkingCopy, step: Step) -> None:
    with pytest.raises(NotNow):
        advance("schools", step, ANA, NOW)


def test_a_campaign_is_owned_by_its_folder_or_by_the_site_never_by_both(copy: WorkingCopy, tmp_path: Path) -> None:
    folder = tmp_path / "schools"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ((_, refused),) = publish_folders(tmp_path, {str(BILL.id): BILL}, DAY)
    assert [problem.code for problem in refused.problems] == ["site-owns"]
    result = publish_copy(ports(), copy, ANA, folders=["schools"])
    assert [problem.code for problem in result.problems] == ["folder-owns"]
    assert newest_versions() == {}
