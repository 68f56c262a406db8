"""A clock that tests move, and people of the staff who come in by the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pyotp
from flask import Flask

from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.invite_staff import invite
from tests.support.visitor import Visitor

PASSWORD = "four words about otters"
BEGINS = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The moment that an app goes by."""

    now: datetime = BEGINS

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    @classmethod
    def of(cls, app: Flask) -> Clock:
        """Put a clock into an app."""
        clock, installation = cls(), app.extensions["advocacy"]
        installation.ports = replace(installation.ports, now=clock)
        return clock


def invited(app: Flask, clock: Clock, email: str = "ann@example.org", role: Role = Role.ORGANISER) -> str:
    """The path of a new invitation."""
    with app.app_context():
        return invite(email, role, COMMAND_LINE, clock.now)


def joins(visitor: Visitor, path: str) -> Visitor:
    """Open an invitation and choose a password."""
    return visitor.open(path).press("Join with this password", password=PASSWORD, again=PASSWORD)


def key_shown(visitor: Visitor) -> str:
    """The key on the page on which a second factor is set up."""
    around = next(each for each in visitor.page.elements("span") if "key" in each.get("class", "").split())
    return "".join("".join(around.itertext()).split())


def code_of(key: str, clock: Clock) -> str:
    """What her app shows."""
    return pyotp.TOTP(key).at(clock.now)


def sets_up(visitor: Visitor, clock: Clock) -> tuple[str, list[str]]:
    """From the page of the second factor to the recovery codes: her key, and the codes."""
    key = key_shown(visitor)
    visitor.press("Set up the second factor", code=code_of(key, clock)).open("/staff/recovery-codes")
    codes = ["".join(each.itertext()) for each in visitor.page.elements("li") if each.get("class") == "code"]
    return key, codes


def signs_in(visitor: Visitor, email: str = "ann@example.org", password: str = PASSWORD) -> Visitor:
    """Type email and password at the door."""
    return visitor.open("/staff/sign-in").press("Sign in", email=email, password=password)
