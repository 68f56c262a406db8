"""Findings about what is asked of whom, and when: federal asks to states, asks that have become pointless."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, error

OF_ASKS: Mapping[str, Kind] = {
    "no-words-for-office": error(
        N_("“%(name)s” has no words of its own for: %(offices)s (the bill at “%(stage)s”)."),
        N_("Name whom each case is for, “%(level)s” or “%(office)s” among them, and leave “otherwise” empty."),
    ),
    "nothing-for-office": error(
        N_("Nothing in it is written for: %(offices)s (the bill at “%(stage)s”)."),
        N_("Use a wording with a case for “state” or that office: what you ask of it."),
    ),
    "federal-ask-to-state": error(
        N_("Only Congress can do this, and it would also go to: %(offices)s. “%(found)s”"),
        N_("Put the sentence into a wording, with a case for “federal” and one for “state”."),
    ),
    "federal-ask-in-reason": error(
        N_("Only Congress can do what this reason asks, and it would also go to: %(offices)s. “%(found)s”"),
        N_("Say why, not what to do: the same reason goes to everyone."),
    ),
    "state-asked-for-this-bill": error(
        N_("A state’s official has no vote on a bill of Congress: “%(found)s” (%(offices)s)."),
        N_("Ask for what the state can do itself."),
    ),
    "wording-outlives-stage": error(
        N_("“%(name)s” would still ask this when the bill stands at “%(stage)s”."),
        N_("Add a case for “%(case)s” that asks for nothing but what is right then."),
    ),
    "sentence-outlives-stage": error(
        N_("This would still be asked when the bill stands at “%(stage)s”: “%(found)s”."),
        N_("Put the sentence into a wording, with a case for “%(case)s”."),
    ),
}
