from __future__ import annotations

import pytest

from advocacy.core.errors import MalformedInput
from advocacy.core.staff import Member, Permission, Role, read_email


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ORGANISER, {Permission.WRITE}),
        (Role.PUBLISHER, {Permission.WRITE, Permission.PUBLISH}),
        (Role.STAFF, {Permission.COUNT}),
        (Role.OWNER, set(Permission)),
    ],
)
def test_each_role_may_do_what_it_is_there_for(role: Role, may: set[Permission]) -> None:
    member = Member(1, "ann@example.org", role, has_code=False, joined_at=0)
    assert {permission for permission in Permission if member.may(permission)} == may
    assert member.lacks_code == (role in {Role.PUBLISHER, Role.OWNER})


@pytest.mark.parametrize(
    "email", ["", "ann", "ann@", "ann@x", "a b@example.org", "ann@example.org\n<x>", "a" * 250 + "@b.org"]
)
def test_what_is_no_email_address_is_refused(email: str) -> None:
    with pytest.raises(MalformedInput):
        read_email(email)


def test_an_email_address_is_the_same_in_capitals_and_with_blanks_around() -> None:
    assert read_email(" Ann@Example.ORG ") == "ann@example.org"
