"""The tables of what the states call their offices and when their terms begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocacy.core.errors import MalformedData
from advocacy.core.officials import OfficeTitle
from advocacy.providers import bodies_file, terms_file

DATA = Path("advocacy/data")
BODY = "CA,state_senator,California State Senate,Senado de California,Senator,senador,senadora,,Cal. Const."
RULE = "CA,state_senator,4,2,2022,2024,december first monday,yes,Cal. Const."


def written(folder: Path, name: str, columns: tuple[str, ...], *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join([",".join(columns), *rows]) + "\n", "utf-8")
    return path


def test_every_office_has_a_name_a_title_and_a_rule() -> None:
    bodies, rules = bodies_file.read(DATA / "state_bodies.csv"), terms_file.read(DATA / "state_terms.csv")
    assert bodies.keys() == rules.keys()
    assert len({state for state, _ in bodies}) == 52
    one_chamber = {state for state, office in bodies if office is OfficeTitle.STATE_LEGISLATOR}
    assert one_chamber == {"DC", "NE"}
    assert len(bodies) == 2 * 50 + 2 + 52


@pytest.mark.parametrize(
    ("state", "office", "name", "title"),
    [
        ("CA", OfficeTitle.STATE_REPRESENTATIVE, "California State Assembly", "Assembly Member"),
        ("VA", OfficeTitle.STATE_REPRESENTATIVE, "Virginia House of Delegates", "Delegate"),
        ("WI", OfficeTitle.STATE_REPRESENTATIVE, "Wisconsin State Assembly", "Representative"),
        ("NE", OfficeTitle.STATE_LEGISLATOR, "Nebraska Legislature", "Senator"),
        ("DC", OfficeTitle.STATE_LEGISLATOR, "Council of the District of Columbia", "Councilmember"),
    ],
)
def test_chambers_and_members_are_called_what_the_state_calls_them(
    state: str, office: OfficeTitle, name: str, title: str
) -> None:
    body = bodies_file.read(DATA / "state_bodies.csv")[state, office]
    assert (body.name, body.title) == (name, title)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([BODY, BODY], "twice"),
        ([BODY.replace("state_senator", "us_senator")], "“office”"),
        ([BODY.replace("CA,", "Ca,", 1)], "capital letters"),
        ([BODY.replace("Senado de California", "")], "“name_es” is empty"),
    ],
)
def test_an_office_that_cannot_be_right_is_refused_with_its_line(tmp_path: Path, rows: list[str], reason: str) -> None:
    with pytest.raises(MalformedData, match=reason):
        bodies_file.read(written(tmp_path, "state_bodies.csv", bodies_file.COLUMNS, *rows))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([RULE, RULE], "twice"),
        ([RULE.replace("december first monday", "in winter")], "words that we know"),
        ([RULE.replace(",4,2,", ",4,3,")], "do not fit together"),
        ([RULE.replace(",4,2,2022,2024,", ",2,2,2022,2024,")], "odd_districts"),
        ([RULE.replace(",2024,", ",2023,")], "odd_districts"),
        ([RULE.replace(",yes,", ",perhaps,")], "“checked”"),
        ([RULE.replace("Cal. Const.", "")], "“source” is empty"),
    ],
)
def test_a_rule_that_cannot_be_right_is_refused_with_its_line(tmp_path: Path, rows: list[str], reason: str) -> None:
    with pytest.raises(MalformedData, match=reason):
        terms_file.read(written(tmp_path, "state_terms.csv", terms_file.COLUMNS, *rows))


def test_a_rule_says_when_the_odd_districts_vote(tmp_path: Path) -> None:
    rule = terms_file.read(written(tmp_path, "state_terms.csv", terms_file.COLUMNS, RULE))
    assert rule["CA", OfficeTitle.STATE_SENATOR].odd_districts == 2024
