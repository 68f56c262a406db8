"""The site with data of its own in the instance folder: newer, broken, or corrected by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import structlog

from advocacy import wiring
from advocacy.core.corrections import Correction
from advocacy.core.officials import Official
from advocacy.core.roster import Roster
from advocacy.core.sources import LEGISLATORS, NewFile
from advocacy.services.importers import Importers
from advocacy.settings import Settings

_DAY = date(2026, 11, 22)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance_dir=tmp_path, lookup_providers="crosswalk", today=_DAY)


@pytest.fixture
def plugs(settings: Settings) -> Importers:
    return wiring.importers(settings)


def _roster(settings: Settings) -> Roster:
    return wiring.load_ports(settings).roster


def _shipped(plugs: Importers) -> tuple[Official, ...]:
    return plugs.load_officials(plugs.home).rows


def test_a_correction_is_what_the_site_says_and_a_removed_member_is_gone(settings: Settings, plugs: Importers) -> None:
    first, second = _shipped(plugs)[:2]
    plugs.write_correction(Correction(first.official_id, "phone", "202-225-1111", first.phone, "", _DAY))
    plugs.write_correction(Correction(second.official_id, "removed", "yes", "", "", _DAY))
    roster = _roster(settings)
    assert roster.by_id[first.official_id].phone == "202-225-1111"
    assert second.official_id not in roster.by_id
    assert len(roster.officials) == len(_shipped(plugs)) - 1


def test_the_end_of_a_state_term_by_hand_wins_over_the_rule(settings: Settings, plugs: Importers) -> None:
    someone = next(one for one in _shipped(plugs) if not one.office.is_federal and one.term_end == date.max)
    plugs.write_correction(Correction(someone.official_id, "term_end", "2026-12-24", "(empty)", "", _DAY))
    corrected = _roster(settings).by_id[someone.official_id]
    assert (corrected.term_end, corrected.end_is_known) == (date(2026, 12, 24), True)


@pytest.mark.parametrize("content", ["", "half a fi", "official_id,division\n"])
def test_a_broken_file_in_the_instance_folder_does_not_take_the_site_down(
    settings: Settings, plugs: Importers, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = settings.instance_dir / "data"
    folder.mkdir()
    (folder / LEGISLATORS).write_text(content)
    (folder / "sources.toml").write_text(
        f'["{LEGISLATORS}"]\norigin = ""\nurl = ""\nlicence = ""\nas_of = 2026-12-01\nrows = 1\nsha256 = "0"\n'
    )
    (settings.instance_dir / "corrections.csv").write_text("what is this")
    structlog.reset_defaults()  # an app of this process may log to where another test has stopped listening
    assert len(_roster(settings).officials) == len(_shipped(plugs))
    told = capsys.readouterr()
    assert "data_not_used" in told.out + told.err
    assert "corrections_to_look_at" in told.out + told.err


def test_a_whole_file_with_a_row_that_cannot_be_right_gives_way_to_the_shipped_one(
    settings: Settings, plugs: Importers
) -> None:
    lines = plugs.home.path(LEGISLATORS).read_bytes().split(b"\n")
    made = lines[0] + b"\n" + lines[1].replace(b"ocd-division", b"old-division") + b"\n"
    entry = plugs.home.sources()[LEGISLATORS]
    with plugs.layers.staged() as staged:
        staged.save([NewFile(LEGISLATORS, made, 1, entry.origin)], date(2026, 12, 1))
        staged.commit()
    assert plugs.layers.path(LEGISLATORS).is_relative_to(settings.instance_dir)
    assert len(_roster(settings).officials) == len(_shipped(plugs))
