"""Campaigns as files on the site: downloaded, brought in, and words that were written elsewhere put into a letter."""

from __future__ import annotations

import ast
import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from advocacy.core.manuscripts import BODY, read_manuscript
from advocacy.core.staff import COMMAND_LINE, Role
from advocacy.services.export_campaign import zip_of
from advocacy.services.import_campaign import upload_of
from advocacy.services.keep_working_copies import all_copies, begin, load, save
from advocacy.web.organise.refusals import SENTENCES
from tests.support.manuscripts import FILES
from tests.support.staff import sign_in

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def desk(app: Flask, client: FlaskClient) -> FlaskClient:
    """An organiser's browser, in a site that owns one campaign."""
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(app, client, Role.ORGANISER)
    with app.app_context():
        begin("schools", FILES, COMMAND_LINE, app.extensions["advocacy"].ports.now())
    return client


def file(name: str, raw: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(raw), name


def post(client: FlaskClient, path: str, **data: Any) -> Any:
    return client.post(f"/organise/{path}", data=data, content_type="multipart/form-data")


def body_of(app: Flask, language: str = "en") -> str:
    with app.app_context():
        return read_manuscript(load("schools").files[f"{language}.md"], "")[BODY]


def test_what_is_downloaded_is_what_is_kept(app: Flask, desk: FlaskClient) -> None:
    assert b"files.zip" in desk.get("/organise/schools/files").data
    answer = desk.get("/organise/schools/files.zip")
    assert answer.mimetype == "application/zip"
    assert "schools.zip" in answer.headers["Content-Disposition"]
    assert upload_of({"a.zip": answer.data}).files == FILES


def test_a_published_version_is_downloaded_and_one_that_is_not_there_is_not(desk: FlaskClient) -> None:
    assert desk.get("/organise/title-ix-protection-act/files.zip?version=1").mimetype == "application/zip"
    assert desk.get("/organise/title-ix-protection-act/files.zip?version=99").status_code == 404
    assert desk.get("/organise/no-such/files.zip").status_code == 404


@pytest.mark.parametrize("how", ["zip", "files"])
def test_files_come_in_as_they_are_under_the_name_she_gives(app: Flask, desk: FlaskClient, how: str) -> None:
    files = [file(name, text.encode()) for name, text in FILES.items()]
    chosen: Any = file("x.zip", zip_of("schools", FILES)) if how == "zip" else files
    assert post(desk, "import", files=chosen, name="second").status_code == 303
    with app.app_context():
        assert load("second").files == FILES


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("x.zip", b"PK nothing", b"cannot be read"),
        ("x.zip", zip_of("schools", FILES), b"of this name already"),
        ("notes.txt", b"x", b"There is no campaign.yaml"),
        ("x.zip", zip_of("other", {**FILES, "en.md": "Dear Senator"}), b"en.md, line 1"),
    ],
)
def test_what_cannot_come_in_is_told_and_nothing_is_kept(
    app: Flask, desk: FlaskClient, name: str, raw: bytes, said: bytes
) -> None:
    answer = post(desk, "import", files=file(name, raw), name="")
    assert answer.status_code == 400
    assert said in answer.data
    with app.app_context():
        assert [copy.slug for copy in all_copies()] == ["schools"]


def read(client: FlaskClient, **data: Any) -> Any:
    return post(client, "schools/words", step="read", language="en", **data)


def base(page: bytes) -> str:
    return page.split(b'name="base" value="')[1].split(b'"')[0].decode()


def test_pasted_words_are_shown_first_and_then_put_into_the_letter(app: Flask, desk: FlaskClient) -> None:
    assert desk.get("/organise/schools/words").status_code == 200
    shown = read(desk, text="Dear Senator,\n\nIt’s “here”.\n\nSecond.\n\nSincerely,\nAnn")
    assert "It’s “here”.\n\nSecond.".encode() in shown.data
    assert b"the greeting" in shown.data
    assert b"<code>{{ constituent.story }}</code>" in shown.data
    assert body_of(app) == read_manuscript(FILES["en.md"], "")[BODY]
    saved = post(desk, "schools/words", step="save", language="en", base=base(shown.data), where="instead", body="One.")
    assert saved.status_code == 303
    assert body_of(app) == "One."


def test_words_can_go_below_what_the_letter_says(app: Flask, desk: FlaskClient) -> None:
    shown = read(desk, text="More words.")
    post(desk, "schools/words", step="save", language="en", base=base(shown.data), where="below", body="More words.")
    assert body_of(app).endswith("{{ ask.reply }}\n\nMore words.")


def test_a_letter_that_someone_changed_meanwhile_is_not_written_over(app: Flask, desk: FlaskClient) -> None:
    shown = read(desk, text="Mine.")
    with app.app_context():
        copy = load("schools")
        changed = {**copy.files, "en.md": copy.files["en.md"].replace("{{ reasons }}", "Theirs.")}
        save(copy, changed, COMMAND_LINE, app.extensions["advocacy"].ports.now())
    answer = post(desk, "schools/words", step="save", language="en", base=base(shown.data), body="Mine.")
    assert answer.status_code == 409
    assert b"Theirs." in answer.data
    assert b"Mine." in answer.data
    assert "Theirs." in body_of(app)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"text": "  "}, "There are no words in it."),
        ({"document": file("a.pdf", b"%PDF")}, "copy the words, and paste them"),
        ({"document": file("a.docx", b"no")}, "not a Word document"),
        ({"document": file("a.txt", b"\0\1")}, "not text that we can read"),
        ({"text": "word " * 20_000}, "far longer than a letter"),
    ],
)
def test_words_that_cannot_be_read_are_told(desk: FlaskClient, data: dict[str, Any], said: str) -> None:
    answer = read(desk, **data)
    assert answer.status_code == 400
    assert said.encode() in answer.data


def test_a_file_of_words_is_read(desk: FlaskClient) -> None:
    shown = read(desk, document=file("letter.md", b"# Hello\n\nSome *words*."))
    assert b"Some words." in shown.data


def test_a_folders_campaign_takes_no_words(desk: FlaskClient) -> None:
    assert desk.get("/organise/title-ix-protection-act/words").status_code == 303


@pytest.mark.parametrize("path", ["import", "schools/words", "schools/files", "schools/files.zip"])
def test_who_may_not_write_sees_none_of_it(app: Flask, client: FlaskClient, path: str) -> None:
    assert client.get(f"/organise/{path}").status_code in {303, 404}
    sign_in(app, client, Role.STAFF)
    assert client.get(f"/organise/{path}").status_code == 403


REFUSING = (
    "services/read_document.py services/read_zip.py services/import_campaign.py services/export_campaign.py "
    "providers/documents/docx.py providers/documents/markdown.py providers/documents/plain.py"
)


def test_every_sentence_of_a_refusal_is_gathered_for_translation() -> None:
    said = set()
    for path in REFUSING.split():
        for node in ast.walk(ast.parse((ROOT / "advocacy" / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"MalformedInput", "FileRefused"}:
                said |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    assert said - {str(sentence) for sentence in SENTENCES} == set()
