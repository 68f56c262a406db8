"""The editor as a person without JavaScript uses it: what stands in its fields, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocacy.core.manuscripts import Manuscript, read_manuscript, write_manuscript
from advocacy.core.staff import COMMAND_LINE, Actor
from advocacy.services.check_letters import read_folder
from advocacy.services.keep_working_copies import begin, load, save
from advocacy.settings import ROOT
from tests.support.pages import Page

SLUG = "schools"
EDITOR = f"/organise/{SLUG}/letter"
NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
MARIA = Actor(None, "maria@example.org")


@dataclass(frozen=True)
class Editor:
    """A letter of the site, and someone who has it open."""

    app: Flask
    client: FlaskClient

    @classmethod
    def of(cls, app: Flask, client: FlaskClient) -> Editor:
        """With the shipped letter about Title IX as a campaign of the site."""
        files = read_folder(ROOT / "letters" / "title-ix-protection-act")
        with app.app_context():
            begin(SLUG, files, COMMAND_LINE, NOW)
        return cls(app, client)

    def open(self) -> dict[str, str]:
        """What the fields of the page hold."""
        answer = self.client.get(EDITOR)
        assert answer.status_code == 200
        return self.fields(answer)

    def fields(self, answer: TestResponse) -> dict[str, str]:
        """What would be sent from the page's own form, buttons left out."""
        page = Page(answer.get_data(as_text=True))
        form = next(each for each in page.elements("form") if "/letter" in each.get("action", ""))
        found = {}
        for each in form.iter():
            if each.tag == "textarea":
                found[each.attrib["name"]] = "".join(each.itertext())
            elif each.tag == "input" and each.get("name"):
                found[each.attrib["name"]] = each.get("value", "")
        return found

    def press(self, button: str, changes: dict[str, str] | None = None) -> TestResponse:
        """Open the page, change it, press this button."""
        return self.send(self.open() | (changes or {}) | {"do": button})

    def send(self, fields: dict[str, str], *, script: bool = False) -> TestResponse:
        """Send the form, as a browser does or as the page's script."""
        headers = {"Accept": "application/json"} if script else {}
        sent = {name: text.replace("\n", "\r\n") for name, text in fields.items()}
        return self.client.post(EDITOR, data=sent, headers=headers)

    def files(self) -> dict[str, str]:
        """The campaign's files as they are kept."""
        with self.app.app_context():
            return dict(load(SLUG).files)

    def parts(self, language: str) -> Manuscript:
        """The letter in this language as it is kept."""
        return read_manuscript(self.files()[f"{language}.md"], f"{language}.md")

    def someone_saves(self, language: str, **parts: str) -> None:
        """Maria changes these parts meanwhile."""
        self.someone_writes(f"{language}.md", write_manuscript(self.parts(language) | parts))

    def someone_writes(self, file: str, text: str | None) -> None:
        """Maria puts this into a file meanwhile, or removes it."""
        with self.app.app_context():
            copy = load(SLUG)
            files = {name: old for name, old in {**copy.files, file: text}.items() if old is not None}
            save(copy, files, MARIA, NOW)
