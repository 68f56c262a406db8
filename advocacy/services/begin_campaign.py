"""Begins a campaign of the site: a new one with its first letter, or a copy of another, to be worked on by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from advocacy.core.campaigns import RESERVED_PATHS
from advocacy.core.errors import MalformedInput
from advocacy.core.first_letter import LANGUAGES, first_letter, stages_written_for
from advocacy.core.manuscripts import write_manuscript
from advocacy.core.officials import OfficeTitle
from advocacy.core.proofreading.house_style import GIVEAWAY
from advocacy.core.staff import Actor
from advocacy.store.working_copies import WorkingCopy

from .bill_of import bill_of
from .campaign_settings import Changes, campaign_of, occasion_of, settle
from .keep_working_copies import LONGEST_SLUG, NameTaken, all_copies, begin
from .list_campaigns import Copy, facts_of, folder_names
from .ports import Ports

RESERVED_NAMES = frozenset(
    {"new", "look", "import", "by-hand", "hand-counts", "counts", "events", "campaigns", "words"}
)
"""Names that the pages of the staff have taken."""
_ZONE = "America/New_York"
_LONGEST_PATH = 60
_MOST_COPIES = 100


def suggest_slug(name: str) -> str:
    """A campaign's name in small letters and hyphens, made of what people call it; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-")
    return f"{slug}-campaign" if slug in RESERVED_NAMES else slug


def suggest_path(slug: str) -> str:
    """A public address that says nothing which could be read over a shoulder."""
    plain = slug[:_LONGEST_PATH].strip("-")
    return "letter" if gives_away(plain) or plain in RESERVED_PATHS else plain


def gives_away(path: str) -> bool:
    """Whether an address names a subject that some readers must be able to hide."""
    return next(GIVEAWAY.find(path.replace("-", " ")), None) is not None


def first_files(ports: Ports, slug: str, changes: Changes) -> dict[str, str]:
    """The files of a new campaign: these lines, what is usual for the others, and a first letter in each language."""
    usual = {
        "targets": [str(office) for office in OfficeTitle if office.is_federal],
        "opens": str(ports.today(_ZONE)),
        "zone": _ZONE,
        "sensitive": "no",
    }
    files = settle({}, {**usual, **changes})
    campaign = campaign_of(files, slug)
    if campaign is None:
        return files
    occasion = occasion_of(campaign, bill_of(ports.bills, campaign), ports.today(campaign.zone))
    files = settle(files, {"written_for": list(map(str, stages_written_for(occasion.bill, occasion.stage)))})
    letters = {f"{language}.md": write_manuscript(first_letter(occasion, language)) for language in LANGUAGES}
    return {**files, **letters}


def begin_campaign(ports: Ports, letters_dir: Path, slug: str, changes: Changes, actor: Actor) -> WorkingCopy:
    """A new campaign of the site. Raises ``MalformedInput`` for a name that cannot be one, ``NameTaken``."""
    if slug in RESERVED_NAMES:
        raise MalformedInput("This name is taken by the site itself. Choose another.")
    files = first_files(ports, slug, changes)
    return begin(slug, files, actor, ports.now(), taken=folder_names(letters_dir))


def duplicate(ports: Ports, letters_dir: Path, copy: Copy, actor: Actor) -> WorkingCopy:
    """A draft with the same words, under a name and an address of its own. Raises ``NameTaken`` where all are taken."""
    taken = folder_names(letters_dir) | {one.slug for one in all_copies()}
    for number in range(2, _MOST_COPIES):
        slug = _numbered(copy.slug, number, LONGEST_SLUG)
        if slug in taken:
            continue
        try:
            files = _moved(copy.files, number)
            return begin(slug, files, actor, ports.now(), taken=taken, copied_from=copy.slug)
        except NameTaken:
            continue
    raise NameTaken("There are as many copies of this campaign as we can name. Archive some, or rename one.")


def _moved(files: Mapping[str, str], number: int) -> dict[str, str]:
    path = facts_of(files).get("path")
    if not isinstance(path, str) or not path:
        return dict(files)
    return settle(files, {"path": _numbered(path, number, _LONGEST_PATH)})


def _numbered(name: str, number: int, longest: int) -> str:
    ending = f"-{number}"
    return name[: longest - len(ending)].rstrip("-") + ending
