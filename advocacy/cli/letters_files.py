"""``flask letters export`` and ``import``: a campaign of the site as files, and files as a campaign of the site."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import MalformedInput, UnknownThing
from advocacy.core.letters_yaml import LetterRefused
from advocacy.core.staff import COMMAND_LINE
from advocacy.services.export_campaign import InTheWay, files_of, note_export, write_folder
from advocacy.services.import_campaign import import_campaign, read_bundle
from advocacy.services.installation import Installation
from advocacy.services.keep_working_copies import NameTaken


@click.command("export")
@click.argument("slug")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Where to; default: ./SLUG.")
@click.option("--version", type=click.IntRange(min=1), help="What was published under this number.")
@click.option("--draft", is_flag=True, help="What is being worked on, and nothing else.")
@click.option("--force", is_flag=True, help="Write over other words that are there.")
@with_appcontext
def export(slug: str, folder: Path | None, version: int | None, draft: bool, force: bool) -> None:
    """Write the campaign SLUG as a folder of files: campaign.yaml, en.md, es.md.

    Without an option it is what is being worked on; of a campaign that the site does not own, what is published.
    """
    if draft and version is not None:
        raise click.UsageError("Say --draft or --version, not both.")
    target = folder or Path(slug)
    try:
        files = files_of(slug, version, draft=draft)
        write_folder(files, target, force=force)
    except (UnknownThing, InTheWay) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}.") from None
    note_export(slug, COMMAND_LINE, _installation().ports.now())
    for name in files:
        click.echo(str(target / name))


@click.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--as", "slug", help="The name on the site; default: the folder's.")
@with_appcontext
def import_folder(folder: Path, slug: str | None) -> None:
    """Make the campaign in FOLDER a campaign of the site, as a draft, its files as they are."""
    installation = _installation()
    try:
        bundle = read_bundle(folder)
        name = slug or bundle.folder
        import_campaign(bundle, name, COMMAND_LINE, installation.ports.now(), installation.letters_dir)
    except LetterRefused as refused:
        for problem in refused.problems:
            click.echo(f"{folder / problem.file}:{problem.line}: {problem.message} — {problem.remedy}", err=True)
        raise click.ClickException("Nothing was imported (see above).") from None
    except NameTaken:
        where = "on the site or in the folder of letters. Choose another name: --as NAME."
        raise click.ClickException(f"There is a campaign “{name}” already, {where}") from None
    except MalformedInput as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be read: {error.strerror}.") from None
    click.echo(f"{name}: on the site now, with {', '.join(bundle.files)}.")
    if bundle.left_out:
        click.echo(f"Left out: {', '.join(bundle.left_out)}.")


def _installation() -> Installation:
    installation: Installation = current_app.extensions["advocacy"]
    return installation
