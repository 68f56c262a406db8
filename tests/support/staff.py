"""Members of the staff for tests, signed in without going through the door."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.staff import Member, Role
from advocacy.services.staff_sessions import begin_session
from advocacy.store import staff_members
from advocacy.store.database import writing


def member(role: Role = Role.ORGANISER, email: str = "", password_hash: str = "") -> Member:
    """A new member; inside an app's context. Those whose role needs a second factor have one."""
    at = int(datetime.now(UTC).timestamp())
    with writing() as connection:
        number = staff_members.add(connection, email or f"{role}@example.org", role, password_hash, at)
        staff_members.change(connection, number, has_code=int(role.needs_second_factor))
        account = staff_members.by_id(connection, number)
    assert account is not None
    return account.member


def sign_in(app: Flask, client: FlaskClient, role: Role = Role.ORGANISER, email: str = "") -> Member:
    """Make a member and let this browser in as her."""
    with app.app_context():
        someone = member(role, email)
        with writing() as connection:
            token, _ = begin_session(connection, someone, "a test", datetime.now(UTC))
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return someone
