"""An app with nothing but its database, and a small campaign to publish into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from flask import Flask

from advocacy import store
from advocacy.core.participation import Action, LetterFact, Trait
from advocacy.store.database import db

DAY = date(2026, 11, 23)
CALIFORNIA_12 = "ocd-division/country:us/state:ca/cd:12"

CAMPAIGN = """\
path: {path}
bill: hr4030-115
targets: [us_senator, us_representative]
opens: 2026-11-01
zone: {zone}
sensitive: no
"""

LETTER = """\
---
title: {title}
headline: Safe schools
summary: What it is about.
what_it_does: It protects students.
topic: Education
story_question: Why does it matter to you?
subject: Protect students
short_message: Please protect students.
phone_script: Hello, please protect students.
---
I am a constituent. Please protect students.
"""


@contextmanager
def kept(database_url: str) -> Iterator[Flask]:
    """The app's context around the block; its connections are closed afterwards."""
    app = Flask("kept")
    store.init_app(app, database_url)
    with app.app_context():
        try:
            yield app
        finally:
            db.engine.dispose()


def folder(title: str = "A letter", path: str = "safe-schools", zone: str = "America/New_York") -> dict[str, str]:
    """The files of a campaign in English and Spanish."""
    return {
        "campaign.yaml": CAMPAIGN.format(path=path, zone=zone),
        "es.md": LETTER.format(title=f"{title} (es)"),
        "en.md": LETTER.format(title=title),
    }


def action(token: str, *, campaign: str = "safe-schools", day: date = DAY, **traits: str) -> Action:
    """One visit from California's 12th district; ``source="x"`` changes a trait."""
    usual = {"language": "en", "source": "", "version": "1", "edited": "some"} | traits
    pairs = tuple((Trait(trait), value) for trait, value in usual.items())
    return Action(campaign, day, CALIFORNIA_12, token, pairs)


def letter(number: int = 1, channel: str = "pdf", outcome: str = "opened") -> LetterFact:
    """A letter to one of some officials."""
    return LetterFact(f"bioguide:A{number:06d}", channel, outcome)
