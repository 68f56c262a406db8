"""Lists fetched from a real server that behaves well, badly and absurdly; what is refused leaves all as it was."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Request, Response

from advocacy.core.corrections import Correction, Standing
from advocacy.core.errors import AdvocacyError
from advocacy.core.officials import Official
from advocacy.core.sources import COMMITTEE_MEMBERS, DISTRICT_OFFICES, LEGISLATORS
from advocacy.providers.download import Download, fetch_dated
from advocacy.services.doubt_roster import Limits
from advocacy.services.importers import Importers
from advocacy.services.refresh_officials import Kind, RefreshRefused, RefreshReport, Wish, refresh_officials
from tests.support.importing_site import importers
from tests.support.raw_server import answer, saying
from tests.support.sources import member
from tests.support.upstreams import Upstreams, legislator, settings_of

_DAY = date(2026, 11, 22)
_CONGRESS = Wish((Kind.CONGRESS,))
_THREE = Wish((Kind.LEGISLATURES,), ("NJ", "WY", "VT"))


@pytest.fixture
def upstreams(httpserver: HTTPServer) -> Upstreams:
    return Upstreams(httpserver)


def _plugs(server: HTTPServer, folder: Path) -> Importers:
    made = importers(folder, **settings_of(server))
    fetch: Callable[[str], Download] = lambda url: fetch_dated(url, limit_bytes=5_000_000, seconds=10)  # noqa: E731
    return replace(made, upstreams=replace(made.upstreams, fetch=fetch))


@pytest.fixture
def plugs(httpserver: HTTPServer, tmp_path: Path) -> Importers:
    return _plugs(httpserver, tmp_path / "site")


@pytest.fixture(scope="module")
def summer(make_httpserver: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was refreshed before, in summer, to be copied."""
    folder = tmp_path_factory.mktemp("summer") / "site"
    make_httpserver.clear()
    upstreams = Upstreams(make_httpserver)
    upstreams.modified = "Mon, 03 Aug 2026 04:00:00 GMT"
    made = _plugs(make_httpserver, folder)
    refresh_officials(made, Wish((Kind.CONGRESS, Kind.OFFICES)), _DAY)
    refresh_officials(made, _THREE, _DAY)
    make_httpserver.clear()
    return folder


@pytest.fixture
def at_work(summer: Path, upstreams: Upstreams, httpserver: HTTPServer, tmp_path: Path) -> Importers:
    shutil.copytree(summer, tmp_path / "site")
    return _plugs(httpserver, tmp_path / "site")


@pytest.fixture
def unchanged(at_work: Importers, tmp_path: Path) -> Iterator[None]:
    """After the test every data file is as it was before, and nothing is left lying about."""
    before = _hashes(tmp_path / "site")
    yield
    assert _hashes(tmp_path / "site") == before


def _hashes(folder: Path) -> dict[str, str]:
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def _refused(plugs: Importers, wish: Wish) -> str:
    with pytest.raises(AdvocacyError) as refused:
        refresh_officials(plugs, wish, _DAY)
    return str(refused.value)


def _everyone(plugs: Importers) -> dict[str, Official]:
    return {one.official_id: one for one in plugs.load_officials(plugs.layers).rows}


def test_everything_is_fetched_into_the_instance_folder_and_the_project_stays_as_it_is(
    plugs: Importers, upstreams: Upstreams, tmp_path: Path
) -> None:
    before = _hashes(tmp_path / "site" / "advocacy")
    report = refresh_officials(plugs, Wish(), _DAY)
    assert report.written == (COMMITTEE_MEMBERS, DISTRICT_OFFICES, LEGISLATORS)
    assert len(report.changes.came) == 541 + 52 * 20
    assert set(report.as_of.values()) == {date(2026, 11, 20)}
    assert len(upstreams.asked) == 4 + 52
    assert _hashes(tmp_path / "site" / "advocacy") == before
    assert plugs.layers.path(LEGISLATORS).is_relative_to(tmp_path / "site" / "instance" / "data")
    parts = {part.name: part.as_of for part in plugs.layers.sources()[LEGISLATORS].parts}
    assert parts == {"congress": date(2026, 11, 20), "legislatures": date(2026, 11, 20)}


def test_the_difference_is_told_in_people(at_work: Importers, upstreams: Upstreams) -> None:
    house = next(index for index, one in enumerate(upstreams.members) if one["terms"][0].get("district") == 5)
    gone = upstreams.members[house]
    state = gone["terms"][0]["state"]
    upstreams.members[house] = member(900_000, state, "5")
    upstreams.members[0]["terms"][0]["phone"] = "202-225-9999"
    found = refresh_officials(at_work, _CONGRESS, _DAY).changes
    assert [one.official_id for one in found.came] == ["bioguide:T900000"]
    assert [one.official_id for one in found.left] == [f"bioguide:{gone['id']['bioguide']}"]
    assert [(change.after.phone, change.fields) for change in found.reached] == [("202-225-9999", ("phone",))]
    assert not found.moved


def test_each_state_is_refreshed_by_itself_and_the_others_stay(at_work: Importers, upstreams: Upstreams) -> None:
    upstreams.legislators["WY"][0]["email"] = "new@example.gov"
    upstreams.legislators["NJ"][0]["email"] = "unseen@example.gov"
    upstreams.asked.clear()
    report = refresh_officials(at_work, replace(_THREE, states=("WY",)), _DAY)
    assert upstreams.asked == ["/people/wy.csv"]
    assert [change.after.email for change in report.changes.reached] == ["new@example.gov"]
    assert len(_everyone(at_work)) == 541 + 3 * 20


def test_a_dry_run_tells_the_same_and_writes_nothing(at_work: Importers, upstreams: Upstreams, unchanged: None) -> None:
    upstreams.members[0]["terms"][0]["phone"] = "202-225-9999"
    report = refresh_officials(at_work, replace(_CONGRESS, dry_run=True), _DAY)
    assert (len(report.changes.reached), report.written) == (1, ())


def test_contact_forms_known_before_are_kept(at_work: Importers, upstreams: Upstreams) -> None:
    upstreams.members[0]["terms"][0]["contact_form"] = "https://example.house.gov/contact"
    refresh_officials(at_work, _CONGRESS, _DAY)
    del upstreams.members[0]["terms"][0]["contact_form"]
    upstreams.modified = "Sat, 21 Nov 2026 04:00:00 GMT"
    refresh_officials(at_work, _CONGRESS, _DAY)
    first = _everyone(at_work)[f"bioguide:{upstreams.members[0]['id']['bioguide']}"]
    assert first.contact_form == "https://example.house.gov/contact"


@pytest.mark.parametrize(
    ("modified", "as_of"),
    [
        ("Fri, 20 Nov 2026 04:00:00 GMT", date(2026, 11, 20)),
        ("", _DAY),
        ("yesterday", _DAY),
        ("Sun, 22 Nov 2036 04:00:00 GMT", _DAY),
        ("Thu, 01 Jan 1970 00:00:00 GMT", _DAY),
    ],
)
def test_the_day_is_that_of_the_file_if_it_can_be_right(
    plugs: Importers, upstreams: Upstreams, modified: str, as_of: date
) -> None:
    upstreams.modified = modified
    assert refresh_officials(plugs, _CONGRESS, _DAY).as_of == {"congress": as_of}


def test_a_source_older_than_our_list_is_skipped(at_work: Importers, upstreams: Upstreams, unchanged: None) -> None:
    upstreams.modified = "Wed, 01 Jul 2026 04:00:00 GMT"
    report = refresh_officials(at_work, _CONGRESS, _DAY)
    assert report.written == ()
    assert "2026-07-01" in report.skipped[0]


def test_files_that_come_packed_or_from_elsewhere_are_read_all_the_same(plugs: Importers, upstreams: Upstreams) -> None:
    upstreams.packed = True
    moved = {"Location": "/people/wy.csv"}
    upstreams.answers("/people/nj.csv", lambda request: Response(status=302, headers=moved))
    upstreams.legislators["WY"] = [legislator(number) for number in (1, 2)]
    report = refresh_officials(plugs, replace(_THREE, states=("NJ",)), _DAY)
    assert len(report.changes.came) == 2


def _says(content: bytes, status: int = 200, kind: str = "application/json") -> Callable[[Request], Response]:
    return lambda request: Response(content, status=status, content_type=kind)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (_says(b"Not here.", 404), "has no legislators-current.json (status 404)"),
        (_says(b"Slow down.", 429), "enough requests"),
        (_says(b"Oh no.", 500), "status 500"),
        (_says(b"<!DOCTYPE html><title>Sign in</title>", 200, "text/html"), "web page"),
        (_says(b"  <html><body>Maintenance</body></html>"), "web page"),
        (_says(b""), "empty"),
        (_says(b"[]"), "no one in office"),
        (_says(b"{}"), "list"),
        (_says(b"[{]"), "JSON"),
        (_says('[{"name": "José"}]'.encode("latin-1")), "UTF-8"),
        (_says("[]".encode("utf-16")), "UTF-8"),
        (_says(b"\x1f\x8b\x08 no gzip"), "gzip"),
    ],
)
def test_what_is_no_list_leaves_the_old_one(
    at_work: Importers, upstreams: Upstreams, unchanged: None, reply: Callable[[Request], Response], said: str
) -> None:
    upstreams.answers("/legislators-current.json", reply)
    assert said in _refused(at_work, _CONGRESS)


def test_a_list_that_breaks_off_leaves_the_old_one(at_work: Importers, unchanged: None) -> None:
    with saying(answer(b'[{"id": {', length=1000)) as url:
        broken = replace(at_work, upstreams=replace(at_work.upstreams, congress=f"{url}/legislators-current.json"))
        assert "broke off" in _refused(broken, _CONGRESS)


def test_a_site_that_falls_silent_costs_its_time_and_no_more(at_work: Importers, unchanged: None) -> None:
    fetch = lambda url: fetch_dated(url, limit_bytes=1000, seconds=2, stall_seconds=0.3)  # noqa: E731
    with saying(answer(b"[", length=1000), hold=20) as url:
        slow = replace(at_work.upstreams, congress=f"{url}/legislators-current.json", fetch=fetch)
        began = time.monotonic()
        assert "silent" in _refused(replace(at_work, upstreams=slow), _CONGRESS)
        assert time.monotonic() - began < 15


@pytest.mark.parametrize("accepts", [False, True])
def test_half_a_congress_is_refused_whoever_insists(
    at_work: Importers, upstreams: Upstreams, unchanged: None, accepts: bool
) -> None:
    upstreams.members = upstreams.members[::2]
    assert "vacant" in _refused(at_work, replace(_CONGRESS, limits=Limits(accepts_all=accepts)))


@pytest.mark.parametrize("accepts", [False, True])
@pytest.mark.parametrize("left", [0, 1, 9])
def test_half_a_legislature_is_refused_whoever_insists(
    at_work: Importers, upstreams: Upstreams, unchanged: None, accepts: bool, left: int
) -> None:
    del upstreams.legislators["WY"][left:]
    said = _refused(at_work, replace(_THREE, limits=Limits(accepts_all=accepts)))
    assert ("no one in office on 2026-11-20 in WY" in said) is (left == 0)
    assert left == 0 or f"Wyoming, state_senator: {left} people, where there were 20." in said


def test_an_empty_list_of_the_same_day_is_no_list_either(at_work: Importers, upstreams: Upstreams) -> None:
    refresh_officials(at_work, _THREE, _DAY)
    del upstreams.legislators["WY"][:]
    assert "in WY" in _refused(at_work, _THREE)


def test_a_chamber_with_many_gone_takes_someones_word(at_work: Importers, upstreams: Upstreams) -> None:
    del upstreams.legislators["WY"][14:]
    assert "--accept" in _refused(at_work, _THREE)
    report = refresh_officials(at_work, replace(_THREE, limits=Limits(accepts_all=True)), _DAY)
    assert len(report.changes.left) == 6


def test_more_change_than_the_share_takes_someones_word(at_work: Importers, upstreams: Upstreams) -> None:
    upstreams.legislators["VT"][:8] = [legislator(900_000 + number) for number in range(1, 9)]
    assert "Vermont: 8 of 20 seats changed hands (40%; the limit is 25%)." in _refused(at_work, _THREE)
    report = refresh_officials(at_work, replace(_THREE, limits=Limits(most_changed=40)), _DAY)
    assert (len(report.changes.came), len(report.changes.left)) == (8, 8)


def test_districts_that_many_people_left_take_someones_word(at_work: Importers, upstreams: Upstreams) -> None:
    for number, row in enumerate(upstreams.legislators["NJ"][:6]):
        row["current_district"] = str(20 - number)
    assert "New Jersey: 6 districts have no one any more" in _refused(at_work, replace(_THREE, limits=Limits(100)))


def test_one_state_that_does_not_answer_leaves_all_as_they_were(
    at_work: Importers, upstreams: Upstreams, unchanged: None
) -> None:
    upstreams.legislators["NJ"][0]["email"] = "new@example.gov"
    upstreams.answers("/people/vt.csv", _says(b"", 503))
    assert "vt.csv" in _refused(at_work, _THREE)
    assert "vt.csv" in _refused(at_work, replace(_THREE, limits=Limits(accepts_all=True)))


@pytest.mark.parametrize(
    "content", [b"id,name\n1,2\n", b"<html>", b"a;b;c", b"\xff\xfe", b"id,name,current_chamber\n", b"{}"]
)
def test_a_table_of_a_state_that_is_none_leaves_all_as_they_were(
    at_work: Importers, upstreams: Upstreams, unchanged: None, content: bytes
) -> None:
    upstreams.answers("/people/wy.csv", _says(content, kind="text/csv"))
    _refused(at_work, _THREE)


def test_two_refreshes_at_once_are_one_too_many(at_work: Importers, upstreams: Upstreams) -> None:
    asked, may_go = threading.Event(), threading.Event()

    def wait(request: Request) -> Response:
        asked.set()
        may_go.wait(10)
        return Response(status=404)

    upstreams.answers("/legislators-current.json", wait)
    first = threading.Thread(target=_refused, args=(at_work, _CONGRESS))
    first.start()
    try:
        assert asked.wait(10)
        assert "Another refresh is running" in _refused(at_work, _THREE)
    finally:
        may_go.set()
        first.join()


def test_interrupted_in_the_middle_it_leaves_all_as_they_were(at_work: Importers, unchanged: None) -> None:
    def interrupt(name: str, number: int, of: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh_officials(at_work, _THREE, _DAY, interrupt)


def test_corrections_survive_and_are_reported_by_what_became_of_them(at_work: Importers, upstreams: Upstreams) -> None:
    ids = [f"bioguide:{one['id']['bioguide']}" for one in upstreams.members[:3]]
    rows = [
        Correction(ids[0], "phone", "202-225-1111", "202-225-0000", "", _DAY),
        Correction(ids[1], "phone", "202-225-1111", "202-225-0000", "", _DAY),
        Correction(ids[2], "removed", "yes", "", "resigned", _DAY),
    ]
    for row in rows:
        at_work.write_correction(row)
    upstreams.members[0]["terms"][0]["phone"] = "202-225-1111"
    upstreams.members[1]["terms"][0]["phone"] = "202-225-3333"
    report = refresh_officials(at_work, _CONGRESS, _DAY)
    assert [verdict.standing for verdict in report.corrections] == [
        Standing.CAUGHT_UP,
        Standing.SET_ASIDE,
        Standing.STILL_LISTED,
    ]
    assert [row.value for row in at_work.load_corrections().rows] == ["202-225-1111", "202-225-1111", "yes"]


def test_a_list_of_the_operators_own_is_not_refreshed(
    httpserver: HTTPServer, upstreams: Upstreams, tmp_path: Path
) -> None:
    plugs = importers(tmp_path / "site", **settings_of(httpserver))
    plugs.home.path(LEGISLATORS).write_text("made by hand")
    own = importers(tmp_path / "site", **settings_of(httpserver))
    assert "ROSTER_FILE names a list of your own" in _refused(own, Wish())
    assert upstreams.asked == []


def test_a_folder_that_cannot_be_written_to_is_told(plugs: Importers, upstreams: Upstreams, tmp_path: Path) -> None:
    (tmp_path / "site" / "instance").write_text("a file where the folder should be")
    assert "cannot be written" in _refused(plugs, _CONGRESS)


def test_nothing_new_is_no_change(at_work: Importers, upstreams: Upstreams) -> None:
    report: RefreshReport = refresh_officials(at_work, _CONGRESS, _DAY)
    assert not report.changes
    assert report.as_of == {"congress": date(2026, 11, 20)}


def test_what_is_refused_has_a_sentence_for_each_doubt(at_work: Importers, upstreams: Upstreams) -> None:
    del upstreams.legislators["WY"][14:]
    del upstreams.legislators["VT"][14:]
    with pytest.raises(RefreshRefused) as refused:
        refresh_officials(at_work, _THREE, _DAY)
    assert len([reason for reason in refused.value.reasons if "where there were" in reason]) == 2
