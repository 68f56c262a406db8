"""An address goes to the geocoder and nowhere else: not into a log at any level, whatever the geocoder does."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.support.geocoder import DERRY, geocoder
from tests.support.site import free_port

if TYPE_CHECKING:
    from tests.conftest import SettingsFactory

_TELLING = ("Manning", "MANNING", "03038", "42.88", "71.32")


@pytest.mark.parametrize("mood", ["well", "500", "html", "hang", "busy", "gone"])
def test_no_log_holds_an_address_or_a_point(
    mood: str, settings: SettingsFactory, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    from advocacy.app import create_app

    caplog.set_level(logging.DEBUG)
    with geocoder(mood=mood) as running:
        url = f"http://127.0.0.1:{free_port()}" if mood == "gone" else running.url
        chosen = settings(
            geocoder_url=url, geocoder_total_seconds=0.5, lookup_providers="census,crosswalk", log_level="DEBUG"
        )
        client = create_app(chosen).test_client()
        for asked in ({"address": DERRY, "level": "all"}, {"lat": 42.8818, "lon": -71.326}):
            answer = client.post("/api/v1/officials", json=asked)
            assert answer.status_code in {200, 503}, answer.get_data(as_text=True)
    spoken = caplog.text + "".join(capfd.readouterr())
    assert [word for word in _TELLING if word in spoken] == []
    assert mood == "well" or "lookup_failed service=census" in spoken
