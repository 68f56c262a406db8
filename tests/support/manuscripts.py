"""A small campaign as an organiser would write it, right in every way, for tests to spoil one thing at a time."""

from __future__ import annotations

from datetime import date

from advocacy.core.addresses import PostalAddress
from advocacy.core.bills import Bill, BillId, Position
from advocacy.core.campaigns import Campaign, parse_campaign
from advocacy.core.divisions import DivisionId, State
from advocacy.core.drafting import Writing
from advocacy.core.letters import Letter, parse_letter
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.problems import Problem
from advocacy.core.proofreading import proofread

DAY = date(2026, 11, 22)

CAMPAIGN = """\
path: school-letter
bill: hr4030-115
targets: [us_senator, us_representative, us_delegate, us_resident_commissioner]
opens: 2026-11-01
zone: America/New_York
sensitive: yes
resources:
  line:
    phone: 800-555-0100
    checked: 2026-11-22
"""

ENGLISH = """\
---
title: A letter about schools
headline: Keep students safe.
summary: Two sentences. This is the second.
what_it_does: It would have made guidance law.
content_note: A hard subject.
topic: Education
share_text: I wrote a letter.
story_question: Why does this matter to you?
subject: Keep students safe ({{ bill.citation }})
short_message: I live in {{ constituent.place }}. Please introduce a bill for students. {{ ask.reply }}
phone_script: My name is {{ constituent.name }}, from {{ constituent.place }}. Please introduce a bill.
wording:
  opening:
    otherwise: I live in {{ constituent.place }}, and I ask {{ official.title }} {{ official.last_name }} for a bill.
    seat_open: I live in {{ constituent.place }}, and I ask this office for a bill.
  reply:
    reply_none: Please do not write back.
    otherwise: Please write back.
reasons:
  lasting:
    label: It lasts
    text: A law lasts.
  fair:
    label: It is fair
    text: A law is fair.
starters:
  parent:
    label: As a parent
    text: As a parent, I
resources:
  line:
    name: The Line
    text: Help at any hour.
---

{{ ask.opening }}

{{ constituent.story }}

{{ bill.sponsor }} introduced {{ bill.citation }} on {{ bill.introduced }}.

{{ reasons }}

{{ ask.reply }}
"""

SPANISH = """\
---
title: Una carta sobre las escuelas
headline: Que cada estudiante viva sin miedo.
summary: Dos frases. Esta es la segunda.
what_it_does: Habría convertido una guía en ley.
content_note: Un tema difícil.
topic: Educación
share_text: Escribí una carta.
story_question: ¿Por qué le importa?
subject: Que cada estudiante viva sin miedo ({{ bill.citation }})
short_message: Vivo en {{ constituent.place }}. Le pido un proyecto para estudiantes. {{ ask.reply }}
phone_script: Me llamo {{ constituent.name }}, de {{ constituent.place }}. Le pido un proyecto.
wording:
  opening:
    otherwise: Vivo en {{ constituent.place }} y le pido a {{ official.name }} un proyecto nuevo.
    seat_open: Vivo en {{ constituent.place }} y pido a esta oficina un proyecto nuevo.
  reply:
    reply_none: Por favor, no me escriba.
    otherwise: Por favor, escríbame.
reasons:
  lasting:
    label: Dura
    text: Una ley dura.
  fair:
    label: Es justo
    text: Una ley es justa.
starters:
  parent:
    label: Como madre o padre
    text: Tengo hijos y
resources:
  line:
    name: La Línea
    text: Ayuda a cualquier hora.
---

{{ ask.opening }}

{{ constituent.story }}

{{ bill.sponsor }} presentó el {{ bill.citation }} el {{ bill.introduced }}.

{{ reasons }}

{{ ask.reply }}
"""

FILES = {"campaign.yaml": CAMPAIGN, "en.md": ENGLISH, "es.md": SPANISH}

BILL = Bill(
    id=BillId("hr", 4030, 115),
    title="Title IX Protection Act",
    introduced=date(2017, 10, 12),
    sponsor="Jackie Speier",
    committee="",
    latest_action="",
    latest_action_date=date(2017, 10, 12),
    original_cosponsors=27,
    url="",
    as_of=DAY,
    positions={"bioguide:T000472": Position.COSPONSOR},
)

CALIFORNIA = State("CA", "06", "California", "state", 52, "California")
HART_331 = PostalAddress(room="331", building="Hart Senate Office Building", city="Washington", state="DC", zip="20510")

DC = State("DC", "11", "District of Columbia", "district", 1, "Distrito de Columbia")
NEW_YORK = State("NY", "36", "New York", "state", 26, "Nueva York")
PUERTO_RICO = State("PR", "72", "Puerto Rico", "territory", 1, "Puerto Rico")
MARIANAS = State("MP", "69", "Northern Mariana Islands", "territory", 1, "Islas Marianas del Norte")


def spoiled(file: str, old: str, new: str) -> dict[str, str]:
    """The campaign's files with one thing changed; ``old`` must be there."""
    assert old in FILES[file]
    return {**FILES, file: FILES[file].replace(old, new, 1)}


def campaign(source: str = CAMPAIGN) -> Campaign:
    return parse_campaign(source, "schools", "campaign.yaml")


def letter(source: str = ENGLISH, language: str = "en") -> Letter:
    return parse_letter(source, language, f"{language}.md")


def iso(day: date, language: str) -> str:
    return day.isoformat()


def writing(source: str = ENGLISH, language: str = "en", bill: Bill = BILL) -> Writing:
    return Writing(letter(source, language), bill, DAY, iso)


def proofread_files(files: dict[str, str], bill: Bill = BILL, day: date = DAY) -> tuple[Problem, ...]:
    letters = {
        language: letter(files[f"{language}.md"], language) for language in ("en", "es") if f"{language}.md" in files
    }
    return proofread(campaign(files["campaign.yaml"]), letters, files, bill, day, iso)


def official(
    office: OfficeTitle = OfficeTitle.US_SENATOR,
    division: DivisionId | None = None,
    *,
    official_id: str = "bioguide:P000145",
    name: str = "Alex Padilla",
    family_name: str = "Padilla",
    gender: str = "male",
    address: PostalAddress | None = None,
) -> Official:
    """Someone in office; by default a senator of California."""
    return Official(
        official_id=official_id,
        division=division or CALIFORNIA.division,
        office=office,
        name=name,
        given_name=name.split()[0],
        family_name=family_name,
        suffix="",
        gender=gender,
        party="Democratic",
        phone="202-555-0100",
        email="",
        contact_form="",
        website="",
        address=HART_331 if address is None else address,
        term_start=date(2023, 1, 3),
        term_end=date(2029, 1, 3),
        how="election",
        source="invented for tests",
        as_of=DAY,
    )
