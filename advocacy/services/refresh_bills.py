"""Bills as they stand today: fetched, compared with what was known, and put in place of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from advocacy.core.bill_changes import changes, doubts
from advocacy.core.bills import BillId
from advocacy.core.campaign_states import State
from advocacy.core.campaigns import parse_campaign
from advocacy.core.cosponsors import BillFacts, match
from advocacy.core.errors import AdvocacyError, MalformedData, SourceUnreachable, UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.store.database import DatabaseUnavailable
from advocacy.store.working_copies import WorkingCopy

from .check_letters import campaign_folders, read_folder
from .importers import Importers
from .keep_working_copies import all_copies
from .load_campaigns import CAMPAIGN_FILE

Tell = Callable[[str], None]
ACCEPT = "--accept believes it."


@dataclass
class BillsRefresh:
    """What became of each bill: sentences on what is new, and on what went wrong; and the files that were written."""

    news: dict[BillId, tuple[str, ...]] = field(default_factory=dict)
    failures: dict[BillId, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()


def bills_of(letters_dir: Path, slug: str | None = None, copies: Iterable[WorkingCopy] = ()) -> tuple[BillId, ...]:
    """The bills of the campaigns of a folder and of these of the site, or of the one with this name.

    Raises ``UnknownThing`` where there is no such campaign, or none at all.
    """
    files = [(one.name, read_folder(one)) for one in campaign_folders(letters_dir) if slug in {None, one.name}]
    files += [(one.slug, dict(one.files)) for one in copies if slug in {None, one.slug}]
    found = dict.fromkeys(_bills(files))
    if not found:
        raise UnknownThing("There is no campaign whose bill could be read. See flask letters check.")
    return tuple(found)


def site_campaigns() -> tuple[WorkingCopy, ...]:
    """The site's own campaigns that may be written yet; none where there is no database so far."""
    try:
        return tuple(one for one in all_copies() if one.state != State.ARCHIVED)
    except DatabaseUnavailable:
        return ()


def _bills(files: Iterable[tuple[str, dict[str, str]]]) -> Iterator[BillId]:
    for slug, contents in files:
        try:
            yield parse_campaign(contents.get(CAMPAIGN_FILE, ""), slug, CAMPAIGN_FILE).bill
        except LetterRefused:
            continue


def refresh_bills(
    importers: Importers,
    wanted: Iterable[BillId],
    day: date,
    *,
    accept: bool = False,
    dry_run: bool = False,
    tell: Tell = lambda sentence: None,
) -> BillsRefresh:
    """Fetch each bill and write those that came to the instance folder; what could not be had or believed stays.

    ``accept`` believes what ``doubts`` speak against. Raises ``AdvocacyError`` where our own files cannot be read or
    written.
    """
    before = importers.load_bills(importers.layers)
    done, came = BillsRefresh(), list[BillFacts]()
    for bill in wanted:
        tell(f"Reading {bill.display} of the {bill.congress}th Congress …")
        try:
            facts = importers.fetch_bill(bill, day)
        except (MalformedData, SourceUnreachable) as error:
            done.failures[bill] = str(error)
            continue
        known = before.get(str(bill))
        doubtful = doubts(known, facts)
        if doubtful and not accept:
            done.failures[bill] = " ".join((*doubtful, ACCEPT))
            continue
        done.news[bill] = changes(known, facts)
        came.append(facts)
    if came and not dry_run:
        done.written = _write(importers, came, day)
    return done


def _write(importers: Importers, came: list[BillFacts], day: date) -> tuple[str, ...]:
    try:
        with importers.layers.staged() as staged:
            made = importers.merge_bills(staged, [(facts, match(facts, ())) for facts in came])
            staged.save(made, day)
            staged.commit()
    except OSError as error:
        raise AdvocacyError(f"The data files cannot be written ({error.strerror}).") from error
    return tuple(file.name for file in made)
