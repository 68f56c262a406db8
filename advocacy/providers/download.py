"""Files of other sites, whole or not at all."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import ReadTimeoutError

from advocacy.core.errors import SourceLacks, SourceUnreachable

from .errand import Errand
from .plain_session import plain_session

Progress = Callable[[int, int | None], None]
"""Called with the bytes that have come, and with how many there will be where the site says so."""

_CHUNK = 1 << 16
_CONNECT_SECONDS = 10.0
_AGAIN = {502, 503, 504}
_PAUSE = 0.5  # seconds before the one further try
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_AGENT = {"User-Agent": "advocacy-letters (data refresh)"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file, with the day on which its site says that it was last changed; None where it does not say."""

    content: bytes
    modified: date | None


def fetch(
    url: str,
    *,
    limit_bytes: int,
    seconds: float,
    progress: Progress | None = None,
    headers: Mapping[str, str] | None = None,
    stall_seconds: float = 30.0,
) -> bytes:
    """The file at an address, unpacked where it came packed. Blocks for at most ``seconds``.

    ``stall_seconds`` is the longest silence between two pieces. ``headers`` may hold a key: with them no redirect is
    followed, so that it goes nowhere else. ``progress`` is called from another thread. Raises ``SourceUnreachable``
    where the site does not answer, refuses, stops half-way, sends a web page instead of data, or too much.
    """
    return fetch_dated(
        url,
        limit_bytes=limit_bytes,
        seconds=seconds,
        progress=progress,
        headers=headers,
        stall_seconds=stall_seconds,
    ).content


def fetch_dated(
    url: str,
    *,
    limit_bytes: int,
    seconds: float,
    progress: Progress | None = None,
    headers: Mapping[str, str] | None = None,
    stall_seconds: float = 30.0,
) -> Download:
    """The same with the day on which the site says that the file was last changed."""
    job = _Job(url, limit_bytes, min(stall_seconds, seconds), progress, dict(headers or {}))
    errand = Errand(job.run, seconds)
    errand.start()
    try:
        errand.wait(seconds + 1)
    except BaseException:
        job.is_unwanted = True
        raise
    outcome = errand.result
    if isinstance(outcome, bytes) and not errand.is_late:
        return Download(outcome, job.modified)
    late = f"{job.host} took longer than {seconds:g} seconds to send {job.name}."
    if job.is_missing:
        raise SourceLacks(str(outcome))
    raise SourceUnreachable(late if errand.is_late or outcome is None else str(outcome))


def _day(header: str) -> date | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC).date()
    except (ValueError, OverflowError):
        return None


@dataclass
class _Job:
    url: str
    limit: int
    stall: float
    progress: Progress | None
    headers: dict[str, str]
    is_unwanted: bool = False
    is_missing: bool = False
    modified: date | None = None
    host: str = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        self.host = parts.hostname or "That site"
        self.name = parts.path.rstrip("/").rsplit("/", 1)[-1] or "its page"

    def run(self) -> bytes | str:
        """The file, or a sentence: an exception would hold the address with its query."""
        with plain_session(trust_environment=True) as session:
            outcome, is_final = self._try(session)
            if not is_final and not self.is_unwanted:
                time.sleep(_PAUSE)
                outcome, _ = self._try(session)
        return outcome

    def _try(self, session: requests.Session) -> tuple[bytes | str, bool]:
        try:
            with session.get(
                self.url,
                headers=_AGENT | self.headers,
                stream=True,
                timeout=(min(_CONNECT_SECONDS, self.stall), self.stall),
                allow_redirects=not self.headers,
            ) as response:
                if response.status_code != 200:
                    return self._refusal(response), response.status_code not in _AGAIN
                return self._read(response), True
        except requests.exceptions.ReadTimeout:
            return f"{self.host} fell silent for {self.stall:g} seconds while it was to send {self.name}.", True
        except requests.exceptions.ConnectionError as error:
            if any(isinstance(why, ReadTimeoutError) for why in error.args):  # silence in the middle of a file
                return f"{self.host} fell silent for {self.stall:g} seconds in the middle of {self.name}.", True
            return f"{self.host} cannot be reached. Is this machine online, and is the address right?", False
        except requests.exceptions.ChunkedEncodingError:
            return f"{self.host} broke off in the middle of {self.name}.", True
        except (requests.exceptions.RequestException, ValueError, OSError):
            return f"{self.host} did not send {self.name} in a form that can be read.", True

    def _read(self, response: requests.Response) -> bytes | str:
        self.modified = _day(response.headers.get("Last-Modified", ""))
        said = response.headers.get("Content-Length", "")
        packed = response.headers.get("Content-Encoding", "identity") != "identity"
        total = int(said) if said.isdecimal() and not packed else None
        if total is not None and total > self.limit:
            return self._too_large()
        data = bytearray()
        for piece in response.iter_content(_CHUNK):
            data += piece
            if len(data) > self.limit:
                return self._too_large()
            if self.is_unwanted:
                break
            if self.progress:
                self.progress(len(data), total)
        if total is not None and len(data) != total:
            return f"{self.host} broke off in the middle of {self.name}."
        if _HTML.match(data[:4000]) or "text/html" in response.headers.get("Content-Type", ""):
            return f"{self.host} sent a web page instead of {self.name}."
        return bytes(data) if data else f"{self.host} sent an empty file as {self.name}."

    def _too_large(self) -> str:
        return f"{self.host} sent more than {self.limit // 1_000_000 or 1} MB as {self.name}, which cannot be right."

    def _refusal(self, response: requests.Response) -> str:
        status = response.status_code
        if status in {404, 410}:
            self.is_missing = True
            return f"{self.host} has no {self.name} (status {status}). Has it moved?"
        if status == 429:
            wait = response.headers.get("Retry-After", "")
            when = f"in {wait} seconds" if wait.isdecimal() else "later"
            return f"{self.host} has had enough requests for now. Try again {when}."
        if status in {401, 403}:
            return f"{self.host} refused to send {self.name} (status {status}). Does it need a key?"
        if 300 <= status < 400:
            return f"{self.host} sent us elsewhere for {self.name}, where we do not follow with a key."
        return f"{self.host} could not send {self.name} (status {status}). Try again later."
