"""``flask letters diff``, and publishing a campaign that the site owns from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError, UnknownThing
from advocacy.core.staff import COMMAND_LINE
from advocacy.core.word_changes import Fate, PartChange
from advocacy.services.campaign_history import files_of_version
from advocacy.services.compare_versions import compare
from advocacy.services.installation import Installation
from advocacy.services.keep_working_copies import load
from advocacy.services.list_campaigns import find_campaign, folder_names
from advocacy.services.publish_campaign import PublishResult
from advocacy.services.publish_copy import publish_copy

_MARKS = {Fate.SAME: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}


@click.command("diff")
@click.argument("slug")
@click.argument("first", required=False, type=click.IntRange(min=1), metavar="[A]")
@click.argument("second", required=False, type=click.IntRange(min=1), metavar="[B]")
@with_appcontext
def diff(slug: str, first: int | None, second: int | None) -> None:
    """Show what changed in the campaign SLUG, in words: [-removed-] and {+added+}.

    Between the versions A and B; without B between A and what is worked on; without both, what publishing would change.
    """
    installation: Installation = current_app.extensions["advocacy"]
    try:
        after = _files(installation, slug, second)
        changes = compare(files_of_version(slug, first or 0), after)
    except UnknownThing as error:
        raise click.ClickException(str(error)) from None
    for one in changes:
        for part in one.parts:
            click.echo(f"{one.file}: {part.part}")
            click.echo(f"{_marked(part)}\n")
    if not changes:
        click.echo("The words are the same.")


def publish_of_the_site(installation: Installation, slug: str, on: date | None) -> PublishResult | None:
    """Publish the site's campaign of this name as the command line; None where the site owns none."""
    try:
        copy = load(slug)
    except UnknownThing:
        return None
    folders = folder_names(installation.letters_dir)
    try:
        return publish_copy(installation.ports, copy, COMMAND_LINE, live_from=on, folders=folders)
    except AdvocacyError as error:
        raise click.ClickException(str(error)) from None


def _files(installation: Installation, slug: str, number: int | None) -> Mapping[str, str]:
    return files_of_version(slug, number) if number else find_campaign(slug, installation.letters_dir).files


def _marked(part: PartChange) -> str:
    return " ".join(_MARKS[one.fate].format(one.text) for one in part.stretches)
