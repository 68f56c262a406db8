"""This copy of the site: who runs it, where it is reached, and its ports, loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .importers import Importers
from .ports import Ports


@dataclass(frozen=True)
class Operator:
    """Who is behind this copy of the site; empty strings where the operator has not said."""

    name: str
    contact: str
    signup_url: str


@dataclass(frozen=True)
class Address:
    """Where the server listens, and the URL by which people reach it."""

    host: str
    port: int
    workers: int
    public_url: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}/"

    def public_link(self, path: str) -> str:
        """A path of ours as people outside can follow it."""
        return self.url.rstrip("/") + path


@dataclass
class Installation:
    """Handed to the doors as ``current_app.extensions["advocacy"]``."""

    operator: Operator
    address: Address
    exit_url: str
    letters_dir: Path
    instance_dir: Path
    load_ports: Callable[[], Ports]
    load_importers: Callable[[], Importers]

    @cached_property
    def ports(self) -> Ports:
        """Read from the data files on first use, so that commands which mend broken files can run without them."""
        return self.load_ports()

    @cached_property
    def importers(self) -> Importers:
        """For commands; a page that fetches a bill takes fresh ones, which know what others wrote meanwhile."""
        return self.load_importers()
