"""``flask setup`` and ``flask serve``: what ``make setup`` and ``make run`` stand on."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.cli.bills import published_bills
from advocacy.cli.database import upgrade_database
from advocacy.services.check_bills import red_flags
from advocacy.services.installation import Address, Installation
from advocacy.services.publish_folders import publish_folders


def _installation() -> Installation:
    installation: Installation = current_app.extensions["advocacy"]
    return installation


@click.command("setup")
@with_appcontext
def setup() -> None:
    """Make the secret, the database and the look-up index, and publish the letters of the folder."""
    installation = _installation()
    try:
        make_secret(installation.instance_dir)
        upgrade_database()
        ports = installation.ports
    except OSError as error:
        raise click.ClickException(f"{installation.instance_dir} cannot be written to ({error.strerror}).") from None
    day = ports.today("America/New_York")
    for slug, result in publish_folders(installation.letters_dir, ports.bills, day, now=ports.now()):
        for problem in result.problems:
            where = f"letters/{slug}/{problem.file}:{problem.line}"
            click.echo(f"{where}: {problem.message} {problem.remedy}", err=True)
        if result.new:
            click.echo(f"Published: {slug}, version {result.number}.")
        elif result.problems:
            click.echo(f"Not published: {slug} (see above).", err=True)
    for sentence in red_flags(published_bills(installation)):
        click.echo(f"RED FLAG: {sentence}", err=True)


def make_secret(folder: Path) -> bool:
    """Make ``secret_key`` once, readable by its owner alone. True when it is new."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(folder / "secret_key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return True


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Start the production server on HOST and PORT, and say at which address."""
    address = _installation().address
    _check_port(address.host, address.port)
    click.echo(f"The site is at {address.url}  (Ctrl-C stops it)")
    sys.stdout.flush()
    os.execv(sys.executable, server_command(address))


def server_command(address: Address, application: str = "wsgi:app") -> list[str]:
    """The production server and its options.

    Few threads, since a page is work for the processor; one more than may wait for the geocoder at once.
    Measured: of twenty people with addresses half wait 0.4 s, with two threads 1.1 s; a ZIP is answered as fast.
    """
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", application),
        *("--host", address.host, "--port", str(address.port), "--workers", str(address.workers)),
        *("--blocking-threads", "4", "--respawn-failed-workers", "--workers-kill-timeout", "10"),
        *("--log-level", "warning", "--no-access-log"),
    ]


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", "") or "not a port"
        raise click.ClickException(f"{host}:{port} cannot be used ({why}). Try another: PORT=8001 make run") from None
