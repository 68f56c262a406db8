"""Whether each published letter still asks for what can be done: its bill's stage against those it was written for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from advocacy.core.bill_changes import STAGE_WORDS
from advocacy.core.bills import Bill, Stage
from advocacy.core.campaigns import CampaignVersion

from .bill_of import bill_of

_FEW = 45


@dataclass(frozen=True)
class BillCheck:
    """One published campaign and where its bill stands on a day. A flag is red: the letter may ask what is wrong."""

    slug: str
    bill: Bill | None
    stage: Stage | None
    days_left: int
    is_flag: bool
    sentence: str


def check_bills(
    versions: Iterable[CampaignVersion], bills: Mapping[str, Bill], today: Callable[[str], date]
) -> tuple[BillCheck, ...]:
    """Every campaign in turn; ``today`` answers the day in its zone."""
    return tuple(_check(version, bill_of(bills, version.campaign), today) for version in versions)


def red_flags(checks: Iterable[BillCheck]) -> Iterator[str]:
    """The sentences of those whose letter no longer fits its bill."""
    return (check.sentence for check in checks if check.is_flag)


def _check(version: CampaignVersion, bill: Bill | None, today: Callable[[str], date]) -> BillCheck:
    campaign = version.campaign
    if bill is None:
        sentence = f"{campaign.slug}: nothing is known of {campaign.bill.display}. Run flask bills refresh."
        return BillCheck(campaign.slug, None, None, 0, True, sentence)
    day = today(campaign.zone)
    stage, left = bill.stage_on(day), bill.days_left(day)
    called = f"{bill.id.display} of the {bill.id.congress}th Congress"
    known = "" if stage is Stage.DIED else f", as far as was known on {bill.as_of}"
    stands = f"{campaign.slug}: {called} is {STAGE_WORDS[stage]}{known}"
    if not campaign.fits(stage):
        meant = ", ".join(STAGE_WORDS[one] for one in Stage if one in campaign.written_for)
        sentence = (
            f"{stands}; its letter was written for a bill that is: {meant}. Until you rewrite it, list the stage "
            "under “written_for” and publish it, the site shows its wording for a stage that has changed."
        )
        return BillCheck(campaign.slug, bill, stage, left, True, sentence)
    ends = (
        f" It has {left} days left, until {bill.ends}." if left and left <= _FEW and stage is not Stage.ENACTED else ""
    )
    return BillCheck(campaign.slug, bill, stage, left, False, f"{stands}.{ends}")
