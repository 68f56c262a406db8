"""What the settings pages change: lines of ``campaign.yaml``, and with them a letter that nobody has touched yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from advocacy.core.bills import Bill, BillId, Stage
from advocacy.core.campaign_lines import LINES
from advocacy.core.campaigns import Campaign, parse_campaign
from advocacy.core.entered_facts import KEY as BILL_FACTS
from advocacy.core.first_letter import LANGUAGES, Occasion, first_letter, stages_written_for
from advocacy.core.letters import LetterRefused
from advocacy.core.letters_yaml import read_yaml, write_yaml
from advocacy.core.manuscripts import Manuscript, read_manuscript, write_manuscript
from advocacy.core.officials import OfficeTitle
from advocacy.core.problems import Problem
from advocacy.core.staff import Actor
from advocacy.store.database import writing
from advocacy.store.working_copies import WorkingCopy

from .audit import Act, note
from .bill_of import bill_of
from .fetch_bill import Fetched, fetch_bill
from .importers import Importers
from .keep_working_copies import SavedMeanwhile, save
from .list_campaigns import facts_of
from .load_campaigns import CAMPAIGN_FILE
from .ports import Ports
from .who_is_asked import everyone_asked

ORDER = (
    *("path", "bill", BILL_FACTS, "targets", *(line for line in LINES if line not in {"organisation", "contact"})),
    *("written_for", "opens", "closes", "zone", "sensitive", "organisation", "contact", "signup_url", "resources"),
)
_TRIES = 5

Changes = Mapping[str, object]
"""New values of lines of ``campaign.yaml``; an empty one removes its line."""
Help = Mapping[str, Mapping[str, tuple[str, str]]]
"""What a resource is called and does, by its id and by language."""


def is_readable(files: Mapping[str, str]) -> bool:
    """Whether ``campaign.yaml`` can be read at all, so that a line of it can be changed without losing others."""
    try:
        read_yaml(files.get(CAMPAIGN_FILE, ""), CAMPAIGN_FILE)
    except LetterRefused:
        return False
    return True


def settle(files: Mapping[str, str], changes: Changes, helps: Help | None = None) -> dict[str, str]:
    """The files with these lines changed, and the words of each help in the letters. What it does not know stays."""
    facts = {**facts_of(files), **changes}
    kept = {key: value for key, value in facts.items() if value not in ("", [], {}, None)}
    first = dict.fromkeys(key for key in ORDER if key in kept)
    table = {key: _plain(kept[key]) for key in (*first, *(key for key in kept if key not in first))}
    settled = {**files, CAMPAIGN_FILE: write_yaml(table)}
    for language in LANGUAGES if helps is not None else ():
        file = f"{language}.md"
        if helps is not None and file in files:
            settled[file] = _with_help(files[file], file, {id_: words.get(language) for id_, words in helps.items()})
    return settled


def _plain(value: object) -> object:
    """Tables and lists as they are written; a table that was read knows its lines, too."""
    if isinstance(value, Mapping):
        return {str(key): _plain(below) for key, below in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else str(value)


def _with_help(source: str, file: str, helps: Mapping[str, tuple[str, str] | None]) -> str:
    try:
        parts = read_manuscript(source, file)
    except LetterRefused:
        return source
    wanted = {f"resources.{id_}.{key}": text for id_, pair in helps.items() if pair for key, text in _cells(pair)}
    if {key: text for key, text in parts.items() if key.startswith("resources.")} == wanted:
        return source
    return write_manuscript({key: text for key, text in parts.items() if not key.startswith("resources.")} | wanted)


def _cells(pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ("name", pair[0]), ("text", pair[1])


def problems_of(files: Mapping[str, str], slug: str) -> tuple[Problem, ...]:
    """What is wrong with ``campaign.yaml``."""
    try:
        parse_campaign(files.get(CAMPAIGN_FILE, ""), slug, CAMPAIGN_FILE)
    except LetterRefused as refused:
        return refused.problems
    return ()


def campaign_of(files: Mapping[str, str], slug: str) -> Campaign | None:
    """The campaign, where its file is in order."""
    try:
        return parse_campaign(files.get(CAMPAIGN_FILE, ""), slug, CAMPAIGN_FILE)
    except LetterRefused:
        return None


def count_asked(ports: Ports, files: Mapping[str, str], slug: str) -> int | None:
    """How many officials in office today the campaign writes to; None where its file is not in order."""
    campaign = campaign_of(files, slug)
    return len(everyone_asked(ports, campaign, ports.today(campaign.zone))) if campaign else None


def fitted(ports: Ports, before: Mapping[str, str], after: Mapping[str, str], slug: str) -> dict[str, str]:
    """``after``, with a first letter that nobody has touched since ``before`` written anew for its bill and offices.

    What is written for is then said anew, too. A letter in which one word was changed stays as it is.
    """
    then, now = _occasion(ports, before, slug), _occasion(ports, after, slug)
    files = dict(after)
    if then is None or now is None or then == now:
        return files
    for language in LANGUAGES:
        file = f"{language}.md"
        if _is_untouched(after.get(file, ""), file, first_letter(then, language)):
            helps = {key: text for key, text in read_manuscript(after[file], file).items() if _is_help(key)}
            files[file] = write_manuscript(first_letter(now, language) | helps)
    if files != dict(after):
        files = settle(files, {"written_for": list(map(str, stages_written_for(now.bill, now.stage)))})
    return files


def _is_help(key: str) -> bool:
    return key.startswith("resources.")


def _is_untouched(source: str, file: str, first: Manuscript) -> bool:
    try:
        parts = read_manuscript(source, file)
    except LetterRefused:
        return False
    return {key: text for key, text in parts.items() if not _is_help(key)} == dict(first)


def _occasion(ports: Ports, files: Mapping[str, str], slug: str) -> Occasion | None:
    campaign = campaign_of(files, slug)
    return occasion_of(campaign, bill_of(ports.bills, campaign), ports.today(campaign.zone)) if campaign else None


def occasion_of(campaign: Campaign, bill: Bill | None, day: date) -> Occasion:
    """What the first letter of this campaign is about; a bill of which nothing is known yet is in committee."""
    stage = bill.stage_on(day) if bill else Stage.COMMITTEE
    offices = tuple(office for office in OfficeTitle if office in campaign.targets)
    return Occasion(campaign.bill, bill.title if bill else "", stage, offices, campaign.sensitive)


def save_settings(
    ports: Ports, copy: WorkingCopy, changes: Changes, actor: Actor, helps: Help | None = None
) -> WorkingCopy:
    """Keep these lines. What someone else saved in the meantime stays, but for the very lines that are changed here.

    Raises ``UnknownThing`` where the campaign is gone, ``SavedMeanwhile`` where others save without end.
    """
    for _ in range(_TRIES):
        try:
            after = fitted(ports, copy.files, settle(copy.files, changes, helps), copy.slug)
            return save(copy, after, actor, ports.now())
        except SavedMeanwhile as meanwhile:
            copy = meanwhile.copy
    raise SavedMeanwhile(copy)


def fetch_noted(
    load_importers: Callable[[], Importers], wanted: BillId, day: date, actor: Actor, now: datetime
) -> Fetched:
    """Fetch the facts of a bill for all campaigns of the site; what came is noted as this member's act."""
    fetched = fetch_bill(load_importers, wanted, day)
    if fetched.bill is not None:
        with writing() as connection:
            note(connection, now, actor, Act.BILL_FETCHED, str(wanted))
    return fetched
