"""Addresses and points over the shipped data, with a geocoder that replays recorded answers or is out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.lookup import Caveat, Reason
from advocacy.core.officials import Level
from advocacy.core.places import Point
from advocacy.services.find_officials import Found, find_at, find_by_address
from advocacy.services.ports import Ports
from advocacy.settings import BadSetting, Settings
from advocacy.wiring import load_ports
from tests.support import geocoder as places
from tests.support.geocoder import Geocoder, geocoder
from tests.support.site import free_port

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def running() -> Iterator[Geocoder]:
    with geocoder() as running:
        yield running


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="module")
def ports(running: Geocoder, instance: Path) -> Ports:
    return load_ports(Settings(instance_dir=instance, today=DAY, geocoder_url=running.url))


@pytest.fixture(scope="module")
def cut_off(instance: Path) -> Ports:
    """A site whose geocoder cannot be reached."""
    return load_ports(Settings(instance_dir=instance, today=DAY, geocoder_url=f"http://127.0.0.1:{free_port()}"))


def short(found: Found) -> list[str]:
    return [division.value.removeprefix("ocd-division/country:us/") for division in found.divisions]


@pytest.mark.parametrize(
    ("address", "divisions", "people"),
    [
        (places.CAMBRIDGE, ["state:ma/cd:5", "state:ma/sldu:middlesex_and_suffolk", "state:ma/sldl:25th_middlesex"], 3),
        (places.CHEYENNE, ["state:wy/cd:at-large", "state:wy/sldu:8", "state:wy/sldl:11"], 3),
        (places.WASHINGTON, ["district:dc/cd:at-large", "district:dc/ward:2"], 6),
        (places.LINCOLN, ["state:ne/cd:1", "state:ne/sldu:28"], 2),
        (places.DERRY, ["state:nh/cd:1", "state:nh/sldu:19", "state:nh/sldl:rockingham_13"], 12),
        (places.SAN_JUAN, ["territory:pr/cd:at-large", "territory:pr/sldu:1", "territory:pr/sldl:1"], 4),
        (places.NEW_YORK, ["state:ny/cd:12", "state:ny/sldu:47", "state:ny/sldl:75"], 3),
    ],
)
def test_an_address_names_everyone_of_its_state(ports: Ports, address: str, divisions: list[str], people: int) -> None:
    found = find_by_address(address, ports, DAY, Level.STATE)
    whole = divisions[0].partition("/")[0]
    assert short(found) == [divisions[0], whole, *divisions[1:]]
    assert (found.status, found.provider, found.caveats, found.lacking) == ("settled", "census", (), ())
    assert len(found.officials) >= people


def test_an_address_in_a_split_zip_is_settled_that_its_zip_is_not(ports: Ports, cut_off: Ports) -> None:
    assert find_by_address(places.CAMBRIDGE, ports, DAY).status == "settled"
    fallen_back = find_by_address(places.CAMBRIDGE, cut_off, DAY)
    assert (fallen_back.status, fallen_back.provider) == ("split", "crosswalk")
    assert fallen_back.caveats == (Caveat.SERVICE_DOWN, Caveat.BY_ZIP)
    assert fallen_back.lacking == ()
    assert {official.division.state for official in fallen_back.officials} == {"MA"}


def test_without_a_zip_nothing_is_made_up_when_the_geocoder_is_gone(cut_off: Ports) -> None:
    found = find_by_address("421 8th Ave, New York", cut_off, DAY)
    assert (found.status, found.reason, found.officials) == ("unplaced", Reason.UNAVAILABLE, ())


def test_a_failed_district_layer_is_made_good_by_our_boundaries(ports: Ports) -> None:
    found = find_by_address(places.LAYERLESS, ports, DAY)
    assert (found.status, found.provider, found.caveats) == ("settled", "boundaries", (Caveat.SERVICE_DOWN,))
    assert short(found)[0] == "state:ny/cd:12"


def test_a_geocoder_that_has_moved_on_to_the_next_congress_is_not_believed(running: Geocoder, instance: Path) -> None:
    settings = Settings(instance_dir=instance, today=DAY, geocoder_url=running.url, geocoder_vintages="Current_Current")
    found = find_by_address(places.NEW_YORK, load_ports(settings), DAY, Level.STATE)
    assert (found.status, found.provider, found.caveats) == ("settled", "boundaries", (Caveat.OTHER_MAP,))
    assert [office.value for office in found.lacking] == ["state_senator", "state_representative"]


def test_a_point_stays_at_home_unless_the_legislature_is_wanted(running: Geocoder, ports: Ports) -> None:
    asked = len(running.asked)
    point = Point(42.8818, -71.3261)
    federal = find_at(point, ports, DAY)
    assert (short(federal), federal.provider) == (["state:nh/cd:1", "state:nh"], "boundaries")
    assert len(running.asked) == asked
    state = find_at(point, ports, DAY, Level.STATE)
    assert short(state)[2:] == ["state:nh/sldu:19", "state:nh/sldl:rockingham_13"]
    assert len(running.asked) == asked + 1


def test_a_point_to_a_hundred_metres_names_congress_and_the_governor_alone(running: Geocoder, ports: Ports) -> None:
    asked = len(running.asked)
    found = find_at(Point(42.8818, -71.3261).rounded(), ports, DAY, Level.ALL)
    assert short(found) == ["state:nh/cd:1", "state:nh"]
    assert [office.value for office in found.lacking] == ["state_senator", "state_representative"]
    assert len(running.asked) == asked


def test_without_census_in_the_setting_no_address_leaves_the_site(running: Geocoder, instance: Path) -> None:
    settings = Settings(
        instance_dir=instance, today=DAY, geocoder_url=running.url, lookup_providers="boundaries, crosswalk"
    )
    asked = len(running.asked)
    found = find_by_address(places.NEW_YORK, load_ports(settings), DAY)
    assert (found.provider, found.caveats, len(running.asked)) == ("crosswalk", (Caveat.BY_ZIP,), asked)


def test_the_setting_takes_names_that_we_know_in_any_order() -> None:
    named = Settings.from_environment({"LOOKUP_PROVIDERS": "crosswalk, census,"})
    assert named.lookup == ("crosswalk", "census")
    for names in ("google", ",", "CENSUS"):
        with pytest.raises(BadSetting, match="boundaries, census, openstates, crosswalk"):
            Settings.from_environment({"LOOKUP_PROVIDERS": names})
