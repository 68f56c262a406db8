"""Publishes every campaign of the folder of letters: what ``make run`` does each time, and changes nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .publish_campaign import PublishResult, publish_folder

_LONGEST_FILE = 200_000


def read_folder(folder: Path) -> dict[str, str]:
    """The text of a campaign's files by name; bytes that are not UTF-8 come as the replacement character."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix in {".md", ".yaml"} and path.is_file())
    return {path.name: path.read_bytes()[:_LONGEST_FILE].decode("utf-8", errors="replace") for path in files}


def campaign_folders(letters_dir: Path) -> list[Path]:
    """The folders that hold a campaign, in the order of their names."""
    return sorted(path.parent for path in letters_dir.glob("*/campaign.yaml"))


def publish_folders(letters_dir: Path, day: date, slug: str | None = None) -> Iterator[tuple[str, PublishResult]]:
    """Publish each folder, or the one with this name; answers what became of each."""
    for folder in campaign_folders(letters_dir):
        if slug in {None, folder.name}:
            yield folder.name, publish_folder(read_folder(folder), folder.name, day)
