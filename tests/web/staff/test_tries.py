from __future__ import annotations

from flask import Flask
from limits.errors import StorageError

from advocacy.core.staff import Role
from tests.support.door import Clock, code_of, invited, joins, sets_up, signs_in
from tests.support.visitor import Visitor
from tests.web.staff.conftest import Browsers


def _from(visitor: Visitor, address: str) -> Visitor:
    visitor.client.environ_base["REMOTE_ADDR"] = address
    return visitor


def _guesses(visitor: Visitor, times: int) -> Visitor:
    for _ in range(times):
        signs_in(visitor, password="a guess among many")
    return visitor


def test_guessing_stops_for_that_network_and_locks_nobody_out_elsewhere(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    joins(_from(browser(), "192.0.2.1"), invited(app, clock))
    guesser = _guesses(_from(browser(), "198.51.100.7"), 11)
    assert guesser.response.status_code == 429
    assert "Too many tries" in guesser.text
    assert "ann@example.org" in guesser.fields.getlist("email"), "what was typed stays"
    assert signs_in(guesser).response.status_code == 429, "the right password, too: it would be told apart"
    assert signs_in(_from(browser(), "192.0.2.1")).response.status_code == 303


def test_a_browser_that_is_known_has_tries_of_its_own_behind_the_same_address(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    hers = joins(browser(), invited(app, clock))
    hers.open("/staff/account").press("Sign out")
    assert _guesses(browser(), 11).response.status_code == 429
    assert signs_in(hers).response.status_code == 303


def test_the_known_browser_of_one_account_is_a_stranger_to_another(app: Flask, clock: Clock, browser: Browsers) -> None:
    joins(browser(), invited(app, clock))
    mallory = joins(browser(), invited(app, clock, email="mallory@example.org"))
    mallory.open("/staff/account").press("Sign out")
    _guesses(browser(), 11)
    assert signs_in(mallory).response.status_code == 429


def test_addresses_of_one_household_of_ipv6_count_together(app: Flask, clock: Clock, browser: Browsers) -> None:
    joins(browser(), invited(app, clock))
    for number in range(10):
        _guesses(_from(browser(), f"2001:db8:1:2::{number + 1}"), 1)
    assert signs_in(_from(browser(), "2001:db8:1:2::ffff")).response.status_code == 429
    assert signs_in(_from(browser(), "2001:db8:1:3::1")).response.status_code == 303


def test_codes_are_not_to_be_guessed_and_a_recovery_code_still_opens(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    """Whoever has the password could lock the codes of an account, from many networks; a recovery code passes."""
    first = joins(browser(), invited(app, clock, role=Role.PUBLISHER)).open("/staff/second-factor")
    key, codes = sets_up(first, clock)
    for network in range(6):
        guesser = signs_in(_from(browser(), f"198.51.100.{network}")).open("/staff/sign-in/code")
        for _ in range(10):
            guesser.press("Sign in", code="123456")
    clock.passes(seconds=30)
    late = signs_in(_from(browser(), "203.0.113.9")).open("/staff/sign-in/code")
    assert late.press("Sign in", code=code_of(key, clock)).response.status_code == 429
    assert late.press("Sign in", code=codes[3]).response.status_code == 303
    first.open("/staff/account").press("Sign out")
    signs_in(first).open("/staff/sign-in/code").press("Sign in", code=code_of(key, clock))
    assert first.response.status_code == 303, "a browser that is known passes as well"


class _NoStorage:
    """A shared storage that is out of reach."""

    def hit(self, *_: object) -> bool:
        raise StorageError(ConnectionError())

    test = hit


def test_guesses_are_counted_here_while_the_shared_storage_is_out_of_reach(
    app: Flask, clock: Clock, browser: Browsers
) -> None:
    joins(browser(), invited(app, clock))
    app.extensions["advocacy_window"] = _NoStorage()
    guesser = _from(browser(), "203.0.113.200")
    for _ in range(11):
        signs_in(guesser, password="a guess among many")
    assert guesser.response.status_code == 429
