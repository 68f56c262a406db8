"""The words of a first letter in English. ``$noun`` is a bill or a resolution, ``$home`` the chamber of its number."""

from __future__ import annotations

NOUNS = ("bill", "resolution")
CHAMBERS = ("House", "Senate")
WOULD = ("would", "would have")
CITATION = "{}, {}"
NO_TITLE = "[your words: the title of the bill]"

_THE_BILL = "the {{ bill.title }}, {{ bill.number }} of the {{ bill.congress }}"

PARTS = {
    "title": "A letter about [your words: the subject, in one neutral word such as “schools”]",
    "headline": "[your words: what should change, as you would say it aloud]",
    "summary": (
        "[your words: what is wrong or missing now, in one sentence] Ask the people who represent you to see to it."
    ),
    "what_it_does": (
        "The $title ($citation) $would [your words: what the $noun does, in two or three sentences for which you could "
        "show a source]"
    ),
    "content_note": (
        "This page and the letter speak of [your words: the subject, plainly]. They describe no incident, and you do "
        "not need to tell of one."
    ),
    "topic": "[your words: a subject in the menu of an office’s form, such as “Education”]",
    "share_text": "I wrote to the people who represent me. It took a few minutes, and you can do it too.",
    "story_question": "In a sentence or two, why does this matter to you? You may leave this empty.",
    "subject": "[your words: the aim, in five words or so] ({{ bill.citation }})",
    "short_message": (
        "I live in {{ constituent.place }}, and as a constituent I ask you {{ ask.action }}. [your words: why, as a "
        "sentence of its own] {{ ask.reply }}"
    ),
    "phone_script": (
        "Hello, my name is {{ constituent.name }}, from {{ constituent.place }}. I am calling to ask {{ ask.member }} "
        "{{ ask.action }}. {{ ask.thanks }} Please add me to your count. Thank you."
    ),
}

ACTIONS = {
    "press": f"to press for {_THE_BILL}",
    "cosponsor": f"to cosponsor {_THE_BILL}",
    "support": f"to support in the $away what {_THE_BILL}, would do",
    "before": f"to support {_THE_BILL}, now that it is before the $away",
    "through": f"to help {_THE_BILL}, through the $away",
    "conference": f"to help both chambers agree on {_THE_BILL}",
    "passed": f"to stand by {_THE_BILL}",
    "law": f"to see to it that {_THE_BILL}, is carried out as it was written",
    "agreed": f"to see to it that {_THE_BILL}, is followed by deeds",
    "over": f"to introduce or cosponsor a $noun that does what {_THE_BILL}, would have done",
    "moved": f"to keep in mind what {_THE_BILL}, is about",
    "state": f"to work here in {{{{ official.state }}}} for what {_THE_BILL}, was written to do",
}
"""What is asked, to follow “I ask you”: in the letter, the short message and the phone script."""

REQUESTS = {
    "lead": (
        "Please ask the committee that has the $noun to take it up, and look for partners in both parties: you have "
        "support here."
    ),
    "urge": "Please ask the committee that has the $noun to take it up, together with colleagues in both parties.",
    "on_committee": (
        "You sit on a committee that has the $noun, and can ask that it be taken up. Please do, and please put your "
        "name to it."
    ),
    "sign": "Please put your name to the $noun, and ask the committee that has it to take it up.",
    "delegate": (
        "As our delegate, you can put your name to a $noun and speak for it in committee. Please do both for this one."
    ),
    "commissioner": (
        "As our resident commissioner, you can put your name to a $noun and speak for it in committee. Please do both "
        "for this one."
    ),
    "same_there": (
        "The $noun is in the $home, so it cannot come before you yet. You can introduce one like it in the $away, or "
        "cosponsor one that a colleague introduces. Please do, with partners in both parties."
    ),
    "before": (
        "The $home has passed the $noun, and it is before the $away now. Please work for it there, with partners in "
        "both parties."
    ),
    "through": (
        "The $home has passed the $noun, and it is before the $away now. Please ask your colleagues there to take it "
        "up."
    ),
    "conference": (
        "Both chambers have passed the $noun, in words that differ. Please help them to agree, and to keep what "
        "matters most in it."
    ),
    "passed": "Both chambers have passed the $noun. Please stand by it until it is carried out.",
    "law": "The $noun is law. Please ask those who carry it out how they do so, and see that they have what they need.",
    "agreed": "The $noun has been agreed to. Please ask what has been done about it since.",
    "anew_upper": (
        "You can introduce such a $noun in the Senate, or cosponsor one that a colleague introduces. Please do, with "
        "partners in both parties."
    ),
    "anew_lower": (
        "You can introduce such a $noun in the House, or cosponsor one that a colleague introduces. Please do, with "
        "partners in both parties."
    ),
    "moved": (
        "Whatever becomes of the $noun, I hope that you will go on working for this, together with colleagues in both "
        "parties."
    ),
    "legislator": (
        "A law of our own does not depend on Congress. I would be grateful if you introduced one, or supported one "
        "that a colleague introduces, with partners of every view."
    ),
    "governor": (
        "Much of this does not depend on Congress. I would be grateful if you had those who work for you do what they "
        "can now, and if you proposed to the legislature a law that lasts."
    ),
    "mayor": (
        "Much of this does not depend on Congress. I would be grateful if you had those who work for you do what they "
        "can now, and if you proposed to the Council a law that lasts."
    ),
}
"""What exactly this office can do, near the end of the letter."""

THANKS = {
    "sponsor": "Thank you for having introduced the $noun.",
    "cosponsor": "Thank you for having put your name to the $noun.",
}

OTHER_WORDINGS = {
    "member.seat_open": "whoever holds this office now",
    "member.otherwise": "{{ official.title }} {{ official.last_name }}",
    "reply.reply_email": "I would be glad to hear by email what you decide.",
    "reply.reply_post": "I would be glad to hear by mail what you decide.",
    "reply.otherwise": "Please do not send me a reply; I ask only that you count my voice.",
}

ROWS = {
    "reasons.fair.label": "[your words: a reason of fairness, in three or four words]",
    "reasons.fair.text": "[your words: that reason in a sentence or two, which someone from either party could sign]",
    "reasons.sense.label": "[your words: a reason of good sense or cost, in three or four words]",
    "reasons.sense.text": "[your words: that reason in a sentence or two]",
    "reasons.home.label": "[your words: a reason close to home, in three or four words]",
    "reasons.home.text": "[your words: that reason in a sentence or two]",
    "starters.neighbor.label": "As a neighbor",
    "starters.neighbor.text": "I have seen in my own town why this matters:",
    "starters.parent.label": "As a parent",
    "starters.parent.text": "As a parent, I want to know that",
}

BODY = """\
I live in {{ constituent.place }}, and as a constituent I ask you {{ ask.action }}. {{ ask.thanks }}

{{ constituent.story }}

Introduced on {{ bill.introduced }}, the $noun was written to [your words: what it does, in two or three sentences, \
each with a source]

{{ reasons }}

{{ ask.request }}

{{ ask.reply }} Thank you for reading this."""
