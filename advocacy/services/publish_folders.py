"""Publishes every campaign of the folder of letters: what ``make run`` does each time, and changes nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from advocacy.core.bills import Bill

from .check_letters import campaign_folders, check_files, read_folder
from .load_campaigns import newest_versions
from .publish_campaign import PublishResult, publish_folder


def publish_folders(
    letters_dir: Path, bills: Mapping[str, Bill], day: date, slug: str | None = None, now: datetime | None = None
) -> Iterator[tuple[str, PublishResult]]:
    """Publish each folder, or the one with this name, unless proofreading finds errors; answers what became of each."""
    for folder in campaign_folders(letters_dir):
        if slug not in {None, folder.name}:
            continue
        files = read_folder(folder)
        errors = tuple(problem for problem in check_files(files, folder.name, bills, day) if problem.is_error)
        if errors:
            before = newest_versions().get(folder.name)
            yield folder.name, PublishResult(False, before.number if before else 0, errors)
        else:
            yield folder.name, publish_folder(files, folder.name, day, now)
