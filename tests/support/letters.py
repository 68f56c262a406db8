"""Finished letters for the tests of the ways out, and what stands where on a printed page."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from advocacy.core.delivery import Envelope
from advocacy.core.drafting import Draft, Run

SENDER = ("Ana Nguyễn", "1200 Camino Real Apt. 4", "Berkeley, CA 94704", "ana@example.org")
RECIPIENT = (
    "The Honorable Nydia M. Velázquez",
    "U.S. House of Representatives",
    "2302 Rayburn House Office Building",
    "Washington, DC 20515",
)
BODY = (
    "I live in Berkeley, California 94704, and I ask you to bring back a bill about student sexual harassment.",
    "That bill was introduced on October 12, 2017 with 27 original cosponsors. It died with its Congress.",
    "Please tell me whether you would introduce or cosponsor such a bill today.",
)


def letter(
    body: Sequence[str] = BODY,
    *,
    sender: Sequence[str] = SENDER,
    recipient: Sequence[str] = RECIPIENT,
    subject: str = "Protections for students (H.R. 4030, 115th Congress)",
    salutation: str = "Dear Representative Velázquez:",
    signature: str = "Ana Nguyễn",
    language: str = "en",
    email: str = "",
    topic: str = "",
    day: str = "November 22, 2026",
) -> Envelope:
    """A letter to one office, finished; anything may be changed by name."""
    draft = Draft(
        official_id="bioguide:V000081",
        language=language,
        sender=tuple(sender),
        day=day,
        recipient=tuple(recipient),
        subject_label="Asunto:" if language == "es" else "Re:",
        subject=subject,
        salutation=salutation,
        paragraphs=tuple((Run(text),) for text in body),
        closing="Atentamente," if language == "es" else "Sincerely,",
        signature=signature,
        short_message="Please bring back the bill.",
        phone_script="Hello, I am a constituent.",
    )
    return Envelope(draft, tuple(recipient), tuple(sender), email, topic)


@dataclass(frozen=True)
class Line:
    """A printed line and its box: page from 1, and inches from the left and top edges of the paper."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def printed(pdf: bytes) -> list[Line]:
    """Every line of a PDF, read back from the text's own positions (poppler)."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "letter.pdf"
        file.write_bytes(pdf)
        run = subprocess.run(["pdftotext", "-bbox-layout", str(file), "-"], capture_output=True, check=True)
    tree = ElementTree.fromstring(run.stdout)
    space = "{http://www.w3.org/1999/xhtml}"
    found = []
    for number, page in enumerate(tree.iter(f"{space}page"), start=1):
        for line in page.iter(f"{space}line"):
            text = " ".join(word.text or "" for word in line.iter(f"{space}word")).replace("\xa0", " ")
            box = (float(line.attrib[edge]) / 72 for edge in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Line(text, number, *box))
    return found


def words_of(pdf: bytes) -> str:
    """The text of a PDF in its order, with single spaces."""
    return " ".join(" ".join(line.text for line in printed(pdf)).split())
