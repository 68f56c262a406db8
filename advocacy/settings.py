"""The settings, frozen. The only reader of the environment; imported by ``app`` and ``wiring`` alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOKUP = ("boundaries", "census", "openstates", "crosswalk")


class BadSetting(ValueError):
    """A setting that cannot be read; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Each field is the environment variable of the same name in capitals; ``.env.example`` explains them all."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    database_url: str = ""
    secret_key: str = ""
    public_url: str = ""
    trusted_proxies: int = 0
    instance_dir: Path = ROOT / "instance"
    letters_dir: Path = ROOT / "letters"
    operator_name: str = ""
    operator_contact: str = ""
    signup_url: str = ""
    exit_url: str = "https://www.weather.gov/"
    data_max_age_days: int = 120
    today: date | None = None
    rate_limit: str = "600 per minute"
    rate_limit_storage: str = "memory://"
    log_level: str = "INFO"
    roster_file: Path = ROOT / "legislators.csv"
    data_dir: Path = field(default=ROOT / "advocacy" / "data")
    lookup_providers: str = ",".join(LOOKUP)
    geocoder_url: str = "https://geocoding.geo.census.gov/geocoder"
    geocoder_vintages: str = "ACS2025_Current,Current_Current"
    geocoder_connect_seconds: float = 3.0
    geocoder_total_seconds: float = 8.0
    openstates_url: str = "https://v3.openstates.org"
    openstates_api_key: str = ""
    congress_url: str = "https://unitedstates.github.io/congress-legislators/legislators-current.json"
    congress_offices_url: str = "https://unitedstates.github.io/congress-legislators/legislators-district-offices.json"
    committees_url: str = "https://unitedstates.github.io/congress-legislators/committees-current.json"
    committee_members_url: str = "https://unitedstates.github.io/congress-legislators/committee-membership-current.json"
    state_people_url: str = "https://data.openstates.org/people/current/{state}.csv"
    billstatus_url: str = "https://www.govinfo.gov/bulkdata/BILLSTATUS/{congress}/{type}/BILLSTATUS-{bill}.xml"
    congress_api_url: str = "https://api.congress.gov/v3"
    congress_api_key: str = ""

    @property
    def lookup(self) -> tuple[str, ...]:
        """Who is asked about a place, in order. Raises ``BadSetting`` for a name that we do not know."""
        names = tuple(dict.fromkeys(name.strip() for name in self.lookup_providers.split(",") if name.strip()))
        if not names or not set(names) <= set(LOOKUP):
            raise BadSetting(f"LOOKUP_PROVIDERS should be some of these, with commas between: {', '.join(LOOKUP)}.")
        return names

    @property
    def database(self) -> str:
        """The SQLAlchemy URL: SQLite in the instance folder unless ``DATABASE_URL`` names another."""
        url = self.database_url or f"sqlite:///{self.instance_dir.resolve() / 'advocacy.sqlite3'}"
        for short in ("postgres://", "postgresql://"):
            if url.startswith(short):
                return "postgresql+psycopg://" + url.removeprefix(short)
        return url

    @property
    def secure(self) -> bool:
        """Whether people reach us by https, so that cookies are Secure and HSTS is sent."""
        return self.public_url.startswith("https://")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read every setting. Raises ``BadSetting`` with the variable's name and the form it should have."""
        values: dict[str, object] = {}
        for item in fields(cls):
            text = environment.get(item.name.upper(), "").strip()
            if text:
                values[item.name] = _read(item.name, str(item.type), text)
        settings = cls(**values)  # type: ignore[arg-type]
        _ = settings.lookup
        return settings


_FORMS = {"int": "a whole number", "float": "a number of seconds, such as 2.5"}


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number <= 60:
        raise ValueError
    return number


def _read(name: str, kind: str, text: str) -> object:
    try:
        if kind == "int":
            return int(text)
        if kind == "float":
            return _seconds(text)
        if kind == "Path":
            return Path(text).expanduser()
        if kind.startswith("date"):
            return date.fromisoformat(text)
    except ValueError:
        form = _FORMS.get(kind, "a day like 2026-11-22")
        raise BadSetting(f"{name.upper()} should be {form}.") from None
    return text
