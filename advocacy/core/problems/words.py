"""Findings about words as they stand: damage, shouting, disclosure, what an empty value leaves behind."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import N_, Kind, advice, error

_IN_FILLED = N_("A filled letter has “%(found)s” in it.")

OF_WORDS: Mapping[str, Kind] = {
    "invisible-character": error(
        N_("There is an invisible character here."),
        N_("Delete it: retype the words around it, or paste them as plain text."),
    ),
    "damaged-letters": error(
        N_("These letters were damaged on the way: “%(found)s”."),
        N_("Retype them. Of a file: save it as UTF-8, and retype what is still damaged then."),
    ),
    "left-over-note": error(N_("“%(found)s” was left over."), N_("Write the words that belong here, or delete it.")),
    "markup": error(
        N_("“%(found)s” would be printed as it stands."),
        N_("A letter is plain text: leave out the marks for bold, links and the like."),
    ),
    "too-many-marks": advice(
        N_("“%(found)s” is shouting."), N_("One mark is enough; a letter to an office needs none.")
    ),
    "capitals": advice(N_("“%(found)s” is shouting."), N_("Write it in small letters.")),
    "link": advice(N_("There is a link here: “%(found)s”."), N_("A letter is read on paper too: say it in words.")),
    "mixed-quotes": advice(
        N_("Straight quotes stand beside curly ones: “%(found)s”."), N_("Choose one kind for the whole letter.")
    ),
    "says-not-cosponsor": advice(
        N_("“%(found)s” says what is seldom known."),
        N_("Write it only under “not_cosponsor”: for everyone else what they did is unknown, and thanking is safe."),
    ),
    "form-words": advice(N_("“%(found)s” smells of a form."), N_("Choose one of the two.")),
    "vote-on-dead-bill": error(
        N_("“%(found)s” asks for a vote, but the bill is no longer before Congress."),
        N_("Ask for a new bill: “introduce or cosponsor a bill that …”."),
    ),
    "vote-when-bill-is-over": error(
        N_("“%(found)s” asks for a vote, and would still do so when the bill is no longer before Congress."),
        N_("Ask for a new bill: “introduce or cosponsor a bill that …”."),
    ),
    "bare-bill-number": error(
        N_("“%(found)s” stands without its Congress."),
        N_("Bill numbers begin again every two years: write {{ bill.citation }}."),
    ),
    "empty-marks": error(
        _IN_FILLED, N_("Something inside is empty: move the marks into a wording that is only used when it is not.")
    ),
    "stray-mark": error(_IN_FILLED, N_("Something before it is empty: put the sentence into a wording.")),
    "brace-in-letter": error(_IN_FILLED, N_("A placeholder is written {{ like.this }}.")),
    "pushes-disclosure": error(
        N_("“%(found)s” pushes her to say what happened."),
        N_("Ask why this matters to her, and let her choose what to tell: “as a parent”, “as a neighbor”."),
    ),
    "title-gives-away": error(
        N_("“%(found)s” can be read over her shoulder and in her history."),
        N_("This campaign is sensitive: say it neutrally here, such as “education”."),
    ),
    "share-text-gives-away": advice(
        N_("Whoever shares this shows “%(found)s” to everyone who sees it."),
        N_("This campaign is sensitive: invite people neutrally, and let the page say the rest."),
    ),
    "name-gives-away": advice(
        N_("“%(found)s” in the campaign’s name is seen on the files and lists that the organisers share."),
        N_("This campaign is sensitive: a neutral name is safer. The address that people see is “path”."),
    ),
}
