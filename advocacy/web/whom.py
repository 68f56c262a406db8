"""Whom a campaign writes to and why, in sentences: for citizens' pages and for organisers'."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from advocacy.core import forms_of_address
from advocacy.core.bills import Bill, Position
from advocacy.core.committee_names import committee_name
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.targets import CommitteeMembers, Line, TargetRule
from advocacy.services.ports import Ports

from .language import current

OFFICES = {
    OfficeTitle.US_SENATOR: _l("United States senators"),
    OfficeTitle.US_REPRESENTATIVE: _l("United States representatives"),
    OfficeTitle.US_DELEGATE: _l("delegates to the House"),
    OfficeTitle.US_RESIDENT_COMMISSIONER: _l("the resident commissioner of Puerto Rico"),
    OfficeTitle.STATE_SENATOR: _l("state senators"),
    OfficeTitle.STATE_REPRESENTATIVE: _l("state representatives"),
    OfficeTitle.STATE_LEGISLATOR: _l("legislators of Nebraska and the District of Columbia"),
    OfficeTitle.GOVERNOR: _l("governors"),
    OfficeTitle.MAYOR: _l("the mayor of the District of Columbia"),
}
POSITIONS = {
    Position.SPONSOR: _l("those who introduced the bill"),
    Position.COSPONSOR: _l("those who cosponsor it"),
    Position.WITHDREW: _l("those who withdrew as cosponsors"),
    Position.ON_COMMITTEE: _l("those on the committee that has it, who have not cosponsored it"),
    Position.NOT_COSPONSOR: _l("those known not to have cosponsored it"),
    Position.OTHER_CHAMBER: _l("those outside the chamber that has it now"),
    Position.UNKNOWN: _l("those of whom we do not know what they did about it"),
}
_DID = {
    Position.WITHDREW: _l("Withdrew as a cosponsor of this bill."),
    Position.NOT_COSPONSOR: _l("Has not cosponsored this bill."),
    Position.OTHER_CHAMBER: _l("Sits outside the chamber that has this bill now."),
}
_HOUSE = {OfficeTitle.US_REPRESENTATIVE, OfficeTitle.US_DELEGATE, OfficeTitle.US_RESIDENT_COMMISSIONER}
_LEGISLATURES = {OfficeTitle.STATE_SENATOR, OfficeTitle.STATE_REPRESENTATIVE, OfficeTitle.STATE_LEGISLATOR}
_TOGETHER = (
    ({OfficeTitle.US_SENATOR, *_HOUSE}, _l("members of Congress")),
    (_HOUSE, _l("members of the House of Representatives")),
    (_LEGISLATURES, _l("state legislators")),
)
_MOST_NAMES = 6


def rule_lines(rule: TargetRule, ports: Ports) -> list[str]:
    """The rule as it is to be read aloud: the offices, then each line that narrows them."""
    return list(_lines(rule, ports))


def _lines(rule: TargetRule, ports: Ports) -> Iterator[str]:
    yield _joined(list(_offices(rule.offices)))
    if rule.states:
        names = [
            forms_of_address.state_name(ports.states[one], current()) for one in rule.states if one in ports.states
        ]
        yield _("only in %(states)s", states=_joined(names))
    if rule.parties:
        yield _("only of these parties: %(parties)s", parties=_joined(list(rule.parties)))
    if rule.committees:
        yield _("only members of: %(committees)s", committees=_joined(list(map(committee_name, rule.committees))))
    if rule.positions:
        yield _("only %(positions)s", positions=_joined([str(POSITIONS[one]) for one in rule.positions]))
    if rule.people:
        yield _("only these: %(names)s", names=_names(rule.people, ports))
    if rule.excluded:
        yield _("but not %(names)s", names=_names(rule.excluded, ports))


def _offices(offices: tuple[OfficeTitle, ...]) -> Iterator[str]:
    """The offices in few words: what belongs together is said together."""
    left = list(offices)
    for together, words in _TOGETHER:
        if together <= set(left):
            yield str(words)
            left = [office for office in left if office not in together]
    yield from (str(OFFICES[office]) for office in left)


def why_asked(official: Official, rule: TargetRule, bill: Bill, members: CommitteeMembers) -> list[str]:
    """What chose this official among others of the same office, as far as the page does not say it already."""
    position = bill.position_of(official)
    reasons = []
    if position is not Position.ON_COMMITTEE or not set(rule.committees) & set(bill.committees):
        codes = rule.committees_of(official, members)
        reasons += [_("Sits on the %(committee)s.", committee=committee_name(code)) for code in codes]
    if rule.positions and position in _DID:
        reasons.append(str(_DID[position]))
    if rule.people:
        reasons.append(_("This campaign chose this office by name."))
    return reasons


def why_not(lines: tuple[Line, ...]) -> str:
    """Why an official gets no letter: the first line of the rule that leaves her out."""
    said = {
        Line.TARGETS: _("It does not write to this office."),
        Line.STATES: _("It writes to other states."),
        Line.PARTIES: _("It writes to other parties."),
        Line.COMMITTEES: _("Not on the committee that it writes to, as far as our list knows."),
        Line.POSITIONS: _("It writes to those who have done something else about the bill."),
        Line.PEOPLE: _("It writes to others by name."),
        Line.EXCEPT: _("It leaves this office out."),
    }
    return next((said[line] for line in lines), "")


def _names(ids: tuple[str, ...], ports: Ports) -> str:
    """People by name, the first of many; an id that our list no longer has is left out, or told where all are."""
    known = [ports.roster.by_id[one].name for one in ids if one in ports.roster.by_id]
    if len(known) > _MOST_NAMES:
        more = len(known) - _MOST_NAMES
        return str(_("%(names)s and %(num)d more", names=", ".join(known[:_MOST_NAMES]), num=more))
    return _joined(known) if known else str(_("people who are no longer in our list"))


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return str(_("%(first)s and %(last)s", first=", ".join(words[:-1]), last=words[-1]))
