"""Findings about files that cannot be read, or hold what no letter may hold."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, advice, error

_PLAIN = N_("Write plain text with placeholders like {{ official.name }}. Nothing else is needed.")

OF_FILES: Mapping[str, Kind] = {
    "file-unreadable": error(
        N_("This file is there, but the system does not let us read it."),
        N_("Whoever runs the site can allow it to read the file."),
    ),
    "file-too-long": error(N_("The file is longer than %(most)s characters."), N_("Shorten it.")),
    "yaml-unreadable": error(
        N_("This line cannot be read."),
        N_(
            "Check the spaces before it, and put text in quotes that has “: ” in it or begins with “{{”. "
            "Close every quote."
        ),
    ),
    "yaml-not-a-table": error(N_("There is no “name: value” here."), N_("Begin with lines such as “title: …”.")),
    "yaml-special-mark": error(
        N_("“&”, “*” and “!” have a special meaning here."), N_("Put text that begins with one of them in quotes.")
    ),
    "yaml-too-deep": error(N_("This is nested too deeply."), N_("Use at most three levels.")),
    "yaml-name-not-text": error(
        N_("The name before “:” is not text."),
        N_("Write it as “name: value”, and put a value in quotes that begins with “{{”, “{” or “[”."),
    ),
    "name-twice": error(N_("“%(name)s” is here twice."), N_("Keep one of the two.")),
    "front-missing": error(
        N_("The front part is missing."),
        N_("Begin the file with a line of three hyphens: ---, and end its front part with another."),
    ),
    "text-too-long": error(N_("This text is longer than %(most)s characters."), N_("Shorten it.")),
    "too-many-placeholders": error(N_("There are more than %(most)s placeholders."), N_("Use fewer.")),
    "programming": error(N_("“%(what)s” is programming, not a letter."), _PLAIN),
    "placeholder-unreadable": error(N_("This placeholder is not finished or not readable."), _PLAIN),
    "placeholder-too-long": error(N_("A placeholder here is far too long."), _PLAIN),
    "placeholder-not-a-name": error(N_("A placeholder is only a name."), _PLAIN),
    "single-brace": error(N_("There is a single “%(what)s” here."), N_("A placeholder has two on either side.")),
    "unknown-placeholder": error(
        N_("There is no placeholder called “%(name)s”."),
        N_("Pick one from the list of placeholders in letters/README.md."),
        N_("Did you mean {{ %(near)s }}?"),
    ),
    "campaign-file-missing": error(
        N_("The file campaign.yaml is missing."), N_("Copy one from another campaign and change it.")
    ),
    "campaign-not-beside": advice(
        N_("There is no campaign.yaml beside this letter, so only its own words were checked."),
        N_("Check the campaign’s whole folder to see whom the letter would reach, and when."),
    ),
    "language-not-named": advice(
        N_("The name of this file does not say its language, so it was read as English."),
        N_("A letter is named by its language: %(names)s."),
    ),
    "letter-missing": error(N_("There is no letter."), N_("Write %(names)s.")),
    "unknown-language": error(
        N_("The site does not know which language this is, or cannot address officials in it."),
        N_("A letter is named by its language: %(names)s."),
    ),
    "folder-name": error(N_("The folder’s name cannot be used."), N_("Use small letters, digits and single hyphens.")),
}
