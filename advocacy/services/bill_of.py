"""Which facts of its bill a campaign goes by: those of our data, or those that its organisers entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advocacy.core.bills import Bill
from advocacy.core.campaigns import Campaign


def bill_of(bills: Mapping[str, Bill], campaign: Campaign) -> Bill | None:
    """The newer of the two readings, ours where both are of one day; None where nothing is known.

    What is entered says nothing about who put her name to the bill: that stays as our older reading knew it.
    """
    ours, entered = bills.get(str(campaign.bill)), campaign.entered
    if ours is None or entered is None or ours.as_of >= entered.as_of:
        return ours or entered
    return replace(
        entered,
        sponsor=entered.sponsor or ours.sponsor,
        sponsor_id=ours.sponsor_id,
        committee=entered.committee or ours.committee,
        original_cosponsors=entered.original_cosponsors or ours.original_cosponsors,
        positions=ours.positions,
        signed=ours.signed,
        committees=ours.committees,
        committee_members=ours.committee_members,
    )
