"""Where a state legislator of Open States is reached: her room in the capitol, her offices at home, her links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from advocacy.core.addresses import PostalAddress
from advocacy.core.divisions import States
from advocacy.core.errors import MalformedData
from advocacy.core.officials import DistrictOffice
from advocacy.providers.offices_file import OfficeRow
from advocacy.providers.records import Record

from . import one_line_address

SOURCE = "openstates"
_CAPITOL, _AT_HOME = ("capitol", "capitol-mail"), ("district", "district-mail")
_FORMULA = ("=", "+", "-", "@")
_ONE_BUILDING = "DC"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as listed: its address, empty where it is not whole, and its phone."""

    address: PostalAddress
    phone: str


@dataclass(frozen=True)
class Offices:
    """All offices of a person, in the source's order, those for visits before those for mail."""

    capitol: tuple[Office, ...]
    at_home: tuple[Office, ...]

    @property
    def address(self) -> PostalAddress:
        """Where post reaches her in the capitol, if anywhere."""
        return next((one.address for one in self.capitol if one.address), PostalAddress())

    @property
    def phone(self) -> str:
        """The number in the capitol, else one at home: without an office, that is how she is reached."""
        return next((one.phone for one in (*self.capitol, *self.at_home) if one.phone), "")

    def rows(self, official_id: str, as_of: date) -> Iterator[OfficeRow]:
        """The offices at home for our file; their numbers are those of the source's order."""
        for number, one in enumerate(self.at_home, 1):
            if one.address or one.phone:
                office_id = f"{official_id}-district-{number}"
                office = DistrictOffice(office_id, official_id, one.address, one.phone, "", as_of)
                yield OfficeRow(office, "", "", SOURCE)


def offices_of(row: Record, states: States) -> Offices:
    """Everyone's own home is left out, however public. DC's Council sits in one building, listed as the district's."""
    listed = [(one.text("classification"), one) for one in row.many("offices")]
    if any(kind == "home" for kind, _ in listed):
        row.note("home addresses left out")
    here, home = (
        tuple(_office(one, states) for kind in kinds for listed_as, one in listed if listed_as == kind)
        for kinds in (_CAPITOL, _AT_HOME)
    )
    return Offices((*here, *home), ()) if row.text("state") == _ONE_BUILDING else Offices(here, home)


def _office(one: Record, states: States) -> Office:
    text = sound(one, "address", one.text)
    address = one_line_address.parse(text, states)
    if text and address is None:
        one.note("addresses left out, because they are not whole")
    return Office(address or PostalAddress(), sound(one, "voice", one.phone))


def sound(row: Record, name: str, read: Callable[[str], str]) -> str:
    """A field as its reader has it; empty, and noted, where it cannot be right."""
    try:
        value = read(name)
    except MalformedData:
        row.note(f"“{name}” left out where it cannot be right")
        return ""
    if value.startswith(_FORMULA):
        row.note(f"“{name}” left out, because a spreadsheet would run it")
        return ""
    return value


def links_of(row: Record) -> list[str]:
    """The web addresses of a person that can be right; an apostrophe in one (O’Hara) is written as addresses do."""
    written = (
        Record({"url": link.text("url").replace("'", "%27")}, link.line, link.notes, link.called)
        for link in row.many("links")
    )
    return [url for link in written if (url := sound(link, "url", link.web))]


def contact_form(links: list[str]) -> str:
    """The page with a form for messages, on the site of the first link: others may be of an office that she left."""
    return next((url for url in links if "contact" in url.lower() and _on_site(url, links[0])), "")


def _on_site(url: str, own: str) -> bool:
    host, home = (urlsplit(one).netloc.lower().removeprefix("www.") for one in (url, own))
    return host == home or host.endswith(f".{home}")
