"""``flask letters preview``: a letter as the citizen gets it, on the screen or as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.addresses import ZipCode
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.delivery import Channel
from advocacy.core.errors import AdvocacyError, MalformedInput, UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.services.installation import Installation
from advocacy.services.list_campaigns import find_campaign
from advocacy.services.load_campaigns import current_versions
from advocacy.services.ports import Ports
from advocacy.services.preview_letter import draft_version, file_of, preview, sheet_text
from advocacy.services.write_letter import Written, mailing_city, mailing_state, official_of

_PAGE = '<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>\n{sheet}\n</html>\n'


@click.command("preview")
@click.argument("slug")
@click.option("--for", "official_id", required=True, metavar="OFFICIAL_ID", help="Such as bioguide:P000145.")
@click.option("--language", default="en", show_default=True, help="Of the letter.")
@click.option("--as", "form", type=click.Choice(["text", "html", "pdf", "email"]), default="text", show_default=True)
@click.option("--name", default="", help="The writer's, as all that follows; nothing is made up.")
@click.option("--street", default="")
@click.option("--city", help="Without it the post office’s name for the ZIP, as on the page.")
@click.option("--zip", "zip_text", default="", help="Five digits, or nine.")
@click.option("--story", default="", help="Her own words.")
@click.option("--reason", "reasons", multiple=True, help="The id of a reason; may be given several times.")
@click.option("--reply", type=click.Choice([one.value for one in Reply]), default=Reply.NONE.value, show_default=True)
@click.option("--email", default="", help="Shown with --reply email.")
@click.option("--draft/--published", default=True, show_default=True, help="What is worked on, or what people get now.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="A file to write, instead of the screen.")
@with_appcontext
def preview_letter(
    slug: str,
    official_id: str,
    language: str,
    form: str,
    draft: bool,
    to: Path | None,
    reasons: tuple[str, ...],
    city: str | None,
    **writer: str,
) -> None:
    """Show the letter of the campaign SLUG to one official, word for word as the citizen's page has it.

    SLUG is a folder of letters/, as its files are now, or a campaign of the site. Nothing is counted.
    """
    installation: Installation = current_app.extensions["advocacy"]
    ports = installation.ports
    if form == "pdf" and to is None and sys.stdout.isatty():
        raise click.UsageError("A PDF is no text for a screen: say --to FILE.")
    try:
        version = _version(installation, slug, draft=draft)
        if language not in version.letters:
            raise click.UsageError(f"This campaign has its letter in: {', '.join(version.letters)}.")
        known = [reason.id for reason in version.letters[language].reasons]
        if wrong := [reason for reason in reasons if reason not in known]:
            raise click.UsageError(
                f"There is no reason “{wrong[0]}” in this letter. It has: {', '.join(known) or 'none'}."
            )
        constituent = _constituent(ports, official_id, reasons, city, writer)
        day = ports.today(version.campaign.zone)
        content = _written_as(ports, preview(ports, version, official_id, language, day, constituent), form)
    except LetterRefused as refused:
        for problem in refused.problems:
            click.echo(f"{problem.file}:{problem.line}: {problem.message} — {problem.remedy}", err=True)
        raise SystemExit(1) from None
    except AdvocacyError as error:
        raise click.ClickException(str(error)) from None
    _hand_out(content, to)


def _version(installation: Installation, slug: str, *, draft: bool) -> CampaignVersion:
    if draft:
        return draft_version(find_campaign(slug, installation.letters_dir).files, slug)
    published = current_versions(installation.ports.today).get(slug)
    if published is None:
        raise UnknownThing("Nothing of this campaign is published now.")
    return published


def _constituent(
    ports: Ports, official_id: str, reasons: tuple[str, ...], city: str | None, writer: dict[str, str]
) -> Constituent:
    state = ports.states[official_of(ports, official_id).division.state]
    typed = writer["zip_text"].strip()
    try:
        zip_text = str(ZipCode.parse(typed)) if typed else ""
    except MalformedInput as error:
        raise click.UsageError(str(error)) from None
    return Constituent(
        state=state,
        name=writer["name"],
        street=writer["street"],
        city=mailing_city(ports, zip_text) if city is None else city,
        zip=zip_text,
        email=writer["email"],
        story=writer["story"],
        reasons=reasons,
        reply=Reply(writer["reply"]),
        mail_state=mailing_state(ports, zip_text),
    )


def _written_as(ports: Ports, written: Written, form: str) -> bytes:
    if form == "pdf":
        return file_of(ports, written, Channel.PDF).content
    if form == "email":
        return file_of(ports, written, Channel.EMAIL).content
    if form == "html":
        sheet = current_app.jinja_env.get_template("parts.html").make_module().sheet(written.draft, 1)  # type: ignore[attr-defined]
        title = click.unstyle(written.draft.subject).replace("&", "&amp;").replace("<", "&lt;")
        return _PAGE.format(language=written.draft.language, title=title, sheet=sheet).encode()
    return f"{sheet_text(written.draft)}\n".encode()


def _hand_out(content: bytes, to: Path | None) -> None:
    if to is None:
        click.echo(content, nl=False)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{to} cannot be written: {error.strerror}.") from None
