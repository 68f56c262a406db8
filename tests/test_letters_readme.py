"""letters/README.md tells every setting of a campaign and every fact of a bill, and its examples are right."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from advocacy.core.campaigns import parse_campaign
from advocacy.core.letters import LetterRefused
from tests.support.manuscripts import CAMPAIGN

README = (Path(__file__).resolve().parents[1] / "letters" / "README.md").read_text(encoding="utf-8")
SETTINGS = README[README.index("## campaign.yaml") : README.index("## The letter: a front part")]
BEFORE, FACTS = SETTINGS.split("    bill_facts:\n")


def names(text: str) -> set[str]:
    """The names in the first cells of its tables."""
    cells = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)}


def known(source: str) -> set[str]:
    """What the reader says that there is, asked for something that there is not."""
    with pytest.raises(LetterRefused) as refused:
        parse_campaign(source, "schools", "campaign.yaml")
    return {
        name for one in refused.value.problems if "known" in one.values for name in str(one.values["known"]).split(", ")
    }


def test_every_setting_of_a_campaign_is_told() -> None:
    assert names(BEFORE) == known(f"{CAMPAIGN}no_such: x\n")


def test_every_fact_of_a_bill_is_told() -> None:
    assert names(FACTS) == known(f"{CAMPAIGN}bill_facts:\n  no_such: x\n")


def test_the_example_of_facts_is_right() -> None:
    example = "bill_facts:\n" + textwrap.indent(textwrap.dedent(FACTS.split("\n\n")[0]), "  ")
    campaign = parse_campaign(f"{CAMPAIGN.replace('hr4030-115', 'hr4030-119')}{example}\n", "schools", "campaign.yaml")
    assert campaign.entered
    assert campaign.entered.title == "Student Safety Act"


def test_every_example_of_a_list_is_right() -> None:
    for line in re.findall(r"^\| `(\w+)` \| a list[^|`]*`(\[[^`]+\])`", SETTINGS, re.MULTILINE):
        name, value = line
        assert parse_campaign(f"{CAMPAIGN}{name}: {value}\n", "schools", "campaign.yaml"), name
