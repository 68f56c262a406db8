"""The page checker is checked: it passes a good page and finds each fault that is planted."""

from __future__ import annotations

import pytest
from flask import Flask, Response

from tests.support.pages import CheckedClient, faults_of

GOOD = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><title>Write to your officials</title>
  <link rel="stylesheet" href="/static/site.css"><link rel="canonical" href="https://letters.example/en">
  <script src="/static/print.js" defer></script>
</head>
<body>
  <h1>Write</h1>
  <form method="post" action="/send">
    <input type="hidden" name="csrf_token" value="signed">
    <label for="name">Name</label> <input id="name" name="name" aria-describedby="hint"> <span id="hint">In full</span>
    <label>Letter <textarea name="letter"></textarea></label>
    <select name="state" aria-label="State"><option>NY</option></select>
    <button>Print</button>
  </form>
  <form method="post" action="/officials" data-guard="origin"><label>ZIP <input name="zip"></label></form>
  <a href="https://www.congress.gov/" target="_blank" rel="noopener">The bill</a>
</body>
</html>
"""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def visitor(html: str, headers: dict[str, str], status: int = 200) -> CheckedClient:
    app = Flask(__name__)
    app.test_client_class = CheckedClient
    app.add_url_rule("/", view_func=lambda: Response(html, status=status, headers=headers))
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def test_a_good_page_has_no_faults() -> None:
    assert faults_of(GOOD) == []


@pytest.mark.parametrize(
    ("instead_of", "planted", "fault"),
    [
        ("<!doctype html>", "", "expected-doctype"),
        ("</form>\n", "</div></form>\n", "end-tag-too-early div"),
        ("<h1>", '<h1 class="a" class="b">', "duplicate-attribute"),
        ("Write</h1>", "Write &frobnicate;</h1>", "entity"),
        (' lang="en"', "", "<html> has no lang"),
        ("<title>Write to your officials</title>", "", "there is no <title>"),
        ("<h1>Write</h1>", "<h2>Write</h2>", "exactly one <h1>"),
        ("<h1>Write</h1>", "<h1>Write</h1><h1>Again</h1>", "exactly one <h1>"),
        ('id="hint"', 'id="name"', 'id="name" is used 2 times'),
        ('id="hint"', 'id="hints"', "aria-describedby='hint'"),
        ('<label for="name">Name</label>', "Name", '<input id="name" name="name"> has no label'),
        ('<label for="name">Name</label>', '<label for="name"></label>', "has no label"),
        ("<label>Letter <textarea", "<label><textarea", "<textarea name="),
        (' aria-label="State"', "", '<select name="state"> has no label'),
        ("<button>Print</button>", "<button></button>", "<button> has no text"),
        ('<label for="name">', '<label for="nobody">', "belongs to no control"),
        ('<input type="hidden" name="csrf_token" value="signed">', "", "posts without a csrf_token"),
        ('value="signed"', 'value=""', "posts without a csrf_token"),
        (' data-guard="origin"', "", "posts without a csrf_token"),
        ('method="post" action="/send"', 'action="/send"', "would put its csrf_token into the address"),
        ('action="/send"', 'action="https://elsewhere.example/"', "sends what was typed to another host"),
        ("</head>", "<style>p { color: red }</style></head>", "styles belong in the stylesheet"),
        ("</head>", "<script>go()</script></head>", "<script> is inline"),
        ("<h1>", '<h1 style="color: red">', "inline style"),
        ("<button>", '<button onclick="print()">', "inline onclick"),
        ('href="https://www.congress.gov/"', 'href="javascript:go()"', "runs script from its address"),
        ('"/static/site.css"', '"https://cdn.example/site.css"', "fetched from another host"),
        ('"/static/print.js"', '"//cdn.example/print.js"', "fetched from another host"),
        ("<h1>", '<img alt="" src="https://cdn.example/seal.png"><h1>', "fetched from another host"),
        (' rel="noopener"', "", "without rel=noopener"),
    ],
)
def test_each_planted_fault_is_found(instead_of: str, planted: str, fault: str) -> None:
    assert instead_of in GOOD
    faults = faults_of(GOOD.replace(instead_of, planted))
    assert any(fault in each for each in faults), faults


def test_a_fetched_page_with_its_headers_is_handed_over() -> None:
    assert visitor(GOOD, HEADERS).get("/").status_code == 200


def test_an_error_page_is_held_to_the_same_rules() -> None:
    with pytest.raises(AssertionError, match="exactly one <h1>"):
        visitor("<!doctype html><html lang=en><title>No</title>", HEADERS, status=404).get("/")


@pytest.mark.parametrize(
    ("header", "value", "fault"),
    [
        ("Content-Security-Policy", "style-src 'self'", "no default-src"),
        ("Content-Security-Policy", "default-src 'self' 'unsafe-inline'", "allows 'unsafe-inline' in default-src"),
        ("X-Content-Type-Options", "", "X-Content-Type-Options"),
        ("Referrer-Policy", "no-referrer", "Referrer-Policy is 'no-referrer'"),
    ],
)
def test_weak_security_headers_are_faults(header: str, value: str, fault: str) -> None:
    with pytest.raises(AssertionError) as caught:
        visitor(GOOD, HEADERS | {header: value}).get("/")
    assert fault in str(caught.value)


def test_all_faults_of_a_page_are_listed_at_once() -> None:
    with pytest.raises(AssertionError) as caught:
        visitor(GOOD.replace(' lang="en"', "").replace("<h1>", '<h1 style="x">'), {}).get("/")
    assert "GET / (200) has 5 faults:" in str(caught.value)
