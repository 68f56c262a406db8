"""What stands above and below the words of a pasted letter or mail, of which ours makes its own."""

from __future__ import annotations

import re

_GREETING = re.compile(
    r"(?i)(?:dear|to whom it may concern|hello|hi|greetings|honorable|the honorable|estimad[oa]s?|querid[oa]s?|"
    r"apreciad[oa]s?|distinguid[oa]s?|a quien corresponda|buen[oa]s? (?:d[ií]as?|tardes|noches)|hola|señora?)\b[^.?!]*"
    r"[,:;.]?"
)
_CLOSING = re.compile(
    r"(?i)(?:(?:very )?(?:sincerely|respectfully|cordially|truly)(?: (?:yours|submitted))?"
    r"|yours(?: (?:truly|sincerely|faithfully|respectfully))?|(?:with )?(?:best|kind|warm)(?:est)?(?: regards| wishes)?"
    r"|regards"
    r"|with (?:respect|gratitude|thanks)|in solidarity|many thanks|thanks|thank you"
    r"|(?:muy )?(?:atentamente|cordialmente|respetuosamente|sinceramente)|saludos(?: cordiales)?|un (?:cordial )?saludo"
    r"|con (?:respeto|gratitud)|muchas gracias|gracias|suy[oa] atentamente|se despide atentamente)[,.]?"
)
_DEVICE = re.compile(
    r"(?i)(?:sent from (?:my|yahoo|mail|outlook)|get outlook for|enviado desde (?:mi|mail|outlook))\b.{0,60}"
)
_HEADER = re.compile(
    r"(?i)\*{0,2}(?:from|sent|date|to|cc|bcc|subject|reply-to|de|enviado|fecha|para|asunto)\*{0,2}: ?.{0,200}"
)
_WROTE = re.compile(
    r"(?i)(?:on .{4,120} wrote:|el .{4,120} escribi[óo]:)|-{2,} ?(?:forwarded|original|mensaje).{0,40}-{2,}"
)
_MOST_ABOVE = 16
_MOST_BELOW = 10
_SHORT = 60
_MOST_GREETING = 90


def without_opening(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines from after the greeting on, and what was left out: ``quoting``, ``letterhead``, ``greeting``."""
    kept = [line for line in lines if not _WROTE.fullmatch(line)]
    gone = ["quoting"] if len(kept) < len(lines) else []
    headers = _headers(kept)
    if headers:
        kept, gone = kept[headers:], ["quoting"]
    at = _greeting(kept)
    if at is None:
        return kept, gone
    gone += ["letterhead"] if any(kept[:at]) else []
    return kept[at + 1 :], [*gone, "greeting"]


def _headers(lines: list[str]) -> int:
    """How many lines at the top are a mail's own: at least two of them, such as “From: …” and “Subject: …”."""
    first = next((number for number, line in enumerate(lines) if line), 0)
    end = first
    while end < len(lines) and _HEADER.fullmatch(lines[end]):
        end += 1
    return end if end - first >= 2 else 0


def _greeting(lines: list[str]) -> int | None:
    """Where the greeting is, if all that is above it is short, as addresses and dates are."""
    above = 0
    for number, line in enumerate(lines):
        if len(line) <= _MOST_GREETING and _GREETING.fullmatch(line) and (line[-1:] in ",:;" or len(line.split()) <= 6):
            return number
        above += bool(line)
        if above > _MOST_ABOVE or len(line) > _SHORT:
            return None
    return None


def without_ending(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines up to the closing, and what was left out: ``closing``, ``signature``."""
    kept = [line for line in lines if not _DEVICE.fullmatch(line)]
    gone = ["signature"] if len(kept) < len(lines) else []
    ends = [number for number, line in enumerate(kept) if line == "--"]
    if ends and _few_below(kept, ends[-1]):
        kept, gone = kept[: ends[-1]], ["signature"]
    at = _closing(kept)
    if at is None:
        return kept, gone
    gone += ["signature"] if any(kept[at + 1 :]) else []
    return kept[:at], [*gone, "closing"]


def _closing(lines: list[str]) -> int | None:
    found = (number for number, line in enumerate(lines) if _CLOSING.fullmatch(line) and _few_below(lines, number))
    return next(found, None)


def _few_below(lines: list[str], at: int) -> bool:
    below = [line for line in lines[at + 1 :] if line]
    return len(below) <= _MOST_BELOW and all(len(line) <= _SHORT for line in below)
