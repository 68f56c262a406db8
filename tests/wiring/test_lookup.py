"""Who is asked about a place, and in which order, is the operator's to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocacy.settings import Settings
from advocacy.wiring import load_ports


def plugged(tmp_path: Path, **changes: str) -> list[str]:
    settings = Settings(instance_dir=tmp_path, **changes)  # type: ignore[arg-type]
    return [type(provider).__name__ for provider in load_ports(settings).lookup]


@pytest.mark.parametrize(
    ("order", "classes"),
    [
        ("crosswalk", ["Crosswalk"]),
        ("boundaries, crosswalk", ["Boundaries", "Crosswalk"]),
        ("census,boundaries,crosswalk", ["Census", "Boundaries", "Crosswalk"]),
    ],
)
def test_the_providers_stand_in_the_order_of_the_setting(tmp_path: Path, order: str, classes: list[str]) -> None:
    assert plugged(tmp_path, lookup_providers=order) == classes


def test_open_states_is_asked_only_with_a_key(tmp_path: Path) -> None:
    order = "openstates,crosswalk"
    assert plugged(tmp_path, lookup_providers=order) == ["Crosswalk"]
    assert plugged(tmp_path, lookup_providers=order, openstates_api_key="a key") == ["OpenStates", "Crosswalk"]


def test_pages_say_that_addresses_are_looked_up_only_where_they_are(tmp_path: Path) -> None:
    asks, does_not = (
        load_ports(Settings(instance_dir=tmp_path, lookup_providers=order)).finds_addresses
        for order in ("census,crosswalk", "boundaries,crosswalk")
    )
    assert (asks, does_not) == (True, False)
