"""``flask letters``: proofread the letters of a folder, and publish them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocacy.core.errors import UnknownThing
from advocacy.core.problems import Problem
from advocacy.services.check_letters import check_copies, check_letters, check_owners
from advocacy.services.installation import Installation
from advocacy.services.publish_campaign import PublishResult
from advocacy.services.publish_folders import publish_folders

from .letters_files import export, import_folder
from .letters_preview import preview_letter
from .letters_versions import diff, publish_of_the_site

_ZONE = "America/New_York"


@click.group("letters")
def group() -> None:
    """Proofread and publish the letters."""


group.add_command(export)
group.add_command(import_folder)
group.add_command(preview_letter)
group.add_command(diff)


@group.command("check")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON list instead of lines.")
@click.option("--all", "everything", is_flag=True, help="All of letters/, and the campaigns that the site owns.")
@with_appcontext
def check(path: Path | None, as_json: bool, everything: bool) -> None:
    """Say what is wrong with a letter, by file and line, and what to do about it.

    PATH is a letter, a campaign's folder or a folder of campaigns; without it, all of letters/. A letter alone is
    checked as far as its own words go. Ends with 1 where something has to be mended before it can be published; advice
    alone ends with 0.
    """
    if path and everything:
        raise click.UsageError("Name a letter or folder, or say --all.")
    problems = _found(path, everything=everything)
    ok = not any(problem.is_error for problem in problems)
    if as_json:
        click.echo(json.dumps([_row(problem) for problem in problems], ensure_ascii=False))
    else:
        _say(problems)
        click.echo(_summary(problems))
    if not ok:
        raise SystemExit(1)


def _found(path: Path | None, *, everything: bool) -> tuple[Problem, ...]:
    installation = _installation()
    bills, today = installation.ports.bills, installation.ports.today(_ZONE)
    here = path or _as_typed(installation.letters_dir)
    of_the_site = (*check_owners(here), *check_copies(bills, today)) if everything else ()
    try:
        return (*check_letters(here, bills, today), *of_the_site)
    except UnknownThing as error:
        if everything:  # a site that keeps no letters in files
            return of_the_site
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise cannot_read(error) from None


@group.command("publish")
@click.argument("slug", required=False)
@click.option("--all", "everything", is_flag=True, help="Publish every campaign of letters/.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="A day to come; only for a campaign of the site.")
@with_appcontext
def publish(slug: str | None, everything: bool, on: datetime | None) -> None:
    """Publish the campaign in the folder SLUG of letters/, or all of them, where nothing has to be mended first.

    SLUG may also be a campaign that the site owns: then it is what is being worked on that is published.
    """
    installation = _installation()
    if bool(slug) == everything:
        raise click.UsageError("Name one campaign's folder, or say --all.")
    ports, found, well = installation.ports, False, True
    if slug and (result := publish_of_the_site(installation, slug, on.date() if on else None)):
        _tell(slug, result, Path(), f"is to be live from {on.date()}" if on else "is published")
        raise SystemExit(1 if result.problems else 0)
    if on:
        raise click.UsageError("The site owns no campaign of this name, and a folder's is published at once.")
    try:
        day = ports.today(_ZONE)
        for name, result in publish_folders(installation.letters_dir, ports.bills, day, slug, ports.now()):
            found, well = True, well and not result.problems
            _tell(name, result, _as_typed(installation.letters_dir) / name)
    except OSError as error:
        raise cannot_read(error) from None
    if not found:
        raise click.UsageError("There is no such campaign in the folder of letters.")
    if not well:
        raise SystemExit(1)


def _tell(name: str, result: PublishResult, folder: Path, done: str = "is published") -> None:
    """What became of it, ``done`` where that is new; the files of problems named as they lie in ``folder``."""
    _say((replace(problem, file=str(folder / problem.file)) for problem in result.problems), err=True)
    if result.problems:
        click.echo(f"Not published: {name} (see above).", err=True)
    else:
        click.echo(f"{name}: version {result.number} {done if result.new else 'was published before'}.")


def _installation() -> Installation:
    installation: Installation = current_app.extensions["advocacy"]
    return installation


def _as_typed(folder: Path) -> Path:
    """Short enough to read: relative where the folder lies under the working directory."""
    relative = Path(os.path.relpath(folder))
    return folder if ".." in relative.parts else relative


def cannot_read(error: OSError) -> click.ClickException:
    """What to say of a file or folder that the system does not let us read."""
    return click.ClickException(f"{error.filename} cannot be read: {error.strerror}.")


def _row(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _say(problems: Iterable[Problem], *, err: bool = False) -> None:
    for problem in problems:
        level = "" if problem.is_error else "(advice) "
        click.echo(f"{problem.file}:{problem.line}: {level}{problem.message} — {problem.remedy}", err=err)


def _summary(problems: Iterable[Problem]) -> str:
    levels = [problem.is_error for problem in problems]
    if not levels:
        return "Nothing to mend."
    errors, advice = levels.count(True), levels.count(False)
    return f"{errors} to mend before publishing, {advice} to consider."
