"""Windows of the staff, signed in on a site that runs."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask
from playwright.sync_api import Page

from advocacy.app import create_app
from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.keep_working_copies import begin
from advocacy.settings import Settings
from tests.conftest import TODAY
from tests.support.editor import NOW
from tests.support.site import Site
from tests.support.staff import sign_in


def app_of(site: Site) -> Flask:
    """An app beside the running site, on the same database and secret."""
    return create_app(Settings(instance_dir=site.instance, today=TODAY, log_level="ERROR"))


def come_in(page: Page, site: Site, email: str, role: Role = Role.ORGANISER) -> None:
    """Sign this window in as a new member with this address."""
    app = app_of(site)
    client = app.test_client()
    sign_in(app, client, role, email)
    cookie = client.get_cookie("session")
    assert cookie is not None
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": site.url}])


def begin_campaign(site: Site, slug: str, files: Mapping[str, str]) -> str:
    """A campaign of the site with these files; the path of its editor."""
    with app_of(site).app_context():
        begin(slug, files, COMMAND_LINE, NOW)
    return f"/organise/{slug}/letter"
