"""One question over the wire to a service that answers in JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping

import requests
from urllib3.exceptions import ReadTimeoutError

from .json_reply import Failure, Reply
from .plain_session import plain_session

_LONGEST_ANSWER = 2_000_000  # bytes; the largest real one, with every layer, has 12,000
_CHUNK = 1 << 14
_ABOUT_THE_QUESTION = {400, 414, 422}
_USUAL_REST = 60.0  # seconds, where a service that wants a rest does not say how long
_LONGEST_REST = 3600.0
_HEADERS = {"Accept": "application/json", "User-Agent": "advocacy-letters"}


class JsonLine:
    """The connections to a service at one address, kept open between questions."""

    def __init__(self, url: str, headers: Mapping[str, str], connect_seconds: float) -> None:
        self._url, self._connect = url.rstrip("/"), connect_seconds
        self._session = plain_session()
        self._session.headers.update(_HEADERS | dict(headers))

    def ask(self, path: str, params: Mapping[str, str | float], until: float) -> Reply:
        """The answer, by ``until`` on the monotonic clock; nothing is raised."""
        left = until - time.monotonic()
        try:
            with self._session.get(
                f"{self._url}/{path}",
                params=params,
                stream=True,
                timeout=(min(self._connect, left), left),
                allow_redirects=False,
            ) as response:
                return _read(response)
        except requests.exceptions.ReadTimeout:
            return Reply(failure=Failure.TIMEOUT)
        except requests.exceptions.ConnectionError as error:
            is_silence = any(isinstance(why, ReadTimeoutError) for why in error.args)
            return Reply(failure=Failure.TIMEOUT if is_silence else Failure.CONNECTION)
        except requests.exceptions.ChunkedEncodingError:
            return Reply(failure=Failure.CONNECTION)
        except requests.exceptions.ContentDecodingError:
            return Reply(failure=Failure.NOT_JSON)
        except (requests.exceptions.RequestException, ValueError, OSError):
            return Reply(failure=Failure.REFUSED)


def _read(response: requests.Response) -> Reply:
    status = response.status_code
    if status == 429:
        said = response.headers.get("Retry-After", "")
        rest = min(float(said), _LONGEST_REST) if said.isdecimal() else _USUAL_REST
        return Reply(failure=Failure.LIMITED, status=status, rest=rest)
    if status != 200 and status not in _ABOUT_THE_QUESTION:
        return Reply(failure=Failure.STATUS, status=status)
    data = bytearray()
    for piece in response.iter_content(_CHUNK):
        data += piece
        if len(data) > _LONGEST_ANSWER:
            return Reply(failure=Failure.TOO_LARGE, status=status)
    refused = Failure.REFUSED if status != 200 else None
    try:
        return Reply(json.loads(data), refused, status)
    except (ValueError, RecursionError):
        return Reply(failure=refused or Failure.NOT_JSON, status=status)
