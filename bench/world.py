"""The real data and the real letter that are measured with, read once, and some people to write as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from advocacy import wiring
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent
from advocacy.core.delivery import Envelope
from advocacy.services.hand_over import envelopes
from advocacy.services.load_campaigns import parse_version
from advocacy.services.ports import Ports
from advocacy.services.write_letter import write_letters
from advocacy.settings import ROOT, Settings

CAMPAIGN = "title-ix-protection-act"
PATH = "/education-letter"
DAY = date(2026, 11, 23)
ZIP = "94704"


@dataclass(frozen=True)
class World:
    """Ports over the data files, the campaign's letter, and the folder for what is written."""

    ports: Ports
    version: CampaignVersion
    folder: Path

    @classmethod
    def read(cls, folder: Path) -> World:
        """Read everything; the look-up index is built in ``folder``."""
        files = {
            file.name: file.read_text(encoding="utf-8") for file in sorted((ROOT / "letters" / CAMPAIGN).iterdir())
        }
        settings = Settings(instance_dir=folder, today=DAY)
        return cls(wiring.load_ports(settings), parse_version(files, CAMPAIGN, 1), folder)

    def letters(self, count: int) -> list[Envelope]:
        """Letters to everyone in Congress in turn, each from someone else with a sentence of her own."""
        return list(islice(self._letters(), count))

    def _letters(self) -> Iterator[Envelope]:
        number = 0
        while True:
            for official in self.ports.roster.officials:
                if not official.office.is_federal:
                    continue
                number += 1
                writer = Constituent(
                    state=self.ports.states[official.division.state],
                    name=f"Ana Nguyễn {number}",
                    street=f"{number} Camino Real",
                    city="Berkeley",
                    zip=ZIP,
                    story=f"As a parent of {number % 7} I think of the {number} students of our school.",
                )
                ids = [official.official_id]
                (written,) = write_letters(self.ports, self.version, ids, writer, language="en", day=DAY)
                yield from envelopes(written, {})
