"""Codes for telephones: as a picture for a page, and on sheets of paper for a wall or a table."""

from __future__ import annotations

import io
import re
from pathlib import Path

from advocacy.channels.press import Press
from advocacy.core.delivery import File
from advocacy.core.plain_text import one_line
from advocacy.core.posters import Poster, PosterKind

_HERE = Path(__file__).parent
_QUIET_MODULES = 4
"""White around the code, in its own modules. Source: ISO/IEC 18004."""
_BREAKS = re.compile(r"(?<=[/?&=.-])(?=\w)")


class PrintedSigns:
    """Plugs into ``posters.Signs``. The code repairs itself where up to 15 % of it is dirty or torn (level M)."""

    def __init__(self) -> None:
        self._press = Press(_HERE / "poster.typ")

    def svg(self, link: str) -> bytes:
        """The code of this link; it is drawn in whatever size it is given."""
        import segno  # read with the first code, not with the site: few pages need it

        picture = io.BytesIO()
        segno.make(link, error="m", micro=False).save(
            picture, kind="svg", border=_QUIET_MODULES, scale=8, dark="#000", light="#fff", omitsize=True
        )
        return picture.getvalue()

    def sheet(self, poster: Poster, kind: PosterKind) -> File:
        """One page of US Letter, tagged, with a name for the code's picture."""
        printed = self._press.print(
            {
                "kind": kind,
                "language": poster.language,
                "title": one_line(poster.headline),
                "invitation": one_line(poster.invitation),
                "address": _BREAKS.sub("\u200b", one_line(poster.address)),
                "picture": one_line(poster.picture),
                "code": self.svg(poster.link).decode(),
            }
        )
        return File(printed.pdf, "application/pdf", f"{kind}.pdf", printed.pages)
