"""(k) What an organiser waits for: a letter checked, compiled and filled, proofread by the thousand, and its preview.

Filling is held against the same text as a bare Jinja template, compiled, with its values ready; the editor's preview
against a page of the same length that a bare Flask app renders, both through Flask's own test client.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import jinja2
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from advocacy.app import create_app
from advocacy.core.constituents import Constituent
from advocacy.core.drafting import Writing, facts_of, fill
from advocacy.core.letters import parse_letter
from advocacy.core.letters_syntax import FIELDS, Literal, Template
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.bill_of import bill_of
from advocacy.services.check_letters import check_files
from advocacy.services.keep_working_copies import begin
from advocacy.services.staff_sessions import begin_session
from advocacy.services.write_letter import write_date
from advocacy.settings import ROOT, Settings
from advocacy.store import staff_members
from advocacy.store.database import writing
from advocacy.store.migrate import upgrade

from .bare import render
from .rounds import Effort, compare, seconds
from .served import lines
from .table import Row
from .visit import Page
from .world import CAMPAIGN, DAY, World

_SLUG = "measured"


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Each letter that is checked differs from the one before, so that nothing is answered from memory."""
    world = World.read(folder)
    return [*_checked(world, effort), *_filled(world, effort), _previewed(world, effort)]


def _files() -> dict[str, str]:
    return {one.name: one.read_text(encoding="utf-8") for one in sorted((ROOT / "letters" / CAMPAIGN).iterdir())}


def _checked(world: World, effort: Effort) -> list[Row]:
    """A campaign of two languages is two letters."""
    files, numbers, turn = _files(), count(), effort.of(4)

    def another() -> dict[str, str]:
        ends = f"\nLetter {next(numbers)}.\n"
        return {name: text + ("" if name.endswith(".yaml") else ends) for name, text in files.items()}

    def proofread() -> object:
        return check_files(another(), CAMPAIGN, world.ports.bills, DAY)

    def compile_both() -> object:
        return [parse_letter(text, name[:2], name) for name, text in another().items() if name.endswith(".md")]

    found = compare(_turns(proofread, turn), _turns(compile_both, turn), effort)
    both = effort.of(500)
    thousand = seconds(lambda: [proofread() for _ in range(both)])
    return [
        Row("k  compile one letter", f"{found.baseline / 2 * 1e3:.2f} ms"),
        Row(
            "k  proofread one letter",
            f"{found.ours / 2 * 1e3:.2f} ms",
            f"{found.baseline / 2 * 1e3:.2f} ms compile only",
            found.ratio,
        ),
        Row(f"k  {both * 2:,} letters proofread", f"{thousand:.2f} s, {thousand / both / 2 * 1e3:.2f} ms each"),
    ]


def _filled(world: World, effort: Effort) -> list[Row]:
    official = next(one for one in world.ports.roster.officials if one.office is OfficeTitle.US_SENATOR)
    words, writer = _writing(world), _writer(world, official)
    state, turn = world.ports.states[official.division.state], effort.of(400)
    values = _values_of(words, official, writer)
    facts = facts_of(words, official, writer)
    text = "\n\n".join(_source(words, one, facts) for one in _templates(words))
    bare = jinja2.Environment(autoescape=False).from_string(text)
    nested = _nested(values)
    chosen = {f"ask.{name}": variants.choose(facts) for name, variants in words.letter.wording.items()}

    def value_of(name: str) -> str:
        if not name.startswith("ask."):
            return values[name]
        return chosen[name].fill(values.__getitem__)

    ours = {
        "k  fill a compiled letter": lambda: [one.fill(value_of) for one in _templates(words)],
        "k  the whole draft: names, forms, whose words": lambda: fill(words, official, state, writer),
    }
    rows = []
    for what, act in ours.items():
        found = compare(_turns(act, turn), _turns(lambda: bare.render(nested), turn), effort)
        rows.append(Row(what, f"{found.ours * 1e6:.0f} µs", f"{found.baseline * 1e6:.0f} µs bare Jinja", found.ratio))
    rows[0] = Row(rows[0].what, rows[0].ours, rows[0].baseline, rows[0].ratio, "≤ 2")
    return rows


def _writing(world: World) -> Writing:
    campaign = world.version.campaign
    bill = bill_of(world.ports.bills, campaign)
    assert bill is not None, "the shipped campaign's bill is in the shipped data"
    return Writing(world.version.letter("en"), bill, DAY, write_date, campaign.written_for)


def _writer(world: World, official: Official) -> Constituent:
    return Constituent(
        *(world.ports.states[official.division.state], "Ana Nguyễn", "1 Camino Real", "Berkeley", "94704"),
        story="As a parent I think of the students of our school.",
    )


def _templates(words: Writing) -> tuple[Template, ...]:
    return (words.letter.body, *words.letter.templates.values())


def _values_of(words: Writing, official: Official, writer: Constituent) -> dict[str, str]:
    """Something as long as a real value for every placeholder: both sides are given the same."""
    known = {"official.name": official.name, "constituent.name": writer.name, "constituent.story": writer.story}
    return {name: known.get(name) or f"{name} of {words.bill.title}"[:28] for name in FIELDS}


def _source(words: Writing, template: Template, facts: frozenset[str]) -> str:
    """The Jinja source of what this template comes to: its wordings chosen, its placeholders as they are."""
    parts = []
    for paragraph in template.paragraphs:
        pieces = []
        for piece in paragraph:
            if isinstance(piece, Literal):
                pieces.append(piece.text)
            elif piece.name.startswith("ask."):
                chosen = words.letter.wording[piece.name.removeprefix("ask.")].choose(facts)
                pieces.append(_source(words, chosen, facts))
            else:
                pieces.append(f"{{{{ {piece.name} }}}}")
        parts.append("".join(pieces))
    return "\n\n".join(parts)


def _nested(values: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {name: value for name, value in values.items() if "." not in name}
    for name, value in values.items():
        first, dot, second = name.partition(".")
        if dot:
            row = found.setdefault(first, {})
            assert isinstance(row, dict)
            row[second] = value
    return found


def _previewed(world: World, effort: Effort) -> Row:
    """What is typed goes to the app and comes back as a letter to a real official, as the editor asks for it."""
    client, form, address = _editor(world)
    answer = client.post(address, data=form)
    assert answer.get_json()["shown"], "a letter that cannot be filled has no preview"
    bare = Flask("bare")
    told = lines(answer.text)
    bare.add_url_rule("/page", "page", lambda: render(told), methods=["POST"])
    other, turn = bare.test_client(), effort.of(4)
    found = compare(
        _turns(lambda: client.post(address, data=form), turn),
        _turns(lambda: other.post("/page", data=form), turn),
        effort,
    )
    return Row(
        f"k  preview in the editor, {len(answer.data) / 1000:.0f} KB",
        f"{found.ours * 1e3:.1f} ms",
        f"{found.baseline * 1e3:.1f} ms bare Flask",
        found.ratio,
    )


def _editor(world: World) -> tuple[FlaskClient, MultiDict[str, str], str]:
    """A browser that is signed in, with the letter open: the form as the page gave it, and where its preview is."""
    url = f"sqlite:///{world.folder / 'editor.sqlite3'}"
    upgrade(url)
    app = create_app(
        Settings(
            database_url=url, instance_dir=world.folder, secret_key="k" * 32, today=DAY, rate_limit="100000/minute"
        )
    )
    now = datetime.now(UTC)
    with app.app_context():
        with writing() as connection:
            number = staff_members.add(connection, "ana@example.org", Role.ORGANISER, "", int(now.timestamp()))
            account = staff_members.by_id(connection, number)
            assert account is not None
            token, _ = begin_session(connection, account.member, "bench", now)
        begin(_SLUG, _files(), COMMAND_LINE, now)
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return client, _form(client.get(f"/organise/{_SLUG}/letter").text), f"/organise/{_SLUG}/letter/preview"


def _form(text: str) -> MultiDict[str, str]:
    page = Page()
    page.feed(text)
    return MultiDict(page.fields)


def _turns(act: Callable[[], object], turn: int) -> Callable[[], float]:
    return lambda: seconds(lambda: [act() for _ in range(turn)]) / turn
