"""Findings about what a campaign says beside its words: whom, when, which bill."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, error

OF_CAMPAIGNS: Mapping[str, Kind] = {
    "unknown-setting": error(
        N_("“%(name)s” is not a part of a campaign."), N_("Known are: %(known)s."), N_("Did you mean “%(near)s”?")
    ),
    "setting-missing": error(N_("“%(name)s” is missing or is not text."), N_("Add a line “%(name)s: …”.")),
    "path-not-allowed": error(
        N_("“%(path)s” cannot be an address."),
        N_("Use up to 60 small letters, digits and single hyphens; a few words are taken by the site itself."),
    ),
    "path-taken": error(N_("“%(path)s” is another campaign’s address: %(other)s."), N_("Choose another “path”.")),
    "path-gives-away": error(
        N_("“%(found)s” in the address can be read over her shoulder and in her history."),
        N_("This campaign is sensitive: choose a neutral address, such as “education-letter”."),
    ),
    "site-owns": error(
        N_("The site has a campaign called “%(slug)s”, which people edit there."),
        N_("A campaign belongs to its folder or to the site: rename the folder, or take it away."),
    ),
    "folder-owns": error(
        N_("The folder of letters has a campaign called “%(slug)s”, which is kept there."),
        N_("A campaign belongs to its folder or to the site: duplicate this one under another name."),
    ),
    "unknown-zone": error(N_("“%(zone)s” is not a time zone."), N_("Use a name like America/New_York.")),
    "zone-changed": error(
        N_("The time zone of a published campaign cannot change."),
        N_("Its days so far were counted in %(zone)s: put it back, or start a new campaign."),
    ),
    "bill-unreadable": error(
        N_("The bill cannot be read."), N_("Write it like hr4030-115: type, number, a hyphen, the Congress.")
    ),
    "bill-unknown": error(
        N_("Nothing is known of %(bill)s."), N_("Import its facts first (flask bills import), or enter them yourself.")
    ),
    "not-a-day": error(N_("“%(name)s” is not a day."), N_("Write it like 2026-11-22.")),
    "closes-before-opens": error(N_("The campaign closes before it opens."), N_("Mend one of the two days.")),
    "not-yes-or-no": error(N_("“%(name)s” should be yes or no."), N_("Write yes or no.")),
    "targets-missing": error(N_("“targets” is missing, or is not a list."), N_("List some of: %(known)s.")),
    "unknown-office": error(
        N_("“%(name)s” is not an office."), N_("List some of: %(known)s."), N_("Did you mean “%(near)s”?")
    ),
    "stages-not-a-list": error(N_("“written_for” is not a list."), N_("List some of: %(known)s.")),
    "unknown-stage": error(
        N_("“%(name)s” is not a stage."), N_("List some of: %(known)s."), N_("Did you mean “%(near)s”?")
    ),
    "resources-not-a-table": error(N_("“resources” should be a table."), N_("Indent a line for each.")),
    "resource-incomplete": error(
        N_("“%(name)s” is not complete, or has too much."),
        N_("It needs “checked: 2026-11-22” and a phone, chat or website; links begin with https://."),
    ),
    "written-for-missing": error(
        N_("%(bill)s may move on from “%(stage)s”, and nothing says for which stages the letter is right."),
        N_("Add a line “written_for: [%(stage)s]”."),
    ),
    "bill-moved-on": error(
        N_("%(bill)s now stands at “%(stage)s”, for which the letter was not written."),
        N_("Read the letter again, mend what it asks, then add “%(stage)s” to “written_for”."),
    ),
}
