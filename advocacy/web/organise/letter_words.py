"""What the editor calls the parts of a letter, the conditions of its wordings, and its placeholders."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from advocacy.core.proofreading.desk import LONGEST_SHORT_MESSAGE, LONGEST_SUBJECT, MOST_SPOKEN_WORDS, MOST_WORDS


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part's name and where it goes. ``lines``: 1 is a single line. ``most`` counts characters, or words."""

    label: LazyString
    hint: LazyString
    lines: int = 1
    most: int = 0
    in_words: bool = False
    fills: bool = False


PARTS = {
    "title": PartWords(_l("Title"), _l("In the browser’s tab and history: neutral.")),
    "headline": PartWords(_l("Headline"), _l("At the top of the page: what a person would say aloud.")),
    "summary": PartWords(_l("Summary"), _l("Two sentences under the headline."), 3),
    "what_it_does": PartWords(
        _l("What the bill does"), _l("And where it stands: facts you could show a source for."), 5
    ),
    "content_note": PartWords(_l("Content note"), _l("A kind word before a hard subject. May stay empty."), 3),
    "topic": PartWords(_l("Topic"), _l("For the subject menu of an official’s own form.")),
    "share_text": PartWords(_l("Words to share"), _l("They go with the link that is passed on. May stay empty."), 2),
    "story_question": PartWords(
        _l("Question above the writer’s own words"), _l("Ask why it matters, never what happened."), 2
    ),
    "subject": PartWords(
        _l("Subject"), _l("Of the email and the letter."), 1, LONGEST_SUBJECT, fills=True
    ),
    "body": PartWords(
        _l("Letter"),
        _l("An empty line ends a paragraph. Greeting and signature are added for each official."),
        16, MOST_WORDS, in_words=True, fills=True,
    ),
    "short_message": PartWords(
        _l("Short message"), _l("For forms that take little."), 6, LONGEST_SHORT_MESSAGE, fills=True
    ),
    "phone_script": PartWords(
        _l("Phone script"), _l("Name, town and what is asked, first."), 6, MOST_SPOKEN_WORDS, in_words=True, fills=True
    ),
}  # fmt: skip
"""The parts that every letter has."""

CELLS = {
    "reasons.label": PartWords(_l("Beside the box"), _l("A few words.")),
    "reasons.text": PartWords(_l("In the letter"), _l("A sentence or two."), 3),
    "starters.label": PartWords(_l("On the button"), _l("A few words.")),
    "starters.text": PartWords(_l("First words"), _l("The writer goes on from them."), 2),
    "resources.name": PartWords(_l("Name"), _l("Who helps.")),
    "resources.text": PartWords(_l("What they do"), _l("A sentence."), 2),
}

CASE = PartWords(_l("Words"), _l("For this case."), 3, fills=True)
WHOLE_FILE = PartWords(
    _l("The whole file"),
    _l("It cannot be read as a letter yet: mend it here as it is, and save. The list of findings says what is wrong."),
    24,
)

GROUPS = (
    ("first", _l("What people see first"), (
        "title", "headline", "summary", "what_it_does", "content_note", "topic", "share_text",
    )),
    ("letter", _l("Subject and letter"), ("subject", "body")),
    ("own", _l("The writer’s own words"), ("story_question",)),
    ("short", _l("Short message and phone call"), ("short_message", "phone_script")),
)  # fmt: skip

CONDITIONS = {
    "federal": _l("anyone in Congress"),
    "us_senator": _l("U.S. senators"),
    "us_representative": _l("U.S. representatives"),
    "us_delegate": _l("delegates"),
    "us_resident_commissioner": _l("the resident commissioner"),
    "state": _l("anyone in a state’s government"),
    "state_senator": _l("state senators"),
    "state_representative": _l("state representatives"),
    "state_legislator": _l("legislators where there is one chamber"),
    "governor": _l("governors"),
    "mayor": _l("the mayor of the District of Columbia"),
    "upper": _l("members of a Senate"),
    "lower": _l("members of a House or Assembly"),
    "legislature": _l("members of a one-chamber legislature"),
    "executive": _l("governors and the mayor"),
    "sponsor": _l("introduced the bill"),
    "cosponsor": _l("cosponsored it"),
    "original_cosponsor": _l("from the first day"),
    "withdrew": _l("took the name off"),
    "on_committee": _l("sits on its committee"),
    "not_cosponsor": _l("did not cosponsor it"),
    "other_chamber": _l("is in the other chamber"),
    "unknown": _l("we do not know"),
    "introduced": _l("the bill is introduced"),
    "committee": _l("it is in committee"),
    "passed_house": _l("the House passed it"),
    "passed_senate": _l("the Senate passed it"),
    "passed_one": _l("one chamber passed it"),
    "conference": _l("both passed it in different words"),
    "passed_both": _l("both passed it"),
    "enacted": _l("it is law"),
    "vetoed": _l("it was vetoed"),
    "died": _l("it ended with its Congress"),
    "days_left_few": _l("thirty days or fewer are left"),
    "stage_changed": _l("it is at another stage than you wrote for"),
    "reply_email": _l("an answer by email is wished"),
    "reply_post": _l("an answer by mail is wished"),
    "reply_none": _l("no answer is wished"),
    "seat_open": _l("nobody is known to hold the seat"),
}
"""Every condition as the table of a wording says it."""

CHOICES = (
    ("who", _l("Who gets it"), (
        (_l("Congress"), ("federal", "us_senator", "us_representative", "us_delegate", "us_resident_commissioner")),
        (_l("States"), ("state", "state_senator", "state_representative", "state_legislator", "governor", "mayor")),
        (_l("Chambers"), ("upper", "lower", "legislature", "executive")),
    )),
    ("did", _l("What they did"), ((_l("About the bill"), (
        "sponsor", "cosponsor", "cosponsor original_cosponsor", "on_committee", "not_cosponsor", "other_chamber",
        "withdrew", "unknown",
    )),)),
    ("stands", _l("Where the bill stands"), (
        (_l("On its way"), (
            "introduced", "committee", "passed_house", "passed_senate", "passed_one", "conference", "passed_both",
            "days_left_few",
        )),
        (_l("Over, or moved on"), ("enacted", "vetoed", "died", "stage_changed")),
    )),
    ("reply", _l("Which answer"), ((_l("Answer"), ("reply_email", "reply_post", "reply_none")),)),
    ("seat", _l("The seat"), ((_l("Seat"), ("seat_open",)),)),
)  # fmt: skip
"""The lists from which the conditions of a new case are picked: one at most from each."""

PLACEHOLDERS = (
    (_l("The official"), {
        "official.name": _l("full name"),
        "official.title": _l("title, such as Senator"),
        "official.last_name": _l("family name"),
        "official.state": _l("the state served"),
        "official.district": _l("the district"),
    }),
    (_l("The writer"), {
        "constituent.place": _l("city, state and ZIP, never empty"),
        "constituent.name": _l("name"),
        "constituent.city": _l("city or town"),
        "constituent.state": _l("state"),
        "constituent.zip": _l("ZIP code"),
        "constituent.story": _l("own words, a paragraph"),
        "reasons": _l("the reasons chosen, a paragraph"),
    }),
    (_l("The bill"), {
        "bill.title": _l("short title"),
        "bill.number": _l("number, such as H.R. 4030"),
        "bill.citation": _l("number and Congress"),
        "bill.congress": _l("the Congress"),
        "bill.introduced": _l("day it was introduced"),
        "bill.ends": _l("day on which it ends with its Congress"),
        "bill.sponsor": _l("who introduced it"),
        "bill.cosponsors": _l("how many original cosponsors"),
    }),
    (_l("Campaign and day"), {
        "campaign.title": _l("title of the campaign"),
        "today": _l("day of the letter"),
    }),
)  # fmt: skip
"""Every placeholder in the picker, and what it becomes."""
