"""``flask staff``: who works here. The first owner comes in this way."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError
from advocacy.core.staff import COMMAND_LINE, Member, Role
from advocacy.services import invite_staff, manage_staff, read_audit
from advocacy.services.installation import Installation

_ROLE = click.Choice([str(role) for role in Role])


@click.group("staff")
def group() -> None:
    """Invite people, change what they may do, and read what was done."""


@group.command("invite")
@click.argument("email")
@click.option("--role", type=_ROLE, required=True, help="What they are there for.")
@with_appcontext
def invite(email: str, role: str) -> None:
    """Print a link by which EMAIL joins within a week. It works once; hand it on in private."""
    with _said():
        _show(invite_staff.invite(email, Role(role), COMMAND_LINE, _now()), "7 days")


@group.command("reset")
@click.argument("email")
@click.option("--second-factor", is_flag=True, help="The telephone and the recovery codes are lost, too.")
@with_appcontext
def reset(email: str, second_factor: bool) -> None:
    """Print a link by which EMAIL sets a new password within a day."""
    with _said():
        _show(invite_staff.make_reset_link(email, COMMAND_LINE, _now(), second_factor=second_factor), "1 day")


@group.command("list")
@with_appcontext
def list_everyone() -> None:
    """Say who works here, as what, and who is invited."""
    with _said():
        for member in manage_staff.everyone():
            click.echo(f"{member.email}\t{member.role}\t{_standing(member)}")
        for link in invite_staff.open_invitations(_now()):
            click.echo(f"{link.email}\t{link.role}\tinvited, until {read_audit.moment(link.ends_at)}")


@group.command("role")
@click.argument("email")
@click.argument("role", type=_ROLE)
@with_appcontext
def change_role(email: str, role: str) -> None:
    """Give EMAIL another role."""
    with _said():
        manage_staff.change_role(manage_staff.member_of_email(email), Role(role), COMMAND_LINE, _now())
        click.echo(f"{email}: {role}.")


@group.command("remove")
@click.argument("email")
@with_appcontext
def remove(email: str) -> None:
    """Let EMAIL in no more, and sign them out everywhere."""
    with _said():
        manage_staff.remove(manage_staff.member_of_email(email), COMMAND_LINE, _now())
        click.echo(f"{email} is removed.")


@group.command("readmit")
@click.argument("email")
@with_appcontext
def readmit(email: str) -> None:
    """Let EMAIL in again, with the password they had."""
    with _said():
        manage_staff.readmit(manage_staff.member_of_email(email), COMMAND_LINE, _now())
        click.echo(f"{email} is back.")


@group.command("audit")
@click.option("--csv", "as_csv", is_flag=True, help="All of it as CSV, the first act first. That is itself noted.")
@with_appcontext
def audit(as_csv: bool) -> None:
    """Print the last hundred acts of the staff, the newest first, times in UTC."""
    with _said():
        if as_csv:
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")
            sys.stdout.writelines(read_audit.export_audit(COMMAND_LINE, _now()))
            return
        for entry in read_audit.page_of_audit()[0]:
            detail = ", ".join(f"{name} {value}" for name, value in entry.detail.items())
            words = (read_audit.moment(entry.at), entry.actor, entry.act.replace("_", " "), entry.subject, detail)
            click.echo("\t".join(words).rstrip())


def _show(path: str, lasts: str) -> None:
    installation: Installation = current_app.extensions["advocacy"]
    click.echo(installation.address.public_link(path))
    click.echo(f"It works once, for {lasts}. Send it to nobody else.", err=True)


def _standing(member: Member) -> str:
    if member.left_at:
        return f"removed {read_audit.moment(member.left_at)}"
    return "second factor" if member.has_code else "no second factor yet" if member.lacks_code else "password"


def _now() -> datetime:
    """Of this machine: who works here can be settled while the data files cannot be read."""
    return datetime.now(UTC)


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except AdvocacyError as error:
        reason = getattr(error, "reason", "")
        raise click.ClickException(f"{error} ({reason}) Is it set up? flask setup" if reason else str(error)) from None
