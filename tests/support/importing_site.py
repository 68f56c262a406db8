"""A site whose data files lie in a folder of the test, with the real readers plugged in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask

from advocacy import wiring
from advocacy.services.importers import Importers
from advocacy.settings import Settings
from tests.support.sources import ROOT

TODAY = date(2026, 11, 22)


def importers(root: Path, **changes: Any) -> Importers:
    """Plugs that write below ``root``, which has the real states and nothing else. Any setting may be changed."""
    data = root / "advocacy" / "data"
    data.mkdir(parents=True, exist_ok=True)
    for name in ("states.csv", "sources.toml"):
        text = (ROOT / "advocacy" / "data" / name).read_text(encoding="utf-8")
        (data / name).write_text(_only_states(text) if name == "sources.toml" else text, encoding="utf-8")
    usual: dict[str, Any] = {
        "roster_file": root / "legislators.csv",
        "data_dir": data,
        "instance_dir": root / "instance",
        "today": TODAY,
    }
    return wiring.importers(Settings(**(usual | changes)))


def _only_states(sources: str) -> str:
    tables = sources.split("\n[")
    return "[" + next(table for table in tables if table.startswith('"states.csv"'))


def app_for(plugs: Importers) -> Flask:
    """An app with the commands and their plugs, whose officials cannot be loaded."""
    from advocacy.cli import bills, officials

    app = Flask("test")
    app.extensions["advocacy"] = SimpleNamespace(importers=plugs)
    app.cli.add_command(officials.group)
    app.cli.add_command(bills.group)
    return app
