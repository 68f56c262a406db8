"""Every campaign there is to work on: those that the site owns, and those of the folder of letters, to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from advocacy.core.errors import UnknownThing
from advocacy.core.letters import LetterRefused
from advocacy.core.letters_yaml import read_yaml
from advocacy.core.manuscripts import read_manuscript
from advocacy.store import campaign_versions, working_copies
from advocacy.store.database import reading
from advocacy.store.working_copies import WorkingCopy

from .check_letters import campaign_folders, read_folder
from .keep_working_copies import load
from .load_campaigns import CAMPAIGN_FILE

__all__ = [
    "Copy",
    "FolderCopy",
    "ListedCampaign",
    "WorkingCopy",
    "facts_of",
    "find_campaign",
    "folder_names",
    "list_campaigns",
    "listed",
    "name_of",
    "newest_number",
    "title_of",
]


@dataclass(frozen=True, slots=True)
class FolderCopy:
    """A campaign that is kept in the folder of letters: the site shows it, and changes nothing in it."""

    slug: str
    files: Mapping[str, str]
    in_review: bool = False


Copy = WorkingCopy | FolderCopy


@dataclass(frozen=True, slots=True)
class ListedCampaign:
    """What the list says of a campaign. ``version`` is the number that people get, 0 where they get none (yet).

    ``name`` is what the staff call it; ``title``, ``opens`` and ``closes`` are empty where the files do not say, or
    cannot be read.
    """

    copy: Copy
    name: str
    title: str
    path: str
    version: int
    opens: str
    closes: str
    saved_at: datetime | None

    @property
    def slug(self) -> str:
        return self.copy.slug

    @property
    def is_folder(self) -> bool:
        return isinstance(self.copy, FolderCopy)

    def standing(self, day: date) -> str:
        """Where it stands, in one word: a state of a campaign, ``in_review``, ``scheduled``, or ``opens_later``."""
        state = self.state
        if self.copy.in_review and state in {"draft", "published"}:
            return "in_review"
        if state == "published" and not self.version:
            return "scheduled"
        if state == "published" and self.opens > str(day):
            return "opens_later"
        if state == "published" and self.closes and self.closes < str(day):
            return "closed"
        return state

    @property
    def state(self) -> str:
        if isinstance(self.copy, WorkingCopy):
            return self.copy.state
        return "published" if self.version else "draft"


def list_campaigns(
    letters_dir: Path, language: str = "en", numbers: Mapping[str, int] | None = None
) -> tuple[ListedCampaign, ...]:
    """All of them: the site's, the one saved last first, then those folders whose name the site does not own.

    ``numbers`` are those of the versions that people get, by slug.
    """
    with reading() as connection:
        copies = working_copies.every(connection)
    numbers = numbers or {}
    owned = {copy.slug for copy in copies}
    folders = (folder for folder in campaign_folders(letters_dir) if folder.name not in owned)
    every: list[Copy] = [*copies, *(FolderCopy(folder.name, read_folder(folder)) for folder in folders)]
    return tuple(listed(copy, numbers.get(copy.slug, 0), language) for copy in every)


def listed(copy: Copy, version: int, language: str = "en") -> ListedCampaign:
    """What can be said of a campaign, however broken its files are; its title in this language, if it has one."""
    data = facts_of(copy.files)
    saved = datetime.fromtimestamp(copy.saved_at, ZoneInfo("UTC")) if isinstance(copy, WorkingCopy) else None
    words = {key: value.strip() for key in ("path", "opens", "closes") if isinstance(value := data.get(key, ""), str)}
    path, opens, closes = (words.get(key, "") for key in ("path", "opens", "closes"))
    title = title_of(copy.files, language)
    name = name_of(copy.slug) if isinstance(copy, WorkingCopy) or not title else title
    return ListedCampaign(copy, name, title, path, version, opens, closes, saved)


def find_campaign(slug: str, letters_dir: Path) -> Copy:
    """The campaign of this name, of the site or of the folder. Raises ``UnknownThing``."""
    try:
        return load(slug)
    except UnknownThing:
        for folder in campaign_folders(letters_dir):
            if folder.name == slug:
                return FolderCopy(slug, read_folder(folder))
        raise UnknownThing("There is no campaign of this name.") from None


def folder_names(letters_dir: Path) -> frozenset[str]:
    """The names that the folder of letters has taken."""
    return frozenset(folder.name for folder in campaign_folders(letters_dir))


def newest_number(slug: str) -> int:
    """The number of the newest version of this campaign, 0 where nothing of it was published."""
    with reading() as connection:
        found = campaign_versions.newest_of(connection, slug)
    return found.number if found else 0


def facts_of(files: Mapping[str, str]) -> Mapping[str, object]:
    """The table of ``campaign.yaml`` as it is, empty where it cannot be read."""
    try:
        return read_yaml(files.get(CAMPAIGN_FILE, ""), CAMPAIGN_FILE)
    except LetterRefused:
        return {}


def name_of(slug: str) -> str:
    """What the staff call a campaign of the site: what they typed when they began it, as far as its slug keeps that.

    Titles would not do: they are neutral, and so every other campaign is “A letter about schools”.
    """
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def title_of(files: Mapping[str, str], language: str = "en") -> str:
    """The letter's title, in this language rather than another; empty where it has none yet."""
    for file in (f"{language}.md", "en.md", "es.md"):
        try:
            title = read_manuscript(files.get(file, ""), file).get("title", "").strip()
        except LetterRefused:
            continue
        if title and "[" not in title:  # a gap of the first letter is no title yet
            return title[:120]
    return ""
