"""Corrections by hand: written with what the list says today, and reported when the list has caught up or disagrees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from advocacy.core.corrections import EMPTY, FIELDS, FLAGS, NEEDED, Correction, Standing, Verdict, apply, listed
from advocacy.core.errors import AdvocacyError, MalformedInput
from advocacy.core.officials import Official

from .importers import Importers

_LOUD = (Standing.SET_ASIDE, Standing.DISAGREES, Standing.STILL_LISTED, Standing.UNKNOWN_OFFICIAL, Standing.UNUSABLE)
_WORDS = {
    Standing.APPLIED: "used.",
    Standing.CAUGHT_UP: "the list has caught up; the row can go.",
    Standing.SET_ASIDE: "not used, because the list says something newer: {listed}. Look at it, then take the row out.",
    Standing.DISAGREES: "used, though the list says {listed}. “was” is empty, so nothing tells which is newer.",
    Standing.STILL_LISTED: "kept out; the list still has {listed}.",
    Standing.UNKNOWN_OFFICIAL: "not used, because no one in the list has this id. "
    f"A new official needs {', '.join(NEEDED)}.",
    Standing.UNUSABLE: "not used, because no official could be so.",
}


def sentences(verdicts: Iterable[Verdict]) -> tuple[list[str], list[str]]:
    """What someone should look at, and what else can be said: rows that can go, and how many are used."""
    verdicts = tuple(verdicts)
    loud = [_sentence(one) for one in verdicts if one.standing in _LOUD]
    quiet = [_sentence(one) for one in verdicts if one.standing is Standing.CAUGHT_UP]
    if used := sum(one.standing is Standing.APPLIED for one in verdicts):
        quiet.append(f"{used} corrections by hand are used." if used > 1 else "1 correction by hand is used.")
    return loud, quiet


def _sentence(verdict: Verdict) -> str:
    row = verdict.correction
    words = _WORDS[verdict.standing].format(listed=f"“{verdict.listed}”" if verdict.listed else "nothing")
    return f"corrections.csv, line {row.line}, {row.official_id} {row.field}: {words}"


def corrected(importers: Importers, officials: Iterable[Official]) -> tuple[tuple[Official, ...], tuple[Verdict, ...]]:
    """These officials with the corrections at hand, and what became of each."""
    return apply(officials, importers.load_corrections().rows)


def write_correction(
    importers: Importers, official_id: str, field: str, value: str, note: str, day: date
) -> tuple[Path, str]:
    """Write a row, with what the list says today; the file, and a sentence on what becomes of it.

    Raises ``MalformedInput`` for a field that there is not, ``MalformedData`` for a value that it cannot have.
    """
    if field not in FIELDS:
        raise MalformedInput(f"There is no such field. The fields are: {', '.join(FIELDS)}.")
    officials = importers.load_officials(importers.layers).rows
    found = next((one for one in officials if one.official_id == official_id), None)
    was = "" if found is None or field in FLAGS else listed(found, field) or EMPTY
    try:
        path = importers.write_correction(Correction(official_id, field, value, was, note, day))
    except OSError as error:
        raise AdvocacyError(f"The corrections cannot be written ({error.strerror}).") from None
    verdicts = corrected(importers, officials)[1]
    mine = [one for one in verdicts if one.correction.official_id == official_id and one.correction.field == field]
    return path, _sentence(mine[-1]) if mine else ""
