"""The organisers' and the staff's pages in Spanish: no sentence of them is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.committee_names import NAMES as COMMITTEES
from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.check_letters import read_folder
from advocacy.services.invite_staff import invite
from advocacy.services.keep_working_copies import begin
from advocacy.settings import ROOT
from tests.support.acts import token_of
from tests.support.editor import NOW
from tests.support.pages import Page
from tests.support.staff import sign_in

FOLDER = "title-ix-protection-act"
SITE, BROKEN = "schools", "broken"
ENGLISH = re.compile(
    r"\b(the|and|of|or|you|your|this|that|these|it|its|is|are|was|be|with|from|for|not|who|what|when|by|which|they"
    r"|save|letter|campaign|day|people|add|remove|make|show|state)\b",
    re.IGNORECASE,
)
NAMES = (
    "Title IX Protection Act",
    "Stop Sexual Harassment in K-12 Act",  # the example of a bill's title, which is in English
    "Promoting Awareness, Victim Empowerment",
    "campaign.yaml",
    "The Honorable Doris O. Matsui",  # an address is written as the post reads it
    "U.S. House of Representatives",
    "House Committee on Education and the Workforce",  # as the record of that bill called it
)
ADDRESS_OR_PLACEHOLDER = re.compile(r"https?://\S+|\{\{[^}]*\}\}|/?\b\w+-letter\b|letters/\S+")
ENGLISH_WORDS = (ROOT / "letters" / "title-ix-protection-act" / "en.md").read_text("utf-8")
WORDS_OF_FILES = {"textarea", "pre", "script", "style", "code"}
NAMING = ("aria-label", "title", "placeholder", "alt")
PATHS = [
    "/organise/",
    "/organise/new",
    "/organise/import",
    "/organise/by-hand",
    *(
        f"/organise/{SITE}{page}"
        for page in ("", "/bill", "/who", "/when", "/letter", "/preview", "/publish", "/partners", "/files", "/words")
    ),
    *(f"/organise/{BROKEN}{page}" for page in ("", "/when", "/preview", "/publish")),
    *(f"/organise/{FOLDER}{page}" for page in ("", "/event", "/by-hand", "/history", "/history/1", "/files")),
    *(f"/staff/{page}" for page in ("account", "account/password", "audit", "audit/export", "people", "people/1")),
    *(f"/staff/{page}" for page in ("people/invite", "recovery-codes/new", "second-factor", "link/none")),
]


@pytest.fixture
def owner(app: Flask, client: FlaskClient) -> FlaskClient:
    """An owner, with a campaign to publish, one to mend, and an invitation."""
    sign_in(app, client, Role.OWNER)
    files = dict(read_folder(ROOT / "letters" / FOLDER))
    settings = files["campaign.yaml"].replace("path: education-letter", "path: other-letter")
    with app.app_context():
        begin(SITE, files | {"campaign.yaml": settings}, COMMAND_LINE, NOW)
        begin(BROKEN, files | {"campaign.yaml": settings + "closez: x\nparties: [Whig]\n"}, COMMAND_LINE, NOW)
        invite("new@example.org", Role.ORGANISER, COMMAND_LINE, NOW)
    token = token_of(client, f"/organise/{FOLDER}/partners")
    client.post(f"/organise/{FOLDER}/partners", data={"csrf_token": token, "name": "Club", "code": "club"})
    return client


def said(element: Element) -> Iterator[str]:
    """Every text of the page's own, spoken names too; what is marked as English, or is an organiser's, is left out."""
    if not isinstance(element.tag, str) or element.tag in WORDS_OF_FILES or element.get("lang") == "en":
        return
    yield element.text or ""
    yield from (element.get(name, "") for name in NAMING)
    for child in element:
        yield from said(child)
        yield child.tail or ""


def without_names(text: str) -> str:
    """The text without addresses, placeholders and what has only an English name."""
    for name in (*COMMITTEES.values(), *NAMES):
        text = text.replace(name, "")
    return " ".join(ADDRESS_OR_PLACEHOLDER.sub("", text).split())


@pytest.mark.parametrize("path", PATHS)
def test_a_spanish_page_of_the_desk_has_no_english_sentence(owner: FlaskClient, path: str) -> None:
    page = Page(owner.get(f"{path}?lang=es").text)
    left = []
    for text in map(without_names, said(page.root)):
        if ENGLISH.search(text) and text not in ENGLISH_WORDS:
            left.append(text)
    assert not left
