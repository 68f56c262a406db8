"""``flask staff``: how the first owner comes in, and what is said where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from advocacy.cli import staff
from advocacy.services.installation import Address
from tests.support.kept import kept
from tests.support.staff import member

Run = Callable[..., Result]


@pytest.fixture
def run(database_url: str) -> Iterator[Run]:
    with kept(database_url) as app:
        address = Address("127.0.0.1", 8000, 1, "https://letters.example.org")
        app.extensions["advocacy"] = SimpleNamespace(address=address)
        yield lambda *arguments: CliRunner().invoke(staff.group, list(arguments))


def test_an_invitation_is_one_link_on_standard_output(run: Run) -> None:
    result = run("invite", "Ann@example.org", "--role", "owner")
    assert result.exit_code == 0
    assert result.stdout.startswith("https://letters.example.org/staff/link/")
    assert len(result.stdout.splitlines()) == 1
    assert "once, for 7 days" in result.stderr
    assert "ann@example.org\towner\tinvited" in run("list").stdout


def test_a_reset_link_is_for_those_who_have_an_account(run: Run) -> None:
    result = run("reset", "ann@example.org")
    assert (result.exit_code, result.stdout) == (1, "")
    member(email="ann@example.org")
    assert "/staff/link/" in run("reset", "ann@example.org", "--second-factor").stdout
    assert "kind reset_all" in run("audit").stdout


def test_roles_removal_and_return(run: Run) -> None:
    member(email="ann@example.org")
    assert run("role", "ann@example.org", "publisher").exit_code == 0
    assert "ann@example.org\tpublisher\tno second factor yet" in run("list").stdout
    assert run("remove", "ann@example.org").exit_code == 0
    assert "removed 2" in run("list").stdout
    assert run("remove", "ann@example.org").exit_code == 1
    assert run("readmit", "ann@example.org").exit_code == 0
    assert run("role", "ann@example.org", "emperor").exit_code == 2
    assert run("role", "bea@example.org", "owner").exit_code == 1


def test_the_last_owner_is_neither_removed_nor_demoted(run: Run) -> None:
    from advocacy.core.staff import Role

    member(Role.OWNER, "olga@example.org")
    for arguments in (("remove", "olga@example.org"), ("role", "olga@example.org", "staff")):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "last owner" in result.stderr


def test_what_is_no_address_is_said_in_a_sentence(run: Run) -> None:
    result = run("invite", "ann", "--role", "owner")
    assert result.exit_code == 1
    assert result.stderr == "Error: An email address looks like name@example.org.\n"


def test_the_audit_log_comes_as_csv_and_that_is_noted(run: Run) -> None:
    run("invite", "ann@example.org", "--role", "owner")
    result = run("audit", "--csv")
    assert result.stdout.splitlines()[0] == "number,at,who,act,subject,detail"
    assert "audit_exported" in result.stdout
    assert "command line,invited,ann@example.org,role=owner" in result.stdout
