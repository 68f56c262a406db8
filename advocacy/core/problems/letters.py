"""Findings about the parts of a letter: what is missing, unused, too long, or in one language only."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, advice, error

OF_LETTERS: Mapping[str, Kind] = {
    "unknown-part": error(
        N_("“%(name)s” is not a part of a letter."),
        N_("Remove it, or see the list in letters/README.md."),
        N_("Did you mean “%(near)s”?"),
    ),
    "not-text": error(N_("“%(name)s” should be text."), N_("Write it on one line, or in quotes.")),
    "part-missing": error(N_("“%(name)s” is missing."), N_("Write it: every letter needs it.")),
    "placeholder-not-filled-here": error(N_("Placeholders are not filled in here."), N_("Write the words themselves.")),
    "body-missing": error(
        N_("The letter has no body."), N_("Write the letter itself, under the second line of three hyphens.")
    ),
    "not-a-table": error(N_("“%(name)s” should be a table."), N_("Write one indented line for each.")),
    "too-many-rows": error(N_("There are more than %(most)s in “%(name)s”."), N_("Keep those that are needed.")),
    "grows-too-long": error(
        N_("With its wordings put in, this can grow to %(count)s characters; %(most)s is the most."),
        N_("Use each wording once, and shorten them."),
    ),
    "name-not-allowed": error(
        N_("“%(name)s” cannot be a name here."), N_("Use small letters, digits and _, beginning with a letter.")
    ),
    "unknown-condition": error(
        N_("“%(name)s” is not something that a wording can depend on."),
        N_("Known are: %(known)s."),
        N_("Did you mean “%(near)s”?"),
    ),
    "case-twice": error(N_("This case is here twice."), N_("Keep one of the two.")),
    "otherwise-missing": error(N_("“%(name)s” has no “otherwise”."), N_("Add it, so that there is always a wording.")),
    "row-incomplete": error(N_("“%(name)s” is not complete, or has too much."), N_("It needs %(wanted)s.")),
    "unused-wording": advice(N_("{{ %(name)s }} is used nowhere."), N_("Use it, or remove it.")),
    "position-without-words": advice(
        N_("“%(name)s” has words for “%(has)s”, and none of its own for “%(lacks)s”."),
        N_("Add a case for “%(lacks)s”, unless the other words are right for them too."),
    ),
    "paragraph-of-its-own": error(
        N_("{{ %(name)s }} has no paragraph of its own."), N_("Put it on a line of its own, between two empty lines.")
    ),
    "may-be-empty": advice(
        N_("{{ %(name)s }} may be empty."), N_("Use {{ constituent.place }}; the signature has her name.")
    ),
    "resource-without-words": error(
        N_("The resource “%(name)s” has no words under “resources”."), N_("Add its name and what it does.")
    ),
    "resource-not-in-campaign": error(
        N_("The resource “%(name)s” is not in campaign.yaml."), N_("Add it there, or remove it here.")
    ),
    "place-not-first": error(
        N_("The first sentence does not say where the writer lives."),
        N_("Begin with {{ constituent.place }} and what you ask."),
    ),
    "name-of-empty-seat": error(
        N_("{{ %(name)s }} is empty where a seat has no known holder."),
        N_("Add a wording for “seat_open” that does without the name."),
    ),
    "subject-too-long": error(
        N_("The subject can reach %(count)s characters; forms take %(most)s."), N_("Shorten it.")
    ),
    "short-message-too-long": error(
        N_("The short message can reach %(count)s characters; forms take %(most)s."), N_("Shorten it.")
    ),
    "script-too-long": advice(
        N_("The phone script can reach %(count)s words; half a minute is %(most)s."), N_("Shorten it.")
    ),
    "letter-too-long": error(
        N_("The letter can reach %(count)s words; the longest that leaves her room is %(most)s."),
        N_("Shorten it: one page is read."),
    ),
    "too-long-for-mail-link": advice(
        N_("The letter can be too long for a link that opens her email: it then opens as the short message."),
        N_("Shorten it by about %(over)s characters, or see that the short message can stand alone."),
    ),
    "hard-to-read": advice(
        N_("This is hard to read (LIX %(lix)s; a newspaper has about 45). The longest sentence: “%(found)s”"),
        N_("Make two sentences of the longest one, and use shorter words."),
    ),
    "second-language-missing": advice(N_("There is no second language."), N_("Add es.md, if you can.")),
    "not-translated": error(N_("“%(name)s” of %(file)s is missing from “%(key)s”."), N_("Translate it.")),
    "not-in-first-language": error(
        N_("“%(name)s” is not among the “%(key)s” of %(file)s."), N_("Add it there, or remove it here.")
    ),
    "other-cases": advice(N_("“%(name)s” has other cases here than in %(file)s."), N_("Mend it if that is not meant.")),
    "placeholder-in-one-language": advice(
        N_("Only one of %(first)s and %(other)s has %(names)s here."), N_("Mend it if that is not meant.")
    ),
    "text-in-one-language": advice(N_("Only one of %(first)s and %(other)s has “%(name)s”."), N_("Write it in both.")),
    "same-in-both-languages": advice(
        N_("“%(name)s” reads the same as in %(file)s: “%(found)s”."), N_("Translate it, if it was forgotten.")
    ),
    "other-language": advice(
        N_("These words look like %(seems)s: “%(found)s”."), N_("Write them in the language of this letter.")
    ),
}
