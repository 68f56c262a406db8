"""Findings about the lines of a campaign that may be left out: who is behind it, whom it is narrowed to, its bill."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, error

OF_SETTINGS: Mapping[str, Kind] = {
    "name-too-long": error(N_("“%(name)s” is too long."), N_("Say it on one line, in at most %(most)s characters.")),
    "contact-unreadable": error(
        N_("“contact” cannot be read."),
        N_("Write an email address, a phone number, or a page that begins with https://."),
    ),
    "link-unreadable": error(
        N_("“%(name)s” is not the address of a page."), N_("Copy it from your browser: it begins with https://.")
    ),
    "list-expected": error(N_("“%(name)s” should be a list."), N_("Write it like [first, second], or leave it out.")),
    "unknown-state": error(
        N_("“%(name)s” is not a state’s postal code."), N_("Write two capital letters: CA, NY, PR.")
    ),
    "party-unreadable": error(
        N_("“%(name)s” cannot be a party."), N_("Write it as our list of officials does: Democratic, Republican.")
    ),
    "committee-unreadable": error(
        N_("“%(name)s” is not the code of a committee."), N_("Write codes as the records of Congress do: hsed00.")
    ),
    "committee-of-others": error(
        N_("Nobody in the offices of “targets” can sit on %(found)s."),
        N_("Codes that begin with h are of the House, with s of the Senate. Officials of a state sit on neither."),
    ),
    "unknown-position": error(
        N_("“%(name)s” is not a position on a bill."), N_("List some of: %(known)s."), N_("Did you mean “%(near)s”?")
    ),
    "official-unreadable": error(
        N_("“%(name)s” is not an official’s id."), N_("Write ids as our list of officials does: bioguide:P000145.")
    ),
    "named-and-left-out": error(
        N_("%(name)s is both among “people” and among “except”."), N_("Take the id out of one of the two.")
    ),
    "facts-not-a-table": error(N_("“bill_facts” should be a table."), N_("Indent a line for each fact.")),
    "unknown-fact": error(
        N_("“%(name)s” is not one of a bill’s facts."), N_("Known are: %(known)s."), N_("Did you mean “%(near)s”?")
    ),
    "introduced-elsewhere": error(
        N_("%(bill)s cannot have been introduced on this day: its Congress did not sit."),
        N_("Look at the day and at the number of the Congress."),
    ),
    "before-introduced": error(
        N_("“%(name)s” is before the day on which the bill was introduced."), N_("Mend one of the two days.")
    ),
    "nobody-has-position": error(
        N_("Nobody in the offices of “targets” can have one of these positions on the bill."),
        N_("Add a position that they can have: only members of the bill’s own chamber cosponsor it."),
    ),
    "fact-missing": error(
        N_("The letter says “%(name)s” of the bill, and “bill_facts” does not have it."),
        N_("Add a line “%(name)s: …” to “bill_facts”, or take the words out of the letter."),
    ),
    "not-a-number": error(N_("“%(name)s” is not a number."), N_("Write digits only, or leave it out.")),
}
