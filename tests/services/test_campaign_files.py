"""Campaigns as ZIP files, out and in: the same bytes each time, and nothing that a ZIP can hide does harm."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.errors import MalformedInput
from advocacy.core.letters_yaml import LetterRefused
from advocacy.core.manuscripts import BODY, read_manuscript, write_manuscript
from advocacy.services.export_campaign import write_folder, zip_of
from advocacy.services.import_campaign import bundle_of, read_bundle, upload_of
from advocacy.services.read_zip import LARGEST_FILE, MOST_FILES, read_zip
from tests.support.manuscripts import FILES


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return made.getvalue()


def test_a_campaign_goes_out_and_comes_back_as_it_was() -> None:
    made = zip_of("schools", FILES)
    assert made == zip_of("schools", dict(FILES))
    bundle = upload_of({"download (3).zip": made})
    assert (bundle.files, bundle.left_out, bundle.folder) == (FILES, (), "schools")
    assert zip_of("schools", bundle.files) == made


_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=80)
_NAME = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)


@given(title=_WORDS, body=_WORDS, wording=st.dictionaries(_NAME, _WORDS, max_size=3))
def test_any_manuscript_goes_to_a_file_and_back(title: str, body: str, wording: dict[str, str]) -> None:
    parts = {"title": title, **{f"wording.{name}.otherwise": words for name, words in wording.items()}, BODY: body}
    source = write_manuscript(parts)
    try:
        read = read_manuscript(source, "en.md")
    except LetterRefused:  # characters that YAML does not know at all
        assert any(not char.isprintable() for text in parts.values() for char in text)
        return
    bundle = bundle_of({"campaign.yaml": b"path: x\n", "en.md": source.encode()})
    assert bundle.files["en.md"].encode() == source.encode()
    assert write_manuscript(read) == source


@given(body=st.text(st.sampled_from("-\n a:#{}'\"|>"), max_size=40))
def test_export_of_an_import_is_the_identity(body: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {**FILES, "en.md": FILES["en.md"] + body}
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    write_folder(files, first)
    write_folder(read_bundle(first).files, second)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == {
        path.name: path.read_bytes() for path in second.iterdir()
    }


def test_files_that_are_chosen_one_by_one_are_a_campaign_too() -> None:
    bundle = upload_of({**{name: text.encode() for name, text in FILES.items()}, "photo.png": b"\x89PNG"})
    assert (bundle.files, bundle.left_out, bundle.folder) == (FILES, ("photo.png",), "")


def test_what_computers_add_to_a_zip_is_not_seen() -> None:
    inside = {f"schools/{name}": text.encode() for name, text in FILES.items()}
    extra = {"__MACOSX/schools/._en.md": b"x", "schools/.DS_Store": b"x", "schools/sub/en.txt": b"x", "schools/": b""}
    bundle = upload_of({"a.zip": zipped({**extra, **inside})})
    assert (bundle.files, bundle.left_out) == (FILES, ("schools/sub/en.txt",))


def bomb() -> bytes:
    return zipped({"campaign.yaml": b"a" * 50_000_000})


def lying() -> bytes:
    """A ZIP whose directory says that the file is small."""
    raw = bytearray(zipped({"campaign.yaml": b"a" * 5_000_000}))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def encrypted() -> bytes:
    raw = bytearray(zipped({"campaign.yaml": b"path: x"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


HOSTILE = {
    "nothing": b"",
    "no zip": b"PK\x03\x04 and then nothing",
    "half a zip": zip_of("schools", FILES)[:700],
    "a bomb": bomb(),
    "a bomb that lies": lying(),
    "a password": encrypted(),
    "a method that eats memory": zipped({"campaign.yaml": b"path: x"}, zipfile.ZIP_LZMA),
    "too many files": zipped({f"{number}.txt": b"" for number in range(MOST_FILES + 1)}),
    "two campaigns": zipped({f"{folder}/{name}": t.encode() for folder in "ab" for name, t in FILES.items()}),
    "no campaign": zipped({"photo.png": b"x"}),
    "a zip in a zip": zipped({"a.zip": zip_of("schools", FILES)}),
    "a file of 251 KB": zipped({"campaign.yaml": b"x" * (LARGEST_FILE + 1)}, zipfile.ZIP_STORED),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_zip_is_answered_with_a_sentence(raw: bytes) -> None:
    with pytest.raises((MalformedInput, LetterRefused)) as refused:
        upload_of({"a.zip": raw})
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("root", ["/etc/", "a/b/c/", "C:\\x\\"])
def test_a_path_in_a_zip_is_a_name_and_nothing_else(root: str) -> None:
    raw = zipped({f"{root}{name}": text.encode() for name, text in FILES.items()})
    assert upload_of({"a.zip": raw}).files == FILES


def test_a_path_that_climbs_is_left_out() -> None:
    raw = zipped({f"../../etc/{name}": text.encode() for name, text in FILES.items()})
    with pytest.raises(MalformedInput):
        upload_of({"a.zip": raw})


@given(raw=st.binary(max_size=300), at=st.integers(0, 900), cut=st.integers(0, 900))
def test_no_damage_to_a_zip_is_more_than_a_sentence(raw: bytes, at: int, cut: int) -> None:
    good = zip_of("schools", FILES)
    for broken in (raw, good[:at] + raw + good[at:], good[:at] + good[at + cut :]):
        with contextlib.suppress(MalformedInput):
            assert all(len(content) <= LARGEST_FILE for content in read_zip(broken).values())
