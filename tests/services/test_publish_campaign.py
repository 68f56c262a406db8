from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest

from advocacy.core.errors import UnknownThing
from advocacy.services.load_campaigns import current_versions, version
from advocacy.services.publish_campaign import PublishResult, publish_folder
from advocacy.services.read_audit import page_of_audit
from tests.support.kept import folder, kept

DAY = date(2026, 11, 23)


def today(zone: str) -> date:
    return DAY


@pytest.fixture(autouse=True)
def _app(database_url: str) -> Iterator[None]:
    with kept(database_url):
        yield


def test_a_folder_becomes_version_one_with_its_letters_english_first() -> None:
    assert publish_folder(folder("A letter"), "schools", DAY) == PublishResult(new=True, number=1)
    published = current_versions(today)["schools"]
    assert (published.number, published.campaign.path) == (1, "safe-schools")
    assert list(published.letters) == ["en", "es"]
    assert published.letter("es").texts["title"] == "A letter (es)"
    assert published.letter("tlh").language == "en"


def test_publishing_the_same_words_again_changes_nothing() -> None:
    publish_folder(folder(), "schools", DAY)
    saved_on_windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in folder().items()}
    with_more_files = saved_on_windows | {"README.md": "notes", "draft.txt": "x"}
    assert publish_folder(with_more_files, "schools", date(2027, 1, 1)) == PublishResult(new=False, number=1)


def test_changed_words_are_a_new_version_and_the_old_one_stays_as_it_was() -> None:
    publish_folder(folder("First"), "schools", DAY)
    assert publish_folder(folder("Second"), "schools", DAY) == PublishResult(new=True, number=2)
    assert publish_folder(folder("First"), "schools", DAY) == PublishResult(new=True, number=3)
    titles = [version("schools", number).letter("en").texts["title"] for number in (1, 2, 3)]
    assert titles == ["First", "Second", "First"]
    assert current_versions(today)["schools"].number == 3


def test_a_version_that_was_never_published_is_unknown() -> None:
    publish_folder(folder(), "schools", DAY)
    for slug, number in (("schools", 2), ("another", 1)):
        with pytest.raises(UnknownThing):
            version(slug, number)


def test_a_version_is_parsed_once() -> None:
    publish_folder(folder(), "schools", DAY)
    assert version("schools", 1) is version("schools", 1) is current_versions(today)["schools"]


def test_every_problem_of_every_file_is_named_and_what_was_published_stays() -> None:
    publish_folder(folder(), "schools", DAY)
    broken = folder() | {
        "campaign.yaml": "path: Not A Path\n",
        "es.md": "no front part",
        "en.md": "---\n---\n{{ nobody }}",
    }
    result = publish_folder(broken, "schools", DAY)
    assert (result.new, result.number) == (False, 1)
    assert {problem.file for problem in result.problems} == {"campaign.yaml", "es.md", "en.md"}
    assert list(current_versions(today)) == ["schools"]


@pytest.mark.parametrize("missing", ["campaign.yaml", "letters"])
def test_a_folder_without_a_campaign_or_without_a_letter_is_refused_with_advice(missing: str) -> None:
    files = folder()
    files = {"campaign.yaml": files["campaign.yaml"]} if missing == "letters" else {"en.md": files["en.md"]}
    (problem,) = publish_folder(files, "schools", DAY).problems
    assert problem.remedy


def test_a_folder_name_that_cannot_be_kept_is_refused() -> None:
    for slug in ("", "Schools", "a b", "../etc", "x" * 65):
        assert [one.code for one in publish_folder(folder(), slug, DAY).problems] == ["folder-name"]


def test_each_version_of_a_folder_is_in_the_audit_log_and_one_that_is_there_already_is_not() -> None:
    publish_folder(folder("First"), "schools", DAY)
    publish_folder(folder("First"), "schools", DAY)
    publish_folder(folder("Second"), "schools", DAY)
    noted = [(one.actor, one.act, one.subject, one.detail["version"]) for one in page_of_audit()[0]]
    assert noted == [("command line", "published", "schools", number) for number in ("2", "1")]


def test_two_campaigns_cannot_have_one_address() -> None:
    publish_folder(folder(path="safe-schools"), "schools", DAY)
    (problem,) = publish_folder(folder(path="safe-schools"), "another", DAY).problems
    assert (problem.code, problem.values["path"]) == ("path-taken", "safe-schools")
    assert publish_folder(folder(path="elsewhere"), "another", DAY).new


def test_the_zone_of_a_published_campaign_cannot_change_because_its_days_are_counted_in_it() -> None:
    publish_folder(folder(zone="America/New_York"), "schools", DAY)
    (problem,) = publish_folder(folder(zone="Pacific/Guam"), "schools", DAY).problems
    assert problem.code == "zone-changed"
    assert "America/New_York" in problem.remedy


def test_processes_that_start_together_publish_one_version(database_url: str) -> None:
    start = threading.Barrier(4)
    results: list[PublishResult] = []

    def publish() -> None:
        with kept(database_url):
            start.wait()
            results.append(publish_folder(folder(), "schools", DAY))

    threads = [threading.Thread(target=publish) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(result.new for result in results) == [False, False, False, True]
    assert {result.number for result in results} == {1}
