"""From the actions on a bill to where it stands.

Actions are told apart by the codes of the Library of Congress (https://www.congress.gov/help/field-values/action-codes
and section 3 of the user guide of GovInfo's Bill Status), and where there is no such code by how their sentences begin.
The House's own codes are not believed alone: it has used E30000 for a signature and for a veto.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .bills import Stage

_LAW = re.compile(r"Became (Public|Private) Law|Signed by President", re.I)
_VETO = re.compile(r"(Pocket )?Vetoed by President", re.I)
_PRESENTED = re.compile(r"(Measure )?Presented to President", re.I)
_PASSED = re.compile(r"(?:Passed/agreed to in|Passed|(?:Resolution|Measure) agreed to in) (House|Senate)\b", re.I)
_REPORT_AGREED = re.compile(r"Conference report agreed to in (House|Senate)", re.I)
_CONFERENCE = re.compile(r"Conference (committee|report)|Conferees|Conference held", re.I)
_DIFFERENCES = re.compile(r"Resolving differences", re.I)
_AGREED = re.compile(r"\b(agreed?|concur(red)?|receded?)\b", re.I)
_NOT_YET = re.compile(r"\bdisagreed|\bwith (an amendment|amendments)\b|\binsist", re.I)
_AMENDED = re.compile(r"\bwith (an amendment|amendments)\b|\bamended\b", re.I)
_REFERRED = re.compile(
    r"(Received in the (Senate|House)[ ,]+(and )?)?(Read (twice|the (first|second) time)[ ,]+and )?Referred to", re.I
)
_INTRODUCED = re.compile(r"(Introduced|Submitted) in", re.I)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that was done about a bill. ``code`` is that of the Library of Congress, or empty."""

    day: date
    text: str
    code: str = ""


@dataclass
class _Course:
    """A bill on its way."""

    stage: Stage
    since: date
    passed: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()

    def reach(self, stage: Stage, day: date) -> None:
        if stage is not self.stage:
            self.stage, self.since = stage, day

    def take(self, action: Action) -> None:
        """Go on by one action, which may change nothing."""
        if self._ended(action) or "over veto" in action.text.lower():
            return  # what follows an override is a law or stays vetoed, and the source says so in an action of its own
        if chamber := _chamber(action, _PASSED, {"8000": "house", "17000": "senate"}):
            self._pass(chamber, action)
        elif chamber := _chamber(action, _REPORT_AGREED, {"21000": "house", "23000": "senate"}):
            self.reports |= {chamber}
            self.reach(Stage.PASSED_BOTH if len(self.reports) == 2 else Stage.CONFERENCE, action.day)
        elif _DIFFERENCES.match(action.text) or action.code in {"19000", "19500", "20000", "20500"}:
            agreed = _AGREED.search(action.text) and not _NOT_YET.search(action.text)
            self.reach(Stage.PASSED_BOTH if agreed else Stage.CONFERENCE, action.day)
        elif len(self.passed) == 2 and (_CONFERENCE.match(action.text) or action.code in {"20800", "20900"}):
            self.reach(Stage.CONFERENCE, action.day)
        elif not self.passed and _in_committee(action):
            self.reach(Stage.COMMITTEE, action.day)

    def _ended(self, action: Action) -> bool:
        for pattern, codes, stage in (
            (_LAW, {"36000", "E40000"}, Stage.ENACTED),
            (_VETO, {"30000", "31000"}, Stage.VETOED),
            (_PRESENTED, {"28000", "E20000"}, Stage.PASSED_BOTH),
        ):
            if action.code in codes or pattern.match(action.text):
                self.reach(stage, action.day)
                return True
        return False

    def _pass(self, chamber: str, action: Action) -> None:
        if chamber in self.passed:
            return
        self.passed |= {chamber}
        if len(self.passed) == 2:
            self.reach(Stage.CONFERENCE if _AMENDED.search(action.text) else Stage.PASSED_BOTH, action.day)
        else:
            self.reach(Stage.PASSED_HOUSE if chamber == "house" else Stage.PASSED_SENATE, action.day)


def stage_of(introduced: date, actions: Iterable[Action]) -> tuple[Stage, date]:
    """Where a bill stands after all these actions, and since which day. ``actions`` are in order, the first one first.

    What is not recognised changes nothing: a stage is never guessed.
    """
    course = _Course(Stage.INTRODUCED, introduced)
    for action in actions:
        course.take(action)
    return course.stage, course.since


def _chamber(action: Action, pattern: re.Pattern[str], codes: dict[str, str]) -> str:
    match = pattern.match(action.text)
    return codes.get(action.code) or (match[1].lower() if match else "")


def _in_committee(action: Action) -> bool:
    """Referred to a committee, or dealt with there; the codes of the House for a referral are H11100 and H11200."""
    code = action.code
    if code.isdecimal():
        return 2000 <= int(code) < 7000 or 11000 <= int(code) < 16000
    return code in {"H11100", "H11200"} or bool(_REFERRED.match(action.text) and not _INTRODUCED.match(action.text))
