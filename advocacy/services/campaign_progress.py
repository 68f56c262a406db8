"""How far a campaign is: its bill, whom it reaches, its days, what proofreading finds in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advocacy.core.bills import Bill
from advocacy.core.campaigns import Campaign
from advocacy.core.problems import Problem

from .bill_of import bill_of
from .campaign_settings import campaign_of
from .check_letters import check_files
from .ports import Ports
from .who_is_asked import everyone_asked

_CAMPAIGN = "campaign.yaml"
_USUAL_ZONE = "America/New_York"


@dataclass(frozen=True, slots=True)
class Progress:
    """``campaign`` is None where its file is not in order, ``bill`` where nothing is known of it.

    ``asked`` counts the officials in office today who would get the letter; ``day`` is today in the campaign's zone.
    """

    campaign: Campaign | None
    bill: Bill | None
    asked: int
    day: date
    problems: tuple[Problem, ...]

    @property
    def settings_errors(self) -> int:
        """Findings that stop publishing, in the settings."""
        return sum(one.is_error for one in self.problems if one.file == _CAMPAIGN)

    @property
    def letter_errors(self) -> int:
        """Findings that stop publishing, in the letters."""
        return sum(one.is_error for one in self.problems if one.file != _CAMPAIGN)

    @property
    def advice(self) -> int:
        return sum(not one.is_error for one in self.problems)

    @property
    def can_be_published(self) -> bool:
        return self.campaign is not None and not self.settings_errors and not self.letter_errors


def progress_of(ports: Ports, files: Mapping[str, str], slug: str) -> Progress:
    """How far the campaign with these files is, today."""
    campaign = campaign_of(files, slug)
    day = ports.today(campaign.zone if campaign else _USUAL_ZONE)
    problems = check_files(files, slug, ports.bills, day)
    if campaign is None:
        return Progress(None, None, 0, day, problems)
    asked = len(everyone_asked(ports, campaign, day))
    return Progress(campaign, bill_of(ports.bills, campaign), asked, day, problems)
