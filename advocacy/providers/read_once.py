"""A process reads a file once, as long as the file stays the same: everyone in office is 8,000 rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

T = TypeVar("T")

_FILES = 8  # more than one site reads at a time


def read_once(read: Callable[..., T], path: Path, *more: Hashable) -> T:
    """What ``read`` makes of the file and ``more``, which must be values that never change. Raises what it raises."""
    try:
        found = path.stat()
    except OSError:
        return read(path, *more)
    return cast(T, _kept(read, path, (found.st_mtime_ns, found.st_size, found.st_ino), *more))


@lru_cache(maxsize=_FILES)
def _kept(read: Callable[..., Any], path: Path, _version: tuple[int, int, int], *more: Hashable) -> object:
    return read(path, *more)
