"""``flask officials refresh``: everyone in office, fetched anew. Exit 0 done, 1 refused or unreachable: all stays."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click
from flask.cli import with_appcontext

from advocacy.core.errors import AdvocacyError
from advocacy.core.officials import Official
from advocacy.core.roster_changes import Changed, RosterChanges
from advocacy.services.correct_officials import sentences
from advocacy.services.doubt_roster import MOST_CHANGED, Limits
from advocacy.services.refresh_officials import Kind, RefreshRefused, RefreshReport, Wish, refresh_officials

from .importing import plugs

_ZONE = "America/New_York"
_NAMED = 10
_KINDS = click.Choice([kind.value for kind in Kind])


@click.command("refresh")
@click.option("--only", "kinds", type=_KINDS, multiple=True, help="Only this; may be given several times.")
@click.option("--state", "states", multiple=True, metavar="CODE", help="Only this state's legislature, such as NJ.")
@click.option("--accept", is_flag=True, help="Believe a list with more change, or fewer people, than is usual.")
@click.option("--max-change", type=click.IntRange(0, 100), default=MOST_CHANGED, metavar="PERCENT", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@with_appcontext
def refresh(kinds: tuple[str, ...], states: tuple[str, ...], accept: bool, max_change: int, dry_run: bool) -> None:
    """Fetch the lists of officials into the instance folder, and say who came, who left and what changed.

    All of it is put in place, or none: where a site does not answer or a list cannot be right, the old data stays.
    """
    importers = plugs()
    wanted = tuple(Kind(kind) for kind in dict.fromkeys(kinds)) or ((Kind.LEGISLATURES,) if states else tuple(Kind))
    wish = Wish(
        tuple(sorted(wanted, key=list(Kind).index)),
        tuple(dict.fromkeys(code.upper() for code in states)),
        Limits(max_change, accept),
        dry_run,
    )
    try:
        with _watching() as watch:
            report = refresh_officials(importers, wish, importers.today(_ZONE), watch)
    except RefreshRefused as refused:
        for reason in refused.reasons:
            click.echo(f"Refused: {reason}", err=True)
        raise click.ClickException("The new list is not believed. Nothing was changed.") from None
    except AdvocacyError as error:
        raise click.ClickException(f"{error} Nothing was changed.") from None
    click.echo("\n".join(describe(report, dry_run=dry_run)))


@contextmanager
def _watching() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal; elsewhere nothing, so that logs stay short."""
    if not sys.stderr.isatty():
        yield lambda name, number, of: None
        return
    with click.progressbar(length=1, label="Fetching", file=sys.stderr, item_show_func=str) as bar:

        def watch(name: str, number: int, of: int) -> None:
            bar.length = of
            bar.update(number - bar.pos, name)

        yield watch
        bar.update((bar.length or 0) - bar.pos)


def describe(report: RefreshReport, *, dry_run: bool = False) -> list[str]:
    """The report for a person, a sentence a line."""
    loud, quiet = sentences(report.corrections)
    lines = [f"{kind}: as of {day}." for kind, day in report.as_of.items()]
    lines += [f"Skipped: {words}" for words in report.skipped]
    lines += [*report.facts, *(f"Note: {note}" for note in report.notes), *people(report.changes)]
    lines += [f"Warning: {words}" for words in loud] + quiet
    if dry_run:
        return [*lines, "This was a rehearsal: nothing was written."]
    if not report.written:
        return [*lines, "Nothing is newer than what we have; nothing was written."]
    return [*lines, f"Written to the instance folder: {', '.join(report.written)}. Restart the site to use them."]


def people(found: RosterChanges) -> list[str]:
    """The difference in people. Everyone who came or left is named."""
    if not found:
        return ["No one came, left or changed."]
    return [
        *_list("came", [_who(one) for one in found.came]),
        *_list("left", [_who(one) for one in found.left]),
        *_list("changed office", [f"{_who(one.before)} → {_seat(one.after)}" for one in found.moved]),
        *_list("changed name or party", _changed(found.renamed), _NAMED),
        *_list("began or have another term", [_who(one.after) for one in found.new_terms], _NAMED),
        *_list("changed address, phone, email or form", _changed(found.reached), _NAMED),
    ]


def _changed(changes: Iterable[Changed]) -> list[str]:
    return [f"{_who(one.after)} ({', '.join(one.fields)})" for one in changes]


def _list(what: str, who: Sequence[str], named: int | None = None) -> list[str]:
    if not who:
        return []
    shown = [f"  {words}" for words in who[:named]]
    more = [f"  and {len(who) - named} more"] if named is not None and len(who) > named else []
    return [f"{len(who)} {what}:", *shown, *more]


def _who(official: Official) -> str:
    return f"{official.name} ({official.party or 'no party given'}), {_seat(official)}"


def _seat(official: Official) -> str:
    district = official.division.district
    place = official.division.state + ("" if district is None else "-AL" if district == "0" else f"-{district}")
    return f"{official.office.value.replace('_', ' ').replace('us ', 'U.S. ')}, {place}"
