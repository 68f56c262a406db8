"""What tests of the staff's pages ask again and again."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from advocacy.services.read_audit import page_of_audit
from advocacy.store.audit_log import Entry


def token_of(client: FlaskClient, address: str) -> str:
    """The token that a form of this page carries."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found is not None, "a page without a form"
    return found[1]


def acts() -> tuple[Entry, ...]:
    """What the staff did, the latest first; inside an app's context."""
    return page_of_audit()[0]
