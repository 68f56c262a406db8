"""The command line: one file a group, each a door to the same use cases as the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pkgutil import resolve_name

import click
from flask import Flask
from flask.cli import AppGroup

_GROUPS = ("bills", "counts", "database", "letters", "officials", "staff", "translations")
_OURS = {name: f"{name}:group" for name in _GROUPS} | {name: f"site:{name}" for name in ("setup", "serve")}


class Commands(AppGroup):
    """Every command of ``flask``, read when it is asked for: a server, which asks for none, starts without them."""

    def __init__(self, name: str, others: Mapping[str, Callable[[], click.Command]]) -> None:
        super().__init__(name)
        self._later = {one: self._reader(place) for one, place in _OURS.items()} | dict(others)

    @staticmethod
    def _reader(place: str) -> Callable[[], click.Command]:
        return lambda: resolve_name(f"{__name__}.{place}")

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self._later, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        later = self._later.get(cmd_name)
        return later() if later else super().get_command(ctx, cmd_name)


def init_app(app: Flask, others: Mapping[str, Callable[[], click.Command]]) -> None:
    """Register every command of ``flask``: ours, and ``others`` by their names."""
    app.cli = Commands(app.name, others)
