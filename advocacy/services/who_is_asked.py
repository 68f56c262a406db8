"""Whom a campaign writes to, as its bill, the committees and the list of officials stand today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from advocacy.core.campaigns import Campaign
from advocacy.core.officials import Official
from advocacy.core.targets import Line

from .bill_of import bill_of
from .ports import Ports


def asked(ports: Ports, campaign: Campaign, officials: Iterable[Official]) -> tuple[Official, ...]:
    """Those of these officials (and offices without a name) whom the campaign writes to, in their order."""
    return campaign.choose_targets(officials, bill_of(ports.bills, campaign), ports.committees)


def everyone_asked(ports: Ports, campaign: Campaign, day: date) -> tuple[Official, ...]:
    """Everyone in office on this day whom the campaign writes to: what an organiser's rule comes to."""
    return asked(ports, campaign, (one for one in ports.roster.officials if one.serves_on(day)))


def why_not(ports: Ports, campaign: Campaign, official: Official) -> tuple[Line, ...]:
    """The lines of its rule by which the campaign leaves this official out; none where she is asked."""
    return campaign.rule.objections(official, bill_of(ports.bills, campaign), ports.committees)
